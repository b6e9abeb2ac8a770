import type { KindValue } from '@reckoner/definitions';
import type { Value } from '@reckoner/engine';
import { textAt } from '../payload.js';

type Pulls = NonNullable<KindValue<'connection'>['pulls']>;

/** A pull as a connection's definition has it. */
export type Declared = Pulls extends ReadonlyMap<string, infer P> ? P : never;

/** Where a pull begins: some time before where the last one ended; at the very beginning where there was none. */
export function beginOf(cursor: string | null, overlapMs: number): string | undefined {
  if (cursor === null) return undefined;
  return new Date(Date.parse(cursor) - overlapMs).toISOString();
}

/** The last moment of these rows; undefined where none has one. */
export function furthest(rows: readonly Value[], path: string): string | undefined {
  let last: string | undefined;
  for (const row of rows) {
    const at = textAt(row, path);
    if (at === undefined || Number.isNaN(Date.parse(at))) continue;
    if (last === undefined || Date.parse(at) > Date.parse(last)) last = at;
  }
  return last;
}
