import type { ConformanceData } from './index.js';

/**
 * Random rules and data for the comparison with the reference implementation: mostly sensible, often at an edge. The
 * same seed gives the same cases.
 */
export interface RandomCase {
  readonly logic: ConformanceData;
  readonly data: ConformanceData;
}

const EDGES: readonly ConformanceData[] = [
  ...[null, true, false, 0, 1, -1, 2, 3.5, 0.1, 0.2, 1e21, -0, 1e-7, 9007199254740993, 1.7976931348623157e308],
  ...[
    '',
    '0',
    '1',
    '-1',
    ' 2 ',
    '3abc',
    '0x10',
    '1e3',
    'a',
    'b',
    'abc',
    'a.b',
    'x.y',
    'é💥',
    'null',
    'undefined',
    'NaN',
    'Infinity',
    'true',
  ],
  ...['\ud800', '\u2028', 'length', '1,2', '[object Object]'],
];
/** Names that an object has without anybody having given them: reading these is where the reference differs. */
const INHERITED = [
  'constructor',
  '__proto__',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'a.constructor.name',
  'items.map',
  '__proto__.toString',
];
const KEYS = [
  'a',
  'b',
  'x',
  'y',
  'items',
  'length',
  '0',
  '1',
  '',
  'toString',
  'valueOf',
  'indexOf',
  '__proto__',
  'constructor',
  'a.b',
  'var',
  'cat',
];
const PATHS = [
  '',
  'a',
  'b',
  'x',
  'a.b',
  'a.b.x',
  'items',
  'items.0',
  'items.1.a',
  'x.length',
  '1',
  'current',
  'accumulator',
  'current.a',
  '.',
  'a.',
];
const OPERATORS = [
  ...[
    '==',
    '===',
    '!=',
    '!==',
    '>',
    '>=',
    '<',
    '<=',
    '!!',
    '!',
    '%',
    'log',
    'in',
    'cat',
    'substr',
    '+',
    '*',
    '-',
    '/',
    'min',
    'max',
  ],
  ...[
    'merge',
    'var',
    'missing',
    'missing_some',
    'if',
    '?:',
    'and',
    'or',
    'filter',
    'map',
    'reduce',
    'all',
    'none',
    'some',
  ],
];
/** What no JSON can spell: NaN, undefined, -0, infinity. */
const COMPUTED: readonly ConformanceData[] = [{ '/': [0, 0] }, { and: [] }, { '*': [0, -1] }, { '/': [1, 0] }];
const UNKNOWN_OPERATORS = ['', 'foo', 'constructor', 'toString', '__proto__', 'hasOwnProperty', 'a.b', '==.x', '.'];
const ITERATES: ReadonlySet<string> = new Set(['filter', 'map', 'reduce', 'all', 'none', 'some']);

/** All cases of a seed, one after the other; `inherited` also asks for what objects inherit. */
export function* randomCases(seed: number, count: number, inherited = false): Generator<RandomCase> {
  const random = new Random(seed, inherited ? [...PATHS, ...INHERITED] : PATHS);
  for (let made = 0; made < count; made++) yield { logic: random.logic(1 + random.below(4)), data: random.data(3) };
}

class Random {
  #state: number;

  readonly #paths: readonly string[];

  constructor(seed: number, paths: readonly string[]) {
    this.#state = seed >>> 0;
    this.#paths = paths;
  }

  /** A whole number from 0 to less than `limit` (mulberry32). */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }

  data(depth: number): ConformanceData {
    const kind = depth === 0 ? 0 : this.below(8);
    if (kind < 2) return this.pick(EDGES);
    if (kind < 4) return this.#list(() => this.data(depth - 1));
    const known: [string, ConformanceData][] = [['a', this.data(depth - 1)]];
    if (kind === 4) known.push(['items', this.#list(() => this.data(depth - 1))]);
    const more = this.#list(() => [this.pick(KEYS), this.data(depth - 1)] as [string, ConformanceData]);
    return Object.fromEntries(kind === 7 ? more : [...known, ...more]);
  }

  logic(depth: number): ConformanceData {
    const kind = depth === 0 ? this.below(3) : 2 + this.below(14);
    if (kind === 0) return this.pick(EDGES);
    if (kind < 3) return { var: this.#name() };
    if (kind === 3) return this.pick(this.below(4) === 0 ? COMPUTED : EDGES);
    if (kind === 4) return this.#list(() => this.logic(depth - 1));
    if (kind === 5) return this.data(1);
    return this.#call(this.below(60) === 0 ? this.pick(UNKNOWN_OPERATORS) : this.pick(OPERATORS), depth - 1);
  }

  #name(): ConformanceData {
    const kind = this.below(12);
    if (kind === 0) return this.pick(EDGES);
    return kind === 1 ? [this.pick(this.#paths), this.pick(EDGES)] : this.pick(this.#paths);
  }

  #call(operator: string, depth: number): ConformanceData {
    if (operator === 'var') return { var: this.below(3) === 0 ? this.#list(() => this.logic(depth)) : this.#name() };
    if (ITERATES.has(operator) && this.below(10) > 0) return { [operator]: this.#iteration(operator, depth) };
    if (operator.startsWith('missing') && this.below(3) > 0) return { [operator]: this.#keys(operator) };
    if (operator === 'substr' && this.below(3) > 0) return { substr: this.#cut(depth) };
    const args = this.below(8) === 0 ? this.logic(depth) : this.#list(() => this.logic(depth));
    return Object.fromEntries([[operator, args]]);
  }

  #iteration(operator: string, depth: number): ConformanceData {
    const list =
      this.below(2) === 0
        ? { var: this.pick(['', 'items', 'a', 'x']) }
        : this.#list(() => this.logic(Math.max(0, depth - 1)));
    const initial = operator === 'reduce' && this.below(4) > 0 ? [this.logic(0)] : [];
    return [list, this.logic(depth), ...initial];
  }

  #cut(depth: number): ConformanceData {
    const places = [this.below(9) - 4, this.below(9) - 4].slice(0, 1 + this.below(3));
    return [this.below(2) === 0 ? this.pick(['abcdef', 'é💥', 12345]) : this.logic(depth), ...places];
  }

  #keys(operator: string): ConformanceData {
    const keys = this.#list(() => this.pick(this.#paths));
    return operator === 'missing' ? keys : [this.below(4), keys];
  }

  #list<T>(make: () => T): T[] {
    return Array.from({ length: this.below(4) }, make);
  }
}
