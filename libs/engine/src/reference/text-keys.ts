import type { Maybe, ObjectValue } from '../values/value.js';
import type { ReferenceRows } from './rows.js';

/**
 * The texts that are keys of tables, numbered across all tables of a workspace. An entry's person is looked up in the
 * employees and in the rates: the text is hashed once, and its number leads into both. A list made here goes up to the
 * texts known when it was made; a greater number is no key of its table.
 */
export class TextKeys {
  readonly numbers = new Map<string, number>();
  readonly #rows = new Map<ReferenceRows, readonly (ObjectValue | undefined)[]>();
  readonly #spans = new Map<ReferenceRows, Int32Array>();

  /** The rows of a table that has one for each key, by the number of the text. */
  rowsOf(table: ReferenceRows): readonly (ObjectValue | undefined)[] {
    const known = this.#rows.get(table);
    if (known) return known;
    const keys = this.#numbered(table);
    const made: (ObjectValue | undefined)[] = Array.from({ length: this.numbers.size }, () => undefined);
    for (const [number, key] of keys) made[number] = table.rows[key];
    this.#rows.set(table, made);
    return made;
  }

  /** The spans of a table's keys (`ReferenceRows.spanOf`), by the number of the text; -1 where it has no such key. */
  spansOf(table: ReferenceRows): Int32Array {
    const known = this.#spans.get(table);
    if (known) return known;
    const keys = this.#numbered(table);
    const made = new Int32Array(this.numbers.size).fill(-1);
    for (const [number, key] of keys) made[number] = table.spanOf(key);
    this.#spans.set(table, made);
    return made;
  }

  /** The numbers of the texts that are keys of the table, with the numbers that they have there. */
  #numbered(table: ReferenceRows): [number, number][] {
    const texts = [...table.keys.plain(0)].filter((entry): entry is [string, number] => isText(entry[0]));
    return texts.map(([text, key]) => {
      const number = this.numbers.get(text) ?? this.numbers.size;
      this.numbers.set(text, number);
      return [number, key];
    });
  }
}

function isText(value: Maybe): value is string {
  return typeof value === 'string';
}
