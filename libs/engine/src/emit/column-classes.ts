import { compareNumbers, equalNumbers } from '../decimal/arithmetic.js';
import { isNumber } from '../decimal/decimal.js';
import type { CellTest } from '../ir/definitions.js';
import { isTimestamp } from '../values/date.js';
import type { Maybe, Num } from '../values/value.js';

/**
 * The values of a column of a decision table, sorted into classes: two values of one class are accepted by the same
 * cells. Classes lie at and between the constants that the cells name. This is what tables are indexed by.
 */

type Constant = string | Num | boolean | null;

/** Values of one class: exactly a constant, those between two neighbouring ones of a kind, or all others. */
type Region =
  | { readonly kind: 'exactly'; readonly value: Constant }
  | { readonly kind: 'above'; readonly of: 'text' | 'number'; readonly value: string | Num | undefined }
  | { readonly kind: 'other' };

export class ColumnClasses {
  /** How many classes there are. */
  readonly size: number;
  /** For each distinct test, the classes that it accepts, in order. */
  readonly accepted: readonly (readonly number[])[];
  /** Which of the distinct tests each row has. */
  readonly testOf: readonly number[];
  readonly numbers: readonly Num[];
  readonly texts: readonly string[];
  /** Whether a cell asks for the order of texts, not just for their being equal. */
  readonly ordersTexts: boolean;
  readonly #classOf: readonly number[];
  readonly #places = new Map<string | boolean | null, number>();
  #points: Float64Array | undefined;

  constructor(tests: readonly CellTest[]) {
    const distinct = new Map<string, { test: CellTest; number: number }>();
    this.testOf = tests.map((test) => {
      const text = testText(test);
      const known = distinct.get(text) ?? { test, number: distinct.size };
      distinct.set(text, known);
      return known.number;
    });
    const constants = [...distinct.values()].flatMap(({ test }) => constantsOf(test));
    this.numbers = sortedNumbers(constants.filter(isNumber));
    this.texts = [...new Set(constants.filter((constant): constant is string => typeof constant === 'string'))].sort(
      byUnits,
    );
    this.ordersTexts = [...distinct.values()].some(({ test }) => ordersTexts(test));
    const regions = this.#regions();
    const signatures = new Map<string, number>();
    const accepting = [...distinct.values()].map(({ test }) => regions.map((region) => accepts(test, region)));
    this.#classOf = regions.map((_, place) =>
      numbered(signatures, accepting.map((row) => (row[place] ? '1' : '0')).join('')),
    );
    this.size = signatures.size;
    this.accepted = accepting.map((row) =>
      [...new Set(row.flatMap((holds, place) => (holds ? [this.#classOf[place]!] : [])))].sort((a, b) => a - b),
    );
  }

  /** Regions in the order: other, null, false, true, numbers, texts. Numbers and texts alternate between gap and constant. */
  #regions(): Region[] {
    const regions: Region[] = [{ kind: 'other' }];
    for (const value of [null, false, true]) this.#places.set(value, regions.push({ kind: 'exactly', value }) - 1);
    const line = (of: 'text' | 'number', values: readonly (string | Num)[]): void => {
      regions.push({ kind: 'above', of, value: undefined });
      for (const value of values) {
        if (typeof value === 'string') this.#places.set(value, regions.length);
        regions.push({ kind: 'exactly', value }, { kind: 'above', of, value });
      }
    };
    line('number', this.numbers);
    line('text', this.texts);
    return regions;
  }

  /** The class of the texts that no cell names. */
  get otherTexts(): number {
    return this.#classOf[FIRST_NUMBER + 2 * this.numbers.length + 1]!;
  }

  /** The class of the numbers below the one at this index; behind the last index, of those above all. */
  gapBelow(index: number): number {
    return this.#classOf[FIRST_NUMBER + 2 * index]!;
  }

  /** The class of a double. */
  ofDouble(value: number): number {
    const points = (this.#points ??= Float64Array.from(this.numbers, Number));
    let low = 0;
    let high = points.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (points[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return this.#classOf[FIRST_NUMBER + 2 * low + (low < points.length && points[low] === value ? 1 : 0)]!;
  }

  /** The class of any value. */
  classOf(value: Maybe): number {
    return this.#classOf[this.#placeOf(value)]!;
  }

  #placeOf(value: Maybe): number {
    if (value === undefined || value === null || typeof value === 'boolean') return this.#places.get(value ?? null)!;
    if (isNumber(value)) return FIRST_NUMBER + positionOf(this.numbers, value, compareNumbers);
    if (typeof value !== 'string') return 0;
    const known = this.#places.get(value);
    if (known !== undefined) return known;
    const first = FIRST_NUMBER + 2 * this.numbers.length + 1;
    return this.ordersTexts ? first + positionOf(this.texts, value, byUnits) : first;
  }
}

/** Where the gap below the least number stands among the regions. */
const FIRST_NUMBER = 4;

function numbered(numbers: Map<string, number>, text: string): number {
  const number = numbers.get(text) ?? numbers.size;
  numbers.set(text, number);
  return number;
}

/** Among constants and the gaps between them: 0 below the first, 1 at it, 2 above it … */
function positionOf<T>(sorted: readonly T[], value: T, compare: (a: T, b: T) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(sorted[middle]!, value) < 0) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && compare(sorted[low]!, value) === 0 ? 2 * low + 1 : 2 * low;
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sortedNumbers(numbers: readonly Num[]): Num[] {
  const sorted = [...numbers].sort(compareNumbers);
  return sorted.filter((number, index) => index === 0 || !equalNumbers(number, sorted[index - 1]!));
}

/** Equal for equal tests. Most cells of a large table hold one text or anything. */
function testText(test: CellTest): string {
  if (test.kind === 'any') return '';
  const [only] = test.kind === 'one-of' ? test.values : [];
  if (typeof only === 'string' && test.kind === 'one-of' && test.values.length === 1) return `"${only}`;
  return JSON.stringify(test, (_, value: unknown) => (isNumber(value) ? { number: String(value) } : value));
}

function constantsOf(test: CellTest): readonly Constant[] {
  switch (test.kind) {
    case 'any':
      return [];
    case 'one-of':
      return test.values;
    case 'compare':
      return [test.value];
    case 'range':
      return [test.low, test.high];
    case 'or':
      return test.tests.flatMap(constantsOf);
    case 'not':
      return constantsOf(test.test);
  }
}

/** Whether the test can be indexed: instants are in no order of their texts. */
export function isIndexable(test: CellTest): boolean {
  return !ordersTexts(test) || !constantsOf(test).some(isTimestamp);
}

function ordersTexts(test: CellTest): boolean {
  switch (test.kind) {
    case 'compare':
      return typeof test.value === 'string';
    case 'range':
      return typeof test.low === 'string' || typeof test.high === 'string';
    case 'or':
      return test.tests.some(ordersTexts);
    case 'not':
      return ordersTexts(test.test);
    default:
      return false;
  }
}

/** Whether the test accepts the values of a region; it accepts all of them or none. */
function accepts(test: CellTest, region: Region): boolean {
  switch (test.kind) {
    case 'any':
      return true;
    case 'one-of':
      return region.kind === 'exactly' && test.values.some((value) => isSame(value, region.value));
    case 'compare':
      return stands(region, test.operator, test.value);
    case 'range':
      return (
        stands(region, test.lowIncluded ? '>=' : '>', test.low) &&
        stands(region, test.highIncluded ? '<=' : '<', test.high)
      );
    case 'or':
      return test.tests.some((one) => accepts(one, region));
    case 'not':
      return !accepts(test.test, region);
  }
}

function isSame(a: Constant, b: Constant): boolean {
  return isNumber(a) && isNumber(b) ? equalNumbers(a, b) : a === b;
}

function stands(region: Region, operator: '<' | '<=' | '>' | '>=', bound: string | Num): boolean {
  const order = orderOf(region, bound);
  if (order === undefined) return false;
  if (order === 0) return operator === '<=' || operator === '>=';
  return order < 0 ? operator === '<' || operator === '<=' : operator === '>' || operator === '>=';
}

/** -1, 0 or 1 as the values of the region are before, at or behind the bound, which is one of the constants. */
function orderOf(region: Region, bound: string | Num): number | undefined {
  const kind = typeof bound === 'string' ? 'text' : 'number';
  if (region.kind === 'other') return undefined;
  if (region.kind === 'exactly') return sameKindOrder(region.value, bound);
  if (region.of !== kind) return undefined;
  return region.value === undefined || sameKindOrder(region.value, bound)! < 0 ? -1 : 1;
}

function sameKindOrder(value: Constant, bound: string | Num): number | undefined {
  if (typeof bound === 'string') return typeof value === 'string' ? byUnits(value, bound) : undefined;
  return isNumber(value) ? compareNumbers(value, bound) : undefined;
}
