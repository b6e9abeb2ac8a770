import { describe, expect, it } from '@jest/globals';
import { applyEdits } from '@reckoner/definitions';
import {
  checkWorkspace,
  evaluateDefinition,
  stringifyJson,
  validateValue,
  type Checked,
  type ObjectValue,
  type Value,
} from '@reckoner/engine';
import fc from 'fast-check';
import { checkedOf } from '../../test/workspace.js';
import { isEquivalent } from './equivalent.js';
import { mutantsOf, type Mutant } from './mutants.js';
import type { Mutable } from './sites/site.js';

/** Every claim that a change changes nothing is held against all inputs of small types. */

const SEED = 20261121;
const SCHEMA = `title: Entry
type: object
required: [kind, hours, open]
properties:
  kind: { type: string, enum: [a, b, c] }
  hours: { type: integer, minimum: -1, maximum: 3 }
  open: { type: boolean }
  rank: { type: integer, minimum: 0, maximum: 2 }
  from: { type: string, format: date }
  to: { type: string, format: date }
`;
const DAYS = [undefined, '2026-01-01', '2026-01-02'];

/** All inputs that fit the schema, with few days. */
const INPUTS: readonly ObjectValue[] = ['a', 'b', 'c'].flatMap((kind) =>
  [-1, 0, 1, 2, 3].flatMap((hours) =>
    [true, false].flatMap((open) =>
      [undefined, 0, 1, 2].flatMap((rank) =>
        DAYS.flatMap((from) =>
          DAYS.map((to) => ({ entry: JSON.parse(JSON.stringify({ kind, hours, open, rank, from, to })) as Value })),
        ),
      ),
    ),
  ),
);

const leaf = fc.constantFrom(
  ...[
    'entry.kind == "a"',
    'entry.kind != "b"',
    'entry.kind in ["a", "c"]',
    'entry.hours < 1',
    'entry.hours >= 1',
    'entry.hours > 2',
    'entry.hours == 0',
  ],
  ...[
    'entry.open',
    'not entry.open',
    'entry.rank == 1',
    'entry.rank != null',
    'coalesce(entry.rank, 0) > 0',
    'entry.from < entry.to',
    'entry.from <= entry.to',
  ],
  ...[
    'entry.to != null',
    'entry.from != null',
    'entry.from > "2026-01-01"',
    '0 < entry.hours',
    'not (entry.hours >= 1)',
  ],
);
const condition = fc.oneof(
  leaf,
  fc.tuple(leaf, fc.constantFrom('and', 'or'), leaf).map(([a, by, b]) => `(${a}) ${by} (${b})`),
  fc.tuple(leaf, leaf, leaf).map((all) => all.map((one) => `(${one})`).join(' and ')),
);
const outcome = fc.constantFrom('hold', 'reject', 'accept');
const rules = fc
  .array(fc.tuple(condition, outcome), { minLength: 1, maxLength: 4 })
  .map(
    (all) =>
      `title: X\ninput: { entry: entry }\nrules:\n${all.map(([when, then], index) => `  - { id: r${index}, when: '= ${when}', then: { outcome: ${then} } }\n`).join('')}otherwise: {}\n`,
  );

const kindCell = fc.constantFrom('"-"', 'a', 'b', `'"a","c"'`, "'not(a)'", `'not("a","b")'`);
const hoursCell = fc.constantFrom('"-"', '1', '">= 1"', '"< 2"', '"[0..2)"', '"(0..3]"', "'not(1)'", `'< 0, >= 2'`);
const table = fc
  .tuple(
    fc.constantFrom('first', 'collect'),
    fc.array(fc.tuple(kindCell, hoursCell, fc.constantFrom(1, 2)), { minLength: 1, maxLength: 4 }),
    fc.boolean(),
  )
  .map(
    ([hit, rows, hasRest]) =>
      `title: X\nhit: ${hit}\ninput: { entry: entry }\ninputs:\n  kind: { value: = entry.kind }\n  twice: { value: = entry.hours }\noutputs: { n: integer }\nrows:\n${rows.map(([kind, hours, n], index) => `  - { id: r${index}, if: [${kind}, ${hours}], then: [${n}] }\n`).join('')}${hasRest ? 'otherwise: [3]\n' : ''}`,
  );

const mapping = fc
  .tuple(condition, condition, fc.boolean())
  .map(
    ([when, value, hasDefault]) =>
      `title: X\nfrom: { entry: entry }\nto: any\nfields:\n  a: { value: '= if(${value}, 1, 2)', when: '= ${when}' }\n  b: { value: = entry.${hasDefault ? 'hours' : 'rank'}, default: 7 }\n  c: '= coalesce(entry.rank, entry.hours, 5)'\n  d: '= filter([1, 2], item > 1 and item >= 2)'\n`,
  );

function answers(checked: Checked, { kind, id }: Mutable): string[] {
  const ir = checked.program.find(kind as 'rules' | 'table' | 'mapping', id)!;
  const surroundings = { now: '2026-01-01T00:00:00Z', row: () => undefined, validate: validateValue };
  return INPUTS.map((inputs) => stringifyJson(evaluateDefinition(ir, inputs, surroundings)));
}

function errorsOf({ diagnostics }: Checked): number {
  return diagnostics.filter(({ severity }) => severity === 'error').length;
}

let [claims, others] = [0, 0];

/** Every mutant of the definition that is called equivalent answers all inputs as the definition does. */
function hold(file: string, text: string): void {
  const files = { 'mappings/entry.schema.yaml': SCHEMA, [file]: text };
  const checked = checkedOf(files);
  const wanted = (mutant: Mutant): boolean => mutant.definition.file === file;
  let expected: string[] | undefined;
  for (const mutant of mutantsOf(checked, () => true).filter(wanted)) {
    const changed = checkWorkspace(checked.workspace.withFile(file, mutant.text), { previous: checked });
    if (errorsOf(changed) > 0) continue;
    if (!isEquivalent(checked, changed, mutant.definition)) {
      others += 1;
      continue;
    }
    claims += 1;
    expected ??= answers(checked, mutant.definition);
    expect([mutant.description, ...answers(changed, mutant.definition)]).toEqual([mutant.description, ...expected]);
  }
}

/** Texts with errors of their own, such as an overlap, are no test of this. */
function checks(file: string, text: string): boolean {
  try {
    checkedOf({ 'mappings/entry.schema.yaml': SCHEMA, [file]: text });
    return true;
  } catch {
    return false;
  }
}

describe(`what is called equivalent answers the same (seed ${SEED})`, () => {
  it.each([
    ['rules', 'rules/x.rules.yaml', rules],
    ['tables', 'rules/x.table.yaml', table],
    ['mappings', 'mappings/x.mapping.yaml', mapping],
  ] as const)('%s', (_kind, file, texts) => {
    [claims, others] = [0, 0];
    const tried = texts.filter((text) => checks(file, text));
    fc.assert(
      fc.property(tried, (text) => hold(file, text)),
      { seed: SEED, numRuns: 14 },
    );
    // The law is empty if nothing is ever claimed, and worthless if everything is.
    expect(claims).toBeGreaterThan(20);
    expect(others).toBeGreaterThan(claims);
  });
});

/** Whether the changed rule set is proven to be the same. */
function isProven(file: string, before: string, after: (text: string) => string): boolean {
  const checked = checkedOf({ 'mappings/entry.schema.yaml': SCHEMA, [file]: before });
  const changed = checkWorkspace(checked.workspace.withFile(file, after(before)), { previous: checked });
  expect(errorsOf(changed)).toBe(0);
  return isEquivalent(checked, changed, checked.workspace.at(file) as Mutable);
}

const RULE = (when: string, rest = ''): string =>
  `title: X\ninput: { entry: entry }\nrules:\n  - { id: r, when: '= ${when}', then: { outcome: hold } }\n${rest}otherwise: {}\n`;
const replace = (from: string, to: string) => (text: string) => {
  expect(text).toContain(from);
  return applyEdits(text, []).replace(from, to);
};

describe('proofs', () => {
  it.each([
    ['whole numbers leave nothing between', RULE('entry.hours > 1'), '> 1', '>= 2', true],
    ['a bound that no value reaches', RULE('entry.hours > 3'), '> 3', '> 4', true],
    ['a bound that some value reaches', RULE('entry.hours > 2'), '> 2', '> 3', false],
    [
      'a date that is not there is before none',
      RULE('entry.from != null and entry.from < entry.to'),
      'entry.from != null and ',
      '',
      true,
    ],
    [
      'two dates that are not there are at the same time',
      RULE('entry.from != null and entry.from <= entry.to'),
      'entry.from != null and ',
      '',
      false,
    ],
    [
      'a rule that an earlier one hides',
      RULE('entry.hours > 0', "  - { id: s, when: '= entry.hours > 1', then: { outcome: reject } }\n"),
      'outcome: reject',
      'outcome: exclude',
      true,
    ],
    [
      'a condition that could fail',
      RULE('10 / entry.hours > 1', "  - { id: s, when: '= entry.open', then: { outcome: hold } }\n"),
      "'= entry.open', then: { outcome: hold }",
      "'= false', then: { outcome: reject }",
      false,
    ],
    ['a double negation', RULE('not (entry.hours <= 1)'), 'not (entry.hours <= 1)', 'entry.hours > 1', true],
    [
      'another message',
      RULE('entry.open').replace('} }\notherwise', '}, say: Open. }\notherwise'),
      'Open.',
      'Closed.',
      false,
    ],
  ])('%s', (...[, before, from, to, proven]) => {
    expect(isProven('rules/x.rules.yaml', before, replace(from, to))).toBe(proven);
  });
});
