import { Decimal } from '../decimal/decimal.js';
import type { Maybe } from '../values/value.js';

/**
 * Numbers the distinct keys of a table from 0. Each part of a key has a number of its own; the numbers of the parts
 * together lead to the number of the key.
 */
export class KeyIndex {
  readonly #parts: readonly PartIndex[];
  /** For each part but the first: from the number so far and that of the part to the number of both. */
  readonly #joins: readonly Join[];
  #size = 0;

  constructor(arity: number) {
    this.#parts = Array.from({ length: arity }, () => new PartIndex());
    this.#joins = Array.from({ length: Math.max(0, arity - 1) }, () => new Join());
  }

  /** How many distinct keys there are. */
  get size(): number {
    return this.#size;
  }

  /** The number of the key, which gets the next one if it is new. No part may be absent. */
  add(key: readonly Maybe[]): number {
    let number = 0;
    key.forEach((value, index) => {
      const part = this.#parts[index]!.add(value);
      number = index === 0 ? part : this.#joins[index - 1]!.add(number, part);
    });
    this.#size = Math.max(this.#size, number + 1);
    return number;
  }

  /** The number of the key, or -1. */
  find(key: readonly Maybe[]): number {
    let number = 0;
    for (let index = 0; index < this.#parts.length; index++) {
      const part = this.#parts[index]!.find(key[index]);
      number = index === 0 || part < 0 ? part : this.#joins[index - 1]!.find(number, part);
      if (number < 0) return -1;
    }
    return number;
  }

  /** `find` for a key of one part. */
  find1(value: Maybe): number {
    return this.#parts[0]!.find(value);
  }

  /** The numbers of the values of one part, but for long decimals. */
  plain(part: number): ReadonlyMap<Maybe, number> {
    return this.#parts[part]!.plain;
  }

  /** `find` for a key of two parts. */
  find2(first: Maybe, second: Maybe): number {
    const left = this.#parts[0]!.find(first);
    const right = left < 0 ? -1 : this.#parts[1]!.find(second);
    return right < 0 ? -1 : this.#joins[0]!.find(left, right);
  }
}

/** Numbers the values of one part of the key. Missing, null, lists and objects are never among them. */
class PartIndex {
  readonly plain = new Map<Maybe, number>();
  readonly #decimals = new Map<string, number>();

  add(value: Maybe): number {
    const known = this.find(value);
    if (known >= 0) return known;
    const number = this.plain.size + this.#decimals.size;
    if (value instanceof Decimal) this.#decimals.set(value.toString(), number);
    else this.plain.set(value, number);
    return number;
  }

  find(value: Maybe): number {
    const number = this.plain.get(value);
    if (number !== undefined) return number;
    return value instanceof Decimal ? (this.#decimals.get(value.toString()) ?? -1) : -1;
  }
}

/** More than a table has rows; a product of two such numbers is still exact. */
const PART_MAX = 2 ** 26;

class Join {
  readonly #numbers = new Map<number, number>();

  add(left: number, right: number): number {
    const key = left * PART_MAX + right;
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }

  find(left: number, right: number): number {
    return this.#numbers.get(left * PART_MAX + right) ?? -1;
  }
}
