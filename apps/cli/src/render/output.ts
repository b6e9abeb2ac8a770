import { mkdirSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../exit.js';

/** Data, and nothing else, goes to standard output; what is said to a person goes to standard error. */

export function out(text: string): void {
  process.stdout.write(text);
}

export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function isColourful(): boolean {
  return process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
}

/** A line that the next one replaces, on a terminal only. */
export function progress(text: string): void {
  if (process.stderr.isTTY) writeSync(2, `\r\u001b[K${text}`);
}

/** Writes a file that was asked for, with the folders it lies in. */
export function writeFile(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}`);
  }
}
