import type { Value } from '../../src/index.js';

/** A formula that asks for more and more, the data it asks it of, and the code that it ends with; none: with a value. */
export interface Growing {
  readonly what: string;
  readonly formula: string;
  readonly data?: Readonly<Record<string, Value>>;
  readonly ends?: string;
}

const list = (length: number): number[] => Array.from({ length }, (_, index) => index);
const many = list(100_000);
const some = list(2_000);
const few = list(64);
const long = 'a'.repeat(500_000);
const half = 'a'.repeat(2 ** 17);
const digits = (count: number): string => '7'.repeat(count);

/** Texts and lists that double, values that share their parts, and long ones that are gone through again and again. */
export const GROWING: readonly Growing[] = [
  // What doubles.
  { what: 'a text', formula: 'reduce(few, accumulator & accumulator, "ab")', data: { few }, ends: 'TEXT_LIMIT' },
  {
    what: 'a text by join',
    formula: 'reduce(few, join([accumulator, accumulator], ""), "ab")',
    data: { few },
    ends: 'TEXT_LIMIT',
  },
  {
    what: 'a text by replace',
    formula: 'reduce(few, replace(accumulator, "a", "aa"), "a")',
    data: { few },
    ends: 'TEXT_LIMIT',
  },
  {
    what: 'a list',
    formula: 'reduce(few, merge(accumulator, accumulator), [1, 2])',
    data: { few },
    ends: 'LIST_LIMIT',
  },
  {
    what: 'a list by flatten',
    formula: 'reduce(few, flatten([accumulator, accumulator]), [1, 2])',
    data: { few },
    ends: 'LIST_LIMIT',
  },
  { what: 'a number', formula: 'reduce(few, accumulator * accumulator, 7)', data: { few }, ends: 'NUMBER_LIMIT' },
  {
    what: 'an object',
    formula: 'reduce(many, combine(accumulator, fromEntries([{key: text(item), value: 1}])), {a: 1})',
    data: { many },
    ends: 'EFFORT_LIMIT',
  },
  // What shares its parts, and what goes through it.
  {
    what: 'a tree of lists',
    formula: 'reduce(few, [accumulator, accumulator], 1)',
    data: { few },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'a tree of objects',
    formula: 'reduce(few, {a: accumulator, b: accumulator}, 1)',
    data: { few },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'a tree of empty lists',
    formula: 'reduce(few, [accumulator, accumulator], [])',
    data: { few },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'a tree compared',
    formula: 'reduce(few, [accumulator, accumulator], 1) == reduce(few, [accumulator, accumulator], 1)',
    data: { few },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'a tree of objects compared',
    formula: 'reduce(few, {a: accumulator, b: accumulator}, 1) === reduce(few, {a: accumulator, b: accumulator}, 1)',
    data: { few },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'a tree as a text',
    formula: 'reduce(few, [accumulator, accumulator], []) & ""',
    data: { few },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'a tree in order',
    formula: 'reduce(few, [accumulator, accumulator], 1) < 5',
    data: { few },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'a tree among others',
    formula: 'reduce(few, [accumulator, accumulator], 1) in [reduce(few, [accumulator, accumulator], 1)]',
    data: { few },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'distinct trees',
    formula: 'distinct([reduce(few, [accumulator, accumulator], 1)])',
    data: { few },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'groups of trees',
    formula: 'length(groupBy(few, reduce(few, [accumulator, accumulator], 1)))',
    data: { few },
    ends: 'EFFORT_LIMIT',
  },
  { what: 'a deep list', formula: 'reduce(many, [accumulator], 1)', data: { many }, ends: 'DEPTH_LIMIT' },
  {
    what: 'a deep list compared',
    formula: 'reduce(many, [accumulator], 1) == reduce(many, [accumulator], 1)',
    data: { many },
    ends: 'DEPTH_LIMIT',
  },
  {
    what: 'a deep list as a text',
    formula: 'reduce(many, [accumulator], 1) & ""',
    data: { many },
    ends: 'DEPTH_LIMIT',
  },
  {
    what: 'distinct deep lists',
    formula: 'distinct([reduce(many, [accumulator], 1)])',
    data: { many },
    ends: 'DEPTH_LIMIT',
  },
  { what: 'a list of itself', formula: 'map(many, many)', data: { many }, ends: 'EFFORT_LIMIT' },
  { what: 'a long list of a long text', formula: 'map(many, long)', data: { many, long }, ends: 'EFFORT_LIMIT' },
  // Loops in loops.
  { what: 'loops in loops', formula: 'sum(some, sum(some, sum(some, 1)))', data: { some }, ends: 'STEP_LIMIT' },
  {
    what: 'lists in loops',
    formula: 'length(map(some, merge(many, [1])))',
    data: { some, many: list(90_000) },
    ends: 'EFFORT_LIMIT',
  },
  { what: 'ranges in loops', formula: 'length(map(some, range(1, 99999)))', data: { some }, ends: 'EFFORT_LIMIT' },
  { what: 'elements looked for in loops', formula: 'count(many, -1 in many)', data: { many }, ends: 'EFFORT_LIMIT' },
  {
    what: 'positions looked for in loops',
    formula: 'count(many, indexOf(many, -1) == 0)',
    data: { many },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'lists sorted in loops',
    formula: 'count(some, length(sort(many)) == 1)',
    data: { some, many },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'lists reversed in loops',
    formula: 'count(some, length(reverse(many)) == 1)',
    data: { some, many },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'lists made distinct in loops',
    formula: 'count(some, length(distinct(many)) == 1)',
    data: { some, many },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'lists taken away in loops',
    formula: 'count(some, length(without(many, some)) == 1)',
    data: { some, many },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'lists compared in loops',
    formula: 'count(some, many == others)',
    data: { some, many, others: list(100_000) },
    ends: 'EFFORT_LIMIT',
  },
  { what: 'groups with keys that are lists', formula: 'length(groupBy(many, [item]))', data: { many } },
  { what: 'elements sorted by what is the same', formula: 'length(sortBy(many, 1))', data: { many } },
  {
    what: 'shares of many',
    formula: 'count(some, length(allocate(100, many, 2)) == 1)',
    data: { some, many },
    ends: 'EFFORT_LIMIT',
  },
  // Long texts in loops.
  {
    what: 'long texts compared in loops',
    formula: 'count(many, long == other)',
    data: { many, long, other: `${'a'.repeat(499_999)}a` },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'long texts compared in loops, made for it',
    formula: 'count(many, (long & "x" & item) == (long & "y" & item))',
    data: { many, long },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'long texts ordered in loops',
    formula: 'count(many, (long & item) < "b")',
    data: { many, long },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'long texts as keys of groups',
    formula: 'length(groupBy(many, long & item))',
    data: { many, long },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'long texts sorted by',
    formula: 'length(sortBy(many, long & item))',
    data: { many, long },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'the longest text of many',
    formula: 'maxOf(many, long & item) == ""',
    data: { many, long },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'long texts looked through in loops',
    formula: 'count(many, "b" in long)',
    data: { many, long },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'long texts in capitals in loops',
    formula: 'count(many, upper(long) == "")',
    data: { many, long },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'long texts trimmed in loops',
    formula: 'count(many, trim(long) == "")',
    data: { many, long },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'long texts split in loops',
    formula: 'count(many, length(split(long, "b")) == 2)',
    data: { many, long },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'long texts as numbers in loops',
    formula: 'count(many, long == 1)',
    data: { many, long: '1'.repeat(500_000) },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'beginnings of long texts in loops',
    formula: 'count(many, startsWith(long & item, long))',
    data: { many, long },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'a path of many fields in loops',
    formula: 'count(many, get(many, long) == 1)',
    data: { many, long },
    ends: 'EFFORT_LIMIT',
  },
  // Texts made to be looked for slowly.
  {
    what: 'a search that begins again and again',
    formula: 'count(some, contains(long, part))',
    data: { some, long, part: `${half}b${half}` },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'the same as `in`',
    formula: 'count(some, part in long)',
    data: { some, long, part: `${half}b${half}` },
    ends: 'EFFORT_LIMIT',
  },
  { what: 'one slow search', formula: 'textBefore(long, part)', data: { long, part: `${half}b${half}` } },
  {
    what: 'one slow search for what follows',
    formula: 'textAfter(long, part)',
    data: { long, part: `${half}b${half}` },
  },
  { what: 'one slow split', formula: 'length(split(long, part))', data: { long, part: `${half}b${half}` } },
  {
    what: 'one slow replacement',
    formula: 'length(replace(long, part, "x"))',
    data: { long, part: `${half}b${half}` },
  },
  // Patterns and digits.
  { what: 'a pattern that backtracks', formula: 'matches(text, "(a+)+b")', data: { text: 'a'.repeat(10_000) } },
  {
    what: 'a pattern of many states',
    formula: 'matches(text, "(((a?){15}){10})*b")',
    data: { text: 'a'.repeat(10_000) },
  },
  {
    what: 'patterns in loops',
    formula: 'count(many, matches(text, ".*(b|c).*"))',
    data: { many, text: 'a'.repeat(9_000) },
    ends: 'EFFORT_LIMIT',
  },
  {
    what: 'products of long numbers',
    formula: `sum(many, ${digits(480)} * (item + ${digits(480)}))`,
    data: { many },
    ends: 'EFFORT_LIMIT',
  },
  { what: 'sums of long numbers', formula: `sum(many, item + ${digits(900)})`, data: { many }, ends: 'EFFORT_LIMIT' },
  {
    what: 'remainders of long numbers',
    formula: 'sum(many, (1e6000 + item) % 7)',
    data: { many },
    ends: 'NUMBER_LIMIT',
  },
  {
    what: 'numbers far apart compared',
    formula: 'count(many, 1e6000 + item < tiny)',
    data: { many, tiny: 1e-300 },
    ends: 'NUMBER_LIMIT',
  },
  {
    what: 'large numbers compared with small ones',
    formula: 'count(many, 1e6000 < 1e-6000)',
    data: { many },
    ends: 'EFFORT_LIMIT',
  },
  { what: 'quotients without end', formula: 'sum(many, item / 7)', data: { many }, ends: 'EFFORT_LIMIT' },
  { what: 'a number beyond doubles', formula: 'number * number', data: { number: 1e308 } },
];
