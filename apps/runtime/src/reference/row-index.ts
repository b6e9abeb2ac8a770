/** Rows of one table by key and day, kept up to date row by row. */
import { joinedKey, parseJson, type ObjectValue, type Value } from '@reckoner/engine';

/** A row as it is stored. */
export interface StoredRow {
  readonly id: number;
  readonly name: string;
  readonly key: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly body: string;
}

/** A row that answers look-ups. */
export interface IndexedRow {
  readonly id: number;
  readonly value: ObjectValue;
}

interface Entry extends IndexedRow {
  readonly from: string;
  readonly to: string;
}

/** Before and after all dates, as texts. */
const FIRST = '';
const LAST = '~';

/** The key of a row as one text, as `reference_row.key` has it. */
export function rowKey(keys: readonly Value[]): string {
  return joinedKey(keys.map(String));
}

export class RowIndex {
  readonly #byKey = new Map<string, Entry[]>();
  readonly #keys = new Map<number, string>();

  get size(): number {
    return this.#keys.size;
  }

  add({ id, key, validFrom, validTo, body }: StoredRow): void {
    if (this.#keys.has(id)) return;
    const entry: Entry = { id, value: parseJson(body) as ObjectValue, from: validFrom ?? FIRST, to: validTo ?? LAST };
    const entries = this.#byKey.get(key);
    if (entries) {
      entries.push(entry);
      entries.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id - b.id));
    } else this.#byKey.set(key, [entry]);
    this.#keys.set(id, key);
  }

  remove(id: number): void {
    const key = this.#keys.get(id);
    if (key === undefined) return;
    this.#keys.delete(id);
    const left = this.#byKey.get(key)!.filter((entry) => entry.id !== id);
    if (left.length > 0) this.#byKey.set(key, left);
    else this.#byKey.delete(key);
  }

  /** The last row of the key that has begun on the day, if it has not ended; without a day, the row of the key. */
  find(key: string, at: string | undefined): IndexedRow | undefined {
    const entries = this.#byKey.get(key);
    if (!entries) return undefined;
    if (at === undefined) return entries.at(-1);
    const begun = entries.findLast(({ from }) => from <= at);
    return begun && at <= begun.to ? begun : undefined;
  }
}
