import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { codeOf } from '../platform/start-error.js';

/** The last link that was seen: whoever kept it can tell later whether the chain was cut or made anew. */
export interface Head {
  readonly number: number;
  /** Hexadecimal. */
  readonly hash: string;
  /** The era that it was noted in; a restore begins another. */
  readonly era?: number;
}

export const HEAD_FILE = Symbol('file that the head of the audit chain is noted in');

/**
 * The head, noted outside the database: who owns the tables could cut the chain's end off, rows and links, and leave a
 * chain that is sound in itself.
 */
@Injectable()
export class HeadNote {
  constructor(@Inject(HEAD_FILE) private readonly file: string | undefined) {}

  write(head: Head): void {
    if (this.file === undefined) return;
    // replaced as a whole, so that it is never half written
    writeFileSync(`${this.file}.new`, `${JSON.stringify(head)}\n`, { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
  }

  read(): Head | undefined {
    if (this.file === undefined) return undefined;
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as Head;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }
}
