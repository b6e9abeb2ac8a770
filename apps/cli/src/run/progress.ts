import { statSync } from 'node:fs';
import { progress } from '../render/output.js';

const WIDTH = 30;

/** A bar on a terminal, by the bytes read; nothing where standard error is no terminal. */
export class Progress {
  readonly #total: number | undefined;
  readonly #shown: boolean;
  #done = 0;

  constructor(input: string) {
    this.#shown = process.stderr.isTTY === true;
    this.#total = input === '-' || !this.#shown ? undefined : statSync(input).size;
  }

  add(bytes: number): void {
    this.#done += bytes;
    if (!this.#shown) return;
    const read = `${(this.#done / 1e6).toFixed(1)} MB`;
    if (this.#total === undefined) return progress(read);
    const share = Math.min(1, this.#done / Math.max(1, this.#total));
    const filled = Math.round(share * WIDTH);
    progress(`[${'█'.repeat(filled)}${'·'.repeat(WIDTH - filled)}] ${Math.round(share * 100)} %  ${read}`);
  }

  end(): void {
    if (this.#shown) progress('');
  }
}
