/** Reads a ledger's files, in this process or long after it, with no server. */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { LedgerRecord } from './records.js';

const CHUNK = 1 << 20;
const SEGMENT = /^ledger-(\d{6})\.ndjson$/;

/** The files of a ledger, oldest first. */
export function segmentsOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => SEGMENT.test(name))
    .sort()
    .map((name) => join(folder, name));
}

export function segmentName(number: number): string {
  return `ledger-${String(number).padStart(6, '0')}.ndjson`;
}

/** All records in order. A last line without its end was never acknowledged to anybody and is left out. */
export function* readLedger(folder: string): Generator<LedgerRecord> {
  for (const file of segmentsOf(folder)) for (const line of linesOf(file)) yield JSON.parse(line) as LedgerRecord;
}

function* linesOf(file: string): Generator<string> {
  const descriptor = openSync(file, 'r');
  try {
    const chunk = Buffer.alloc(CHUNK);
    const decoder = new StringDecoder('utf8');
    let rest = '';
    for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, size))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    closeSync(descriptor);
  }
}
