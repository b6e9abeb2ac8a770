import type { Value } from '../../src/values/value.js';
import { parseJson } from '../../src/values/json.js';

/** Random well-typed formulas over one input `entry`, and random payloads for it. The same seed gives the same. */
export class RandomFormulas {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  #below(count: number): number {
    return Math.floor(this.next() * count);
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#below(list.length)]!;
  }

  /** A formula of any type. */
  formula(depth = 4): string {
    const choices = [
      this.#number(depth, false),
      this.#text(depth, false),
      this.#condition(depth, false),
      this.#object(depth, false),
    ];
    return this.#pick(choices);
  }

  #object(depth: number, inItem: boolean): string {
    const optional = this.#pick([
      'entry.on',
      'entry.ot',
      'entry.o.y',
      'entry.tags',
      'entry.o',
      'lookup("rates", entry.t, entry.d)',
    ]);
    return `{ a: ${this.#number(depth - 1, inItem)}, b: ${optional}, "__proto__": ${this.#text(depth - 1, inItem)}, c: [${this.#condition(depth - 1, inItem)}, ${optional}] }`;
  }

  #number(depth: number, inItem: boolean): string {
    const leaves = [
      'entry.n',
      'entry.m',
      'entry.i',
      '0',
      '1',
      '2.5',
      '-0.1',
      '100',
      '0.005',
      '12345678.123456789',
      ...(inItem ? ['item.q', 'item.r', 'item.q'] : []),
    ];
    if (depth <= 0) return this.#pick(leaves);
    const number = (): string => this.#number(depth - 1, inItem);
    const each = (): string => this.#number(depth - 1, true);
    const choices = [
      () => this.#pick(leaves),
      () => `(${number()} ${this.#pick(['+', '-', '*', '*'])} ${number()})`,
      () => `(${number()} / ${this.#pick(['4', '3', '0.5', 'entry.i'])})`,
      () => `coalesce(entry.on, ${number()})`,
      () => `coalesce(entry.o.x, ${number()})`,
      () => `coalesce(lookup("rates", ${this.#text(0, inItem)}, entry.d).rate, ${number()})`,
      () => `if(${this.#condition(depth - 1, inItem)}, ${number()}, ${number()})`,
      () =>
        `round(${number()}, ${this.#below(4)}, "${this.#pick(['half-even', 'half-up', 'half-down', 'up', 'down', 'ceiling', 'floor'])}")`,
      () => `round(entry.n * ${number()} * 0.15, 2)`,
      ...(inItem
        ? []
        : [
            () => `sum(${this.#list(depth - 1)}, ${each()})`,
            () => `sum(map(${this.#list(depth - 1)}, item.q * item.r))`,
            () => `reduce(map(${this.#list(depth - 1)}, ${each()}), accumulator + current, ${number()})`,
            () => `reduce(${this.#list(depth - 1)}, accumulator + ${each()} * 2, 0)`,
            () => `count(${this.#list(depth - 1)}, ${this.#condition(depth - 1, true)})`,
            () => `coalesce(${this.#pick(['minOf', 'maxOf'])}(${this.#list(depth - 1)}, ${each()}), 7)`,
            () => `coalesce(find(${this.#list(depth - 1)}, ${this.#condition(depth - 1, true)}).q, 3)`,
          ]),
    ];
    return this.#pick(choices)();
  }

  #text(depth: number, inItem: boolean): string {
    const leaves = ['entry.t', '"x"', '"a\\"b\\u2028`${c}"', '""', ...(inItem ? ['coalesce(item.t, "none")'] : [])];
    if (depth <= 0) return this.#pick(leaves);
    const choices = [
      () => this.#pick(leaves),
      () => `(${this.#text(depth - 1, inItem)} & ${this.#pick(['entry.i', 'entry.m', '"-"', 'entry.t'])})`,
      () => `coalesce(entry.ot, entry.o.y, ${this.#text(depth - 1, inItem)})`,
      () => `if(${this.#condition(depth - 1, inItem)}, ${this.#text(depth - 1, inItem)}, "other")`,
      () => `text(${this.#number(depth - 1, inItem)})`,
    ];
    return this.#pick(choices)();
  }

  #condition(depth: number, inItem: boolean): string {
    const leaves = ['entry.b', 'true', 'entry.ob', 'entry.tags', 'entry.ot', ...(inItem ? ['item.b'] : [])];
    if (depth <= 0) return this.#pick(leaves);
    const condition = (): string => this.#condition(depth - 1, inItem);
    const list = (): string => this.#list(depth - 1);
    const choices = [
      () => this.#pick(leaves),
      () =>
        `${this.#number(depth - 1, inItem)} ${this.#pick(['<', '<=', '>', '>=', '==', '!='])} ${this.#number(depth - 1, inItem)}`,
      () => `${this.#text(depth - 1, inItem)} ${this.#pick(['==', '!=', '<'])} ${this.#text(depth - 1, inItem)}`,
      () => `entry.d ${this.#pick(['<', '>=', '=='])} "2026-07-01"`,
      () => `entry.ot ${this.#pick(['==', '!='])} ${this.#pick(['"x"', 'null', 'entry.t', 'entry.o.y'])}`,
      () => `entry.on ${this.#pick(['==', '!='])} ${this.#pick(['null', '1', 'entry.n'])}`,
      () => `entry.t in ["x", "e1", "y"]`,
      () => `not (${condition()})`,
      () => `(${condition()} and ${condition()})`,
      () => `(${condition()} or ${condition()})`,
      () => `entry.o.y != null and entry.o.y == ${this.#text(depth - 1, inItem)}`,
      ...(inItem
        ? []
        : [() => `${this.#pick(['some', 'all', 'none'])}(${list()}, ${this.#condition(depth - 1, true)})`]),
    ];
    return `(${this.#pick(choices)()})`;
  }

  #list(depth: number): string {
    if (depth <= 0) return 'entry.lines';
    return this.#pick([
      () => 'entry.lines',
      () => `filter(${this.#list(depth - 1)}, ${this.#condition(depth - 1, true)})`,
      () => `sortBy(${this.#list(depth - 1)}, item.q)`,
    ])();
  }

  /** A payload that fits `ENTRY`. */
  payload(): Value {
    const numbers = [
      '0',
      '1',
      '-1',
      '2.5',
      '0.1',
      '7.25',
      '1000.01',
      '0.30000000000000004',
      '123456789012345678.5',
      '-9.99',
      '1e21',
      '3',
    ];
    const scaled = ['0', '1', '-1', '2.5', '0.07', '7.25', '999.99', '-0.01', '10000'];
    const texts = ['"x"', '""', '"e1"', '"y\\u2028\\"`${1}"', '"10"'];
    const dates = ['"2026-06-30"', '"2026-07-01"', '"2024-02-29"'];
    const maybe = (name: string, of: readonly string[]): string[] =>
      this.next() < 0.5 ? [] : [`"${name}":${this.next() < 0.15 && name !== 'o' ? 'null' : this.#pick(of)}`];
    const line = (): string =>
      `{${[`"q":${this.#pick(scaled)}`, `"r":${this.#pick(numbers)}`, `"b":${this.next() < 0.6}`, ...(this.next() < 0.5 ? [`"t":${this.#pick(texts)}`] : [])].join(',')}}`;
    const lines = Array.from({ length: this.#below(5) }, line);
    const fields = [
      `"n":${this.#pick(scaled)}`,
      `"m":${this.#pick(numbers)}`,
      `"i":${this.#pick(['0', '1', '-7', '40', '12345678901234567890'])}`,
      `"t":${this.#pick(texts)}`,
      `"d":${this.#pick(dates)}`,
      `"b":${this.next() < 0.5}`,
      `"lines":[${lines.join(',')}]`,
      `"tags":[${this.next() < 0.5 ? '' : '"a"'}]`,
      ...maybe('on', numbers),
      ...maybe('ot', texts),
      ...maybe('ob', ['true', 'false']),
      ...maybe('o', ['{}', '{"x":2}', '{"y":"x"}', '{"x":0.1,"y":"e1"}']),
    ];
    return parseJson(`{${fields.join(',')}}`);
  }
}

const line = {
  type: 'object',
  properties: {
    q: { type: 'number', scale: 2, minimum: -10000, maximum: 10000 },
    r: { type: 'number' },
    b: { type: 'boolean' },
    t: { type: 'string' },
  },
  required: ['q', 'r', 'b'],
};

/** The schema of `entry`. */
export const ENTRY: Value = {
  type: 'object',
  properties: {
    n: { type: 'number', scale: 2, minimum: -10000, maximum: 10000 },
    m: { type: 'number' },
    i: { type: 'integer' },
    on: { type: ['number', 'null'] },
    t: { type: 'string' },
    ot: { type: ['string', 'null'] },
    d: { type: 'string', format: 'date' },
    b: { type: 'boolean' },
    ob: { type: ['boolean', 'null'] },
    o: { type: 'object', properties: { x: { type: 'number' }, y: { type: 'string' } } },
    lines: { type: 'array', items: line },
    tags: { type: 'array', items: { type: 'string' } },
  },
  required: ['n', 'm', 'i', 't', 'd', 'b', 'lines', 'tags'],
};
