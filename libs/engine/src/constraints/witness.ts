import { absolute, add, compareNumbers, multiply, subtract } from '../decimal/arithmetic.js';
import { isNumber } from '../decimal/decimal.js';
import { round } from '../decimal/rounding.js';
import { dayNumber } from '../values/date.js';
import type { Maybe, Num } from '../values/value.js';
import { firstDate, lastDate, lastNumber, nothingOf, numberIn, within, type Domain } from './domain.js';
import { compareCuts, before, sectionEnd, type Cut, type Section } from './line.js';
import { contains, intersect, intervalsOf, isPoint, section, type ValueSet } from './value-set.js';

/** A value, wrapped because *missing* is one too. */
export interface Witness {
  readonly value: Maybe;
}

interface Stretch {
  readonly from: Cut;
  readonly to: Cut;
}

/** A value of the set that a person would take as an example: 0, a bound, a whole number, a listed text. */
export function pick(domain: Domain, set: ValueSet): Witness | undefined {
  const possible = within(domain, set);
  const listed = domain.listed?.find((value) => contains(possible, value));
  if (listed !== undefined) return { value: listed };
  for (const name of preferred(domain)) {
    const stretches = intervalsOf(within(domain, intersect(possible, section(name))));
    if (stretches.length > 0) return { value: example(domain, name, stretches) };
  }
  return undefined;
}

function preferred({ usually }: Domain): readonly Section[] {
  const present: Section[] = usually === 'text' ? ['text', 'number'] : ['number', 'text'];
  return [...present, 'false', 'true', 'nothing', 'other'];
}

function example(domain: Domain, name: Section, stretches: readonly Stretch[]): Maybe {
  switch (name) {
    case 'nothing':
      return nothingOf(domain);
    case 'false':
    case 'true':
      return name === 'true';
    case 'number':
      return exampleNumber(domain, stretches);
    case 'text':
      return domain.dates ? exampleDate(stretches) : exampleText(stretches);
    case 'other':
      return {};
  }
}

function exampleNumber(domain: Domain, stretches: readonly Stretch[]): Num {
  if (stretches.some((stretch) => holds(stretch, 0))) return 0;
  const positive = stretches.find(({ from }) => from.at !== undefined && compareNumbers(from.at as Num, 0) >= 0);
  return lowNumber(domain, positive ?? stretches.at(-1)!);
}

/** A number near the lower end: the end itself, the next whole number, the middle. */
function lowNumber({ scale }: Domain, stretch: Stretch): Num {
  const { from, to } = stretch;
  if (from.at === undefined)
    return to.at === undefined ? 0 : lastNumber(scale ?? (to.after ? scaleOf(to.at as Num) : 0), to);
  const low = from.at as Num;
  if (!from.after && (scale === undefined || compareNumbers(round(low, scale, 'down'), low) === 0)) return low;
  const whole = numberIn(0, from, to);
  if (whole !== undefined) return whole;
  return scale === undefined ? multiply(add(low, to.at as Num), 0.5) : numberIn(scale, from, to)!;
}

function scaleOf(n: Num): number {
  const [, fraction = ''] = String(isNumber(n) && typeof n !== 'number' ? n.toString() : n).split('.');
  return fraction.length;
}

const USUAL_DATE = '2026-01-01';

function exampleDate(stretches: readonly Stretch[]): string {
  const bounded = stretches.find(({ from }) => from.at !== undefined);
  if (!bounded && stretches.some((stretch) => holds(stretch, USUAL_DATE))) return USUAL_DATE;
  if (bounded) return firstDate(bounded.from, bounded.to)!;
  const [first] = stretches;
  return first!.to.at === undefined ? USUAL_DATE : lastDate(first!.to)!;
}

const USUAL_TEXTS = ['other', 'another', 'something else', 'x'];

function exampleText(stretches: readonly Stretch[]): string {
  const point = stretches.find(({ from, to }) => isPoint(from, to) && from.at !== undefined);
  if (point) return point.from.at as string;
  const usual = USUAL_TEXTS.find((text) => stretches.some((stretch) => holds(stretch, text)));
  if (usual !== undefined) return usual;
  const stretch = stretches.find(({ from }) => from.at !== undefined) ?? stretches[0]!;
  const low = (stretch.from.at ?? '') as string;
  const bare = low.replace(/\u0000+$/, '');
  return ['', '-', '0', 'a'].map((end) => bare + end).find((text) => holds(stretch, text)) ?? low;
}

function holds({ from, to }: Stretch, value: Maybe): boolean {
  return contains([from, to], value);
}

/** The value of the set that lies nearest to the actual one, among values of its kind; else an example. */
export function nearest(domain: Domain, set: ValueSet, actual: Maybe): Witness | undefined {
  const possible = within(domain, set);
  if (contains(possible, actual)) return { value: actual };
  if (isNumber(actual))
    return nearestNumber(domain, intersect(possible, section('number')), actual) ?? pick(domain, set);
  if (domain.dates && typeof actual === 'string')
    return nearestDate(intersect(possible, section('text')), actual) ?? pick(domain, set);
  return pick(domain, set);
}

function nearestNumber(domain: Domain, set: ValueSet, actual: Num): Witness | undefined {
  const at = before(actual);
  const found = intervalsOf(set).map(({ from, to }) =>
    compareCuts(to, at) <= 0 ? endBelow(domain, from, to) : startAbove(domain, from, to),
  );
  return closest(found, (value) => absolute(subtract(value, actual)));
}

/** The lowest number of a stretch that lies above, to two more digits than its bound where there is no lowest. */
function startAbove({ scale }: Domain, from: Cut, to: Cut): Num {
  if (!from.after && scale === undefined) return from.at as Num;
  const digits = scale ?? scaleOf(from.at as Num) + 2;
  return numberIn(digits, from, to) ?? multiply(add(from.at as Num, to.at as Num), 0.5);
}

function endBelow({ scale }: Domain, from: Cut, to: Cut): Num {
  if (to.after && scale === undefined) return to.at as Num;
  const last = lastNumber(scale ?? scaleOf(to.at as Num) + 2, to);
  return compareCuts(before(last), from) >= 0 ? last : multiply(add(from.at as Num, to.at as Num), 0.5);
}

function nearestDate(set: ValueSet, actual: string): Witness | undefined {
  const at = before(actual);
  const day = dayNumber(actual);
  if (day === undefined) return undefined;
  const found = intervalsOf(set).map(({ from, to }) => {
    const end = to.rank === sectionEnd('text').rank ? undefined : lastDate(to);
    return compareCuts(to, at) <= 0 && end !== undefined ? end : firstDate(from, to)!;
  });
  return closest(found, (date) => Math.abs(dayNumber(date)! - day));
}

function closest<T extends Num | string>(values: readonly T[], distance: (value: T) => Num): Witness | undefined {
  let best: { value: T; distance: Num } | undefined;
  for (const value of values) {
    const away = distance(value);
    if (!best || compareNumbers(away, best.distance) < 0) best = { value, distance: away };
  }
  return best && { value: best.value };
}
