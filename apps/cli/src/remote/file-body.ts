/** A file as the body of a request: sent while it is read, its bytes counted on a terminal. */
import { Readable } from 'node:stream';
import type { RawBody } from '@reckoner/contract';
import { openBytes } from '../input/open.js';
import { Progress } from '../run/progress.js';

export type FileForm = 'text/csv' | 'application/x-ndjson';

export function formOf(file: string, format: 'csv' | 'ndjson' | undefined): FileForm {
  const isCsv = format === undefined ? /\.csv$/i.test(file) : format === 'csv';
  return isCsv ? 'text/csv' : 'application/x-ndjson';
}

export function bodyOf(file: string): RawBody {
  return Readable.toWeb(Readable.from(counted(file))) as RawBody;
}

async function* counted(file: string): AsyncGenerator<Uint8Array> {
  const progress = new Progress(file);
  for await (const chunk of openBytes(file)) {
    progress.add(chunk.length);
    yield chunk;
  }
  progress.end();
}
