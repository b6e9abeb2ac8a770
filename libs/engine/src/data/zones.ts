import { didYouMean } from '@reckoner/diagnostics';
import { daysFromCivil, daysInMonth } from '../values/date.js';
import { describeValue } from '../values/describe.js';
import { Failure } from '../values/failure.js';
import { weekdayOfDay } from './week.js';
import { ZONES } from './zones.data.js';

/**
 * The rules of the IANA time zones, from data that ships with the engine. Exact from 1970 on; before that, the offset of
 * 1970-01-01 is taken. All times here are seconds: of an instant since 1970-01-01T00:00:00Z, of a local time since
 * 1970-01-01T00:00:00 on that zone's clocks.
 */
export interface Zone {
  readonly name: string;
  /** The instants at which the offset changes, and the offset from then on; one offset more than instants. */
  readonly times: readonly number[];
  readonly offsets: readonly number[];
  /** What goes on after the last of them. */
  readonly rule: Rule | undefined;
}

interface Rule {
  readonly standard: number;
  readonly summer: number;
  readonly begins: RuleDay;
  readonly ends: RuleDay;
  /** The instants at which summer time begins and ends, by year, as they were asked for. */
  readonly years: Map<number, readonly [begins: number, ends: number]>;
}

/** The `week`-th such weekday (0 is Sunday) of a month; 5 is the last. `second` counts from local midnight. */
interface RuleDay {
  readonly month: number;
  readonly week: number;
  readonly weekday: number;
  readonly second: number;
}

const DAY = 86_400;
let lines: ReadonlyMap<string, string> | undefined;
const zones = new Map<string, Zone>();

/** All names, aliases among them. */
export function zoneNames(): readonly string[] {
  return [...linesByName().keys()];
}

/** The rules of a zone; fails where the name is not one of the database. */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const line = linesByName().get(name);
  if (line === undefined) {
    const meant = didYouMean(name, zoneNames());
    throw new Failure(
      'UNKNOWN_TIME_ZONE',
      `the time zone ${describeValue(name)} is not known${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
    );
  }
  const zone = unpack(name, line);
  zones.set(name, zone);
  return zone;
}

function linesByName(): ReadonlyMap<string, string> {
  lines ??= new Map(
    ZONES.flatMap((line) => {
      let region = '';
      return line
        .slice(0, line.indexOf(';'))
        .split(',')
        .map((name) => {
          const [first = '', rest] = name.split(':');
          if (rest !== undefined) region = first && `${first}/`;
          return [region + (rest ?? first), line] as const;
        });
    }),
  );
  return lines;
}

/** tools/gen/zones.mjs says how a line is written. */
function unpack(name: string, line: string): Zone {
  const [, offsetsText = '', ruleText = '', changes = ''] = line.split(';');
  const known = offsetsText.split(',').map((minutes) => Number(minutes) * 60);
  const clocks: number[] = [];
  const times: number[] = [];
  const offsets = [known[0]!];
  let [present, before, day] = [0, 1, 0];
  for (const [, letter, clock, days] of changes.matchAll(/([A-Z]?)(?:@(...))?(~...|..)/g)) {
    const to = letter ? letter.charCodeAt(0) - 65 : before;
    if (clock) clocks[to] = parseInt(clock, 36) * 30;
    day += parseInt(days!.replace('~', ''), 36);
    times.push(day * DAY + (clocks[to] ?? 0));
    offsets.push(known[to]!);
    [present, before] = [to, present];
  }
  return { name, times, offsets, rule: ruleOf(ruleText) };
}

function ruleOf(text: string): Rule | undefined {
  const [standard, summer, begins, ends] = text.split(',');
  if (begins === undefined || ends === undefined) return undefined;
  return {
    standard: Number(standard) * 60,
    summer: Number(summer) * 60,
    begins: ruleDay(begins),
    ends: ruleDay(ends),
    years: new Map(),
  };
}

function ruleDay(text: string): RuleDay {
  const [month, week, weekday, minute] = text.split('.').map(Number) as [number, number, number, number];
  return { month, week, weekday, second: minute * 60 };
}

/** Seconds that the zone's clocks are ahead of UTC at an instant. */
export function offsetAt(zone: Zone, instant: number): number {
  const { times, offsets, rule } = zone;
  const last = times.length - 1;
  if (rule && (last < 0 || instant >= times[last]!)) return offsetByRule(rule, instant);
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= instant) low = middle + 1;
    else high = middle;
  }
  return offsets[low]!;
}

function offsetByRule(rule: Rule, instant: number): number {
  const year = new Date((instant + rule.standard) * 1000).getUTCFullYear();
  const [begins, ends] = rule.years.get(year) ?? changesIn(rule, year);
  const summer = begins < ends ? instant >= begins && instant < ends : instant >= begins || instant < ends;
  return summer ? rule.summer : rule.standard;
}

function changesIn(rule: Rule, year: number): readonly [number, number] {
  const changes = [occurrence(rule.begins, year) - rule.standard, occurrence(rule.ends, year) - rule.summer] as const;
  rule.years.set(year, changes);
  return changes;
}

/** When a rule's day comes in a year, in local seconds. */
function occurrence(rule: RuleDay, year: number): number {
  const first = daysFromCivil(year, rule.month, 1);
  const weekday = weekdayOfDay(first) % 7;
  let day = first + ((rule.weekday - weekday + 7) % 7) + (rule.week - 1) * 7;
  const end = first + daysInMonth(year, rule.month);
  while (day >= end) day -= 7;
  return day * DAY + rule.second;
}

/**
 * The instant at which the zone's clocks show a local time. Where they show it twice (clocks set back), the first; where
 * they never do (clocks set forward), as long after the change as the local time is: 02:30 becomes 03:30.
 */
export function instantOf(zone: Zone, local: number): number {
  const candidates = [local - offsetAt(zone, local - DAY), local - offsetAt(zone, local + DAY)];
  const shown = candidates.filter((instant) => instant + offsetAt(zone, instant) === local);
  return shown.length > 0 ? Math.min(...shown) : candidates[0]!;
}
