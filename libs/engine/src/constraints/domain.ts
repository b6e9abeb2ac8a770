import { add, compareNumbers, subtract } from '../decimal/arithmetic.js';
import { round } from '../decimal/rounding.js';
import { parseDecimal } from '../decimal/decimal.js';
import type { Type } from '../types/type.js';
import { dateOfDay, dayNumber } from '../values/date.js';
import type { Maybe, Num } from '../values/value.js';
import { before, compareCuts, sectionOf, type Cut } from './line.js';
import {
  ALL_VALUES,
  beyond,
  intersect,
  intervalsOf,
  NOTHING,
  section,
  unite,
  valuesOf,
  type ValueSet,
} from './value-set.js';

/** The values that a field can have. */
export interface Domain {
  readonly set: ValueSet;
  /** Numbers have at most so many digits after the point. */
  readonly scale?: number;
  /** Texts are calendar dates that exist. */
  readonly dates?: boolean;
  /** Where a value may be absent: whether by having no field at all, else by null. */
  readonly absentByMissing?: boolean;
  /** Values of this section are the likelier ones, where it may hold several kinds. */
  readonly usually?: 'number' | 'text';
  /** All values but absence, in the order of the author. */
  readonly listed?: readonly (string | number | boolean)[];
}

/** What a value of the type can be, as far as conditions can tell. */
export function domainOf(type: Type): Domain {
  const absent = type.nullable || type.optional;
  const declared = type.values !== undefined;
  // Where nothing is known but the values that the author declared, they are all.
  const withNothing = absent && !(declared && type.kind === 'any');
  const present = declared ? valuesOf(type.values!) : presentValues(type);
  return {
    set: withNothing ? unite(present, NOTHING) : present,
    ...(declared ? { listed: type.values! } : {}),
    ...(type.integer ? { scale: 0 } : type.scale === undefined ? {} : { scale: type.scale }),
    ...(type.format === 'date' && !declared ? { dates: true } : {}),
    ...(type.optional && !type.nullable ? { absentByMissing: true } : {}),
  };
}

function presentValues(type: Type): ValueSet {
  switch (type.kind) {
    case 'boolean':
      return unite(section('false'), section('true'));
    case 'number': {
      const low = type.minimum ?? (type.max === undefined ? undefined : -type.max);
      const high = type.maximum ?? type.max;
      const above = low === undefined ? section('number') : beyond('>=', low);
      return high === undefined ? above : intersect(above, beyond('<=', high));
    }
    case 'text':
      return section('text');
    case 'list':
    case 'object':
      return section('other');
    case 'never':
      return [];
    case 'any':
      return ALL_VALUES;
  }
}

/** The values of the set that can occur: it is empty exactly if none can. */
export function within(domain: Domain, set: ValueSet): ValueSet {
  const possible = intersect(domain.set, set);
  if (domain.scale === undefined && !domain.dates) return possible;
  return intervalsOf(possible).flatMap(({ from, to }) => (isPossible(domain, from, to) ? [from, to] : []));
}

function isPossible(domain: Domain, from: Cut, to: Cut): boolean {
  if (to.rank > from.rank + 1 || (to.rank !== from.rank && to.at !== undefined)) return true;
  if (sectionOf(from) === 'number') return domain.scale === undefined || numberIn(domain.scale, from, to) !== undefined;
  return sectionOf(from) !== 'text' || !domain.dates || firstDate(from, to) !== undefined;
}

/** The lowest number between the cuts with at most so many digits after the point; 0 or the last where there is no lowest. */
export function numberIn(scale: number, from: Cut, to: Cut): Num | undefined {
  if (from.at === undefined) return to.at === undefined ? 0 : lastNumber(scale, to);
  const low = from.at as Num;
  const rounded = round(low, scale, 'ceiling');
  const first = from.after && compareNumbers(rounded, low) === 0 ? add(rounded, stepOf(scale)) : rounded;
  return compareCuts({ rank: from.rank, at: first, after: true }, to) <= 0 ? first : undefined;
}

/** The highest such number before the cut, whatever lies below. */
export function lastNumber(scale: number, to: Cut): Num {
  const high = to.at as Num;
  const rounded = round(high, scale, 'floor');
  return !to.after && compareNumbers(rounded, high) === 0 ? subtract(rounded, stepOf(scale)) : rounded;
}

function stepOf(scale: number): Num {
  return parseDecimal(`1e-${scale}`)!;
}

/** There are the calendar dates 0000-01-01 to 9999-12-31. */
const FIRST_DAY = -719_528;
const LAST_DAY = 2_932_896;

/** The first calendar date between the cuts. */
export function firstDate(from: Cut, to: Cut): string | undefined {
  const day = dayFrom(from);
  if (day > LAST_DAY) return undefined;
  const date = dateOfDay(day);
  return compareCuts({ rank: from.rank, at: date }, to) < 0 ? date : undefined;
}

/** The last calendar date before the cut. */
export function lastDate(to: Cut): string | undefined {
  const day = dayFrom(to) - 1;
  return day < FIRST_DAY ? undefined : dateOfDay(day);
}

/** The first day whose text is not before the cut, one beyond the last where there is none. */
function dayFrom(cut: Cut): number {
  const written = typeof cut.at === 'string' ? dayNumber(cut.at) : undefined;
  if (written !== undefined) return cut.after ? written + 1 : written;
  if (cut.at === undefined) return compareCuts(before(dateOfDay(FIRST_DAY)), cut) < 0 ? LAST_DAY + 1 : FIRST_DAY;
  let [low, high] = [FIRST_DAY, LAST_DAY + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareCuts(before(dateOfDay(middle)), cut) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How "no value" looks in this domain. */
export function nothingOf(domain: Domain): Maybe {
  return domain.absentByMissing ? undefined : null;
}
