import { writeSync } from 'node:fs';

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
