/** Files of CloudEvents as lines of one event each: NDJSON as it is, JSON with one or a list of them taken apart, exactly. */
import { readFileSync } from 'node:fs';
import { JsonError, parseJson, stringifyJson } from '@reckoner/engine';
import { UsageError } from '../exit.js';
import { openBytes } from '../input/open.js';

export function openEvents(file: string, format?: string): AsyncIterable<Uint8Array | string> {
  const isJson = format === 'json' || (format === undefined && /\.json$/i.test(file));
  return isJson ? linesOfJson(file) : openBytes(file);
}

async function* linesOfJson(file: string): AsyncGenerator<string> {
  const text = readFileSync(file === '-' ? 0 : file, 'utf8');
  try {
    const value = parseJson(text);
    for (const event of Array.isArray(value) ? value : [value]) yield `${stringifyJson(event)}\n`;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new UsageError(`${file} is no JSON: line ${error.line}, column ${error.column}: ${error.message}.`);
  }
}
