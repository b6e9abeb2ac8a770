/** The runtime and the sandbox as processes of their own: started, waited for, ended in order. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../build/fresh.js';

const TAIL_CHARACTERS = 4_000;
/** What a drain may take, and a little more. */
const END_MS = 30_000;

/** Why the start ends: one line that was said already by the one who knows, or is said here. */
export class Ended extends Error {
  constructor(message, code = 3) {
    super(message);
    this.code = code;
  }
}

/** A process whose output is read and kept off the screen, but for the reason of an early end. */
export class Process {
  #child;
  #tail = '';
  #heard = [];
  /** Fulfilled with the exit code. */
  ended;
  isRunning = true;

  constructor(name, script, args, flags = []) {
    this.name = name;
    // In a group of its own, so that Ctrl-C reaches this program only, and it ends the others in order.
    this.#child = spawn(process.execPath, [...flags, join(ROOT, script), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream.setEncoding('utf8').on('data', (text) => this.#hear(text));
    this.ended = new Promise((resolve) => {
      this.#child.once('error', (error) => this.#over(resolve, 3, error.message));
      this.#child.once('close', (code) => this.#over(resolve, code ?? 3, ''));
    });
  }

  /** Waits until `ready` answers true, and throws the last words where the process ends before. */
  async readyWhen(ready) {
    for (;;) {
      if (!this.isRunning) throw new Ended(this.lastWords, await this.ended);
      if (await ready(this.#tail)) return;
      await Promise.race([this.#news(), this.ended]);
    }
  }

  /** What the pattern's group found in the latest output. */
  heard(pattern) {
    return pattern.exec(this.#tail)?.[1];
  }

  get pid() {
    return this.#child.pid;
  }

  get lastWords() {
    const lines = this.#tail.trim().split('\n');
    return lines.findLast((line) => line !== '' && !line.startsWith('{')) ?? `The ${this.name} ended without a word.`;
  }

  /** At once. */
  kill() {
    this.#child.kill('SIGKILL');
  }

  /** Asks it to end, and ends it where it does not. */
  async end() {
    if (!this.isRunning) return;
    this.#child.kill('SIGTERM');
    const late = setTimeout(() => this.#child.kill('SIGKILL'), END_MS);
    await this.ended;
    clearTimeout(late);
  }

  #hear(text) {
    this.#tail = (this.#tail + text).slice(-TAIL_CHARACTERS);
    for (const wake of this.#heard.splice(0)) wake();
  }

  /** Output, or a moment: readiness may show elsewhere. */
  #news() {
    return new Promise((resolve) => {
      const moment = setTimeout(resolve, 50);
      this.#heard.push(() => {
        clearTimeout(moment);
        resolve();
      });
    });
  }

  #over(resolve, code, words) {
    this.#tail += words;
    this.isRunning = false;
    resolve(code);
  }
}
