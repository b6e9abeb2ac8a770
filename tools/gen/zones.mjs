/**
 * Writes libs/engine/src/data/zones.data.ts: the rules of all IANA time zones from 1970 on, from the machine's compiled
 * tz database. Run by hand when the database has news (`node tools/gen/zones.mjs [folder]`); its output is committed,
 * so that Node and browsers agree and a build is reproducible.
 *
 * A line holds one set of rules: `names;offsets;rule;changes`. A name that begins with `Region:` says which region it and
 * the names after it are of. Offsets in minutes east of UTC, the one in force at 1970-01-01 first. A change is
 * - the letter of the offset that it brings (A is the first), left out where that is the one before the present one,
 * - `@` and the time of day in UTC, left out where it is that of the last change to this offset (at first, midnight),
 * - the days since the change before, with `~` and three digits where two do not suffice.
 * Digits are in base 36, a time of day counts half minutes. The rule that goes on after the changes, where one does: standard
 * and summer offset, and when summer time begins and ends, as month.week.weekday.minute of local time (week 5 is the last).
 */
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = process.argv[2] ?? '/usr/share/zoneinfo';
const OUTPUT = new URL('../../libs/engine/src/data/zones.data.ts', import.meta.url);
const LEFT_OUT = /^(posix|right|localtime|posixrules|Factory)/;
const YEAR_MAX = 2200;
const DAY = 86_400;

function zoneNames(folder) {
  return readdirSync(folder).flatMap((entry) => {
    const path = join(folder, entry);
    const name = relative(ROOT, path);
    if (LEFT_OUT.test(name)) return [];
    if (statSync(path).isDirectory()) return zoneNames(path);
    return readFileSync(path).subarray(0, 4).toString() === 'TZif' ? [name] : [];
  });
}

/** The second, 64-bit part of a TZif file (RFC 8536). */
function readZone(name) {
  const bytes = readFileSync(join(ROOT, name));
  const counts = (at) => [0, 1, 2, 3, 4, 5].map((index) => bytes.readUInt32BE(at + 20 + index * 4));
  const [utc, std, leap, times, types, chars] = counts(0);
  const start = 44 + times * 5 + types * 6 + chars + leap * 8 + std + utc;
  const [utc2, std2, leap2, times2, types2, chars2] = counts(start);
  let at = start + 44;
  const transitions = Array.from({ length: times2 }, (_, index) => Number(bytes.readBigInt64BE(at + index * 8)));
  at += times2 * 8;
  const kinds = [...bytes.subarray(at, at + times2)];
  at += times2;
  const offsets = Array.from({ length: types2 }, (_, index) => bytes.readInt32BE(at + index * 6));
  at += types2 * 6 + chars2 + leap2 * 12 + std2 + utc2;
  const footer = bytes.subarray(at).toString().trim();
  return {
    transitions: transitions.map((time, index) => ({ time, offset: offsets[kinds[index]] })),
    first: offsets[0],
    footer,
  };
}

function parseFooter(footer) {
  const name = '(?:<[^>]+>|[A-Za-z]+)';
  const match = new RegExp(`^${name}([-+:\\d]+)(?:${name}([-+:\\d]+)?,([^,]+),([^,]+))?$`).exec(footer);
  if (!match) throw new Error(`unreadable rule ${footer}`);
  const standard = -minutes(match[1]);
  if (!match[3]) return { standard };
  return {
    standard,
    summer: match[2] ? -minutes(match[2]) : standard + 60,
    begins: day(match[3]),
    ends: day(match[4]),
  };
}

function minutes(text) {
  const [hours, rest = '0'] = text.split(':');
  return Number(hours) * 60 + (text.startsWith('-') ? -1 : 1) * Number(rest);
}

function day(text) {
  const match = /^M(\d+)\.(\d+)\.(\d+)(?:\/(.+))?$/.exec(text);
  if (!match) throw new Error(`unreadable day ${text}`);
  return {
    month: Number(match[1]),
    week: Number(match[2]),
    weekday: Number(match[3]),
    minute: minutes(match[4] ?? '2'),
  };
}

/** The transition of a year that a rule's day names, in seconds since 1970. */
function occurrence(rule, year, offset) {
  const first = new Date(Date.UTC(year, rule.month - 1, 1)).getUTCDay();
  const length = new Date(Date.UTC(year, rule.month, 0)).getUTCDate();
  let date = 1 + ((rule.weekday - first + 7) % 7) + (rule.week - 1) * 7;
  while (date > length) date -= 7;
  return Date.UTC(year, rule.month - 1, date) / 1000 + (rule.minute - offset) * 60;
}

/** From `time` on the rule alone gives the transitions. */
function transitionsOfRule(rule) {
  if (!rule.begins) return [];
  const all = [];
  for (let year = 1965; year <= YEAR_MAX; year++) {
    all.push({ time: occurrence(rule.begins, year, rule.standard), offset: rule.summer * 60 });
    all.push({ time: occurrence(rule.ends, year, rule.summer), offset: rule.standard * 60 });
  }
  return all.sort((a, b) => a.time - b.time);
}

/** Without those at the end that the rule gives anyway, those before 1970, and those that change nothing. */
function needed({ transitions, first, footer }) {
  const rule = parseFooter(footer);
  const before = transitions.filter(({ time }) => time <= 0);
  let offset = before.at(-1)?.offset ?? first;
  const start = offset;
  const changes = transitions.filter(({ time, offset: next }) => {
    if (time <= 0 || next === offset) return false;
    offset = next;
    return true;
  });
  const byRule = new Map(transitionsOfRule(rule).map((each) => [each.time, each.offset]));
  while (changes.length > 0 && byRule.get(changes.at(-1).time) === changes.at(-1).offset) {
    const [previous, last] = [changes.at(-2)?.time ?? 0, changes.at(-1)];
    const skipped = [...byRule.keys()].some((time) => time > previous && time < last.time);
    if (skipped) break;
    changes.pop();
  }
  return { start, changes, rule };
}

function encode(zone) {
  const { start, changes, rule } = needed(zone);
  const offsets = [...new Set([start, ...changes.map(({ offset }) => offset)])];
  const goesOn = rule.begins ? [rule.standard, rule.summer, point(rule.begins), point(rule.ends)].join() : '';
  return { offsets: offsets.map((offset) => offset / 60).join(), rest: `${goesOn};${encodeChanges(changes, offsets)}` };
}

function encodeChanges(changes, offsets) {
  const clocks = offsets.map(() => 0);
  let [present, before, day] = [0, 1, 0];
  return changes
    .map(({ time, offset }) => {
      const [to, last, clock] = [offsets.indexOf(offset), day, (time % DAY) / 30];
      if (!Number.isInteger(clock)) throw new Error(`a transition within half a minute: ${time}`);
      day = Math.floor(time / DAY);
      const letter = to === before ? '' : String.fromCharCode(65 + to);
      const at = clock === clocks[to] ? '' : `@${digits(clock, 3)}`;
      clocks[to] = clock;
      [present, before] = [to, present];
      return letter + at + (day - last < 36 ** 2 ? digits(day - last, 2) : `~${digits(day - last, 3)}`);
    })
    .join('');
}

function digits(number, length) {
  return number.toString(36).padStart(length, '0');
}

/** `Region:` stands before the first name of each region. */
function encodeNames(names) {
  let region;
  return names
    .map((name) => {
      const [, its, rest] = /^(?:([^/]*)\/)?(.*)$/.exec(name);
      if (its === region) return rest;
      region = its;
      return `${its ?? ''}:${rest}`;
    })
    .join();
}

function point({ month, week, weekday, minute }) {
  return [month, week, weekday, minute].join('.');
}

const zones = new Map();
for (const name of zoneNames(ROOT).sort()) {
  const { offsets, rest } = encode(readZone(name));
  const key = `${offsets};${rest}`;
  zones.set(key, { key, rest, names: [...(zones.get(key)?.names ?? []), name] });
}
const version = /version (\S+)/.exec(readFileSync(join(ROOT, 'tzdata.zi'), 'utf8'))[1];
// Like rules and changes stand together: they compress into one another.
const sets = [...zones.values()].sort((a, b) => (a.rest < b.rest ? -1 : a.rest > b.rest ? 1 : 0));
const lines = sets.map(({ key, names }) => `  '${encodeNames(names)};${key}',`);
writeFileSync(
  OUTPUT,
  `// Generated by tools/gen/zones.mjs from the IANA time zone database, which is in the public domain. Do not edit.

/** The release of the database. */
export const ZONES_VERSION = '${version}';

export const ZONES: readonly string[] = [
${lines.join('\n')}
];
`,
);
