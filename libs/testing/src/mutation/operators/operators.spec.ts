import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { checkedOf, placeOf } from '../../../test/workspace.js';
import { mutantsOf } from '../mutants.js';
import { MUTATION_OPERATORS } from './index.js';

const SCHEMA = `title: Entry
type: object
required: [status, hours]
properties:
  status: { type: string, enum: [draft, submitted, approved] }
  hours: { type: number }
  notes: { type: string }
  day: { type: string, format: date }
  lines: { type: array, items: { type: object, properties: { amount: { type: number } } } }
`;
const RATES =
  'title: Rates\nrows: environment\nkey: [role]\ndated: { from: from, to: to }\nrow: { type: object, properties: { role: { type: string }, from: { type: string, format: date }, to: { type: string, format: date }, rate: { type: number } } }\n';

const RULES = (rule: string): Record<string, string> => ({
  'mappings/entry.schema.yaml': SCHEMA,
  'rules/x.rules.yaml': `title: X\ninput: { entry: entry }\nrules:\n  - id: r\n    ${rule}\notherwise: {}\n`,
});
const TABLE = (row: string): Record<string, string> => ({
  'mappings/entry.schema.yaml': SCHEMA,
  'rules/x.table.yaml': `title: X\ninput: { entry: entry }\ninputs:\n  status: { value: = entry.status }\n  hours: { value: = entry.hours }\noutputs: { factor: decimal }\nrows:\n  - ${row}\n`,
});
const MAPPING = (field: string): Record<string, string> => ({
  'mappings/entry.schema.yaml': SCHEMA,
  'rules/rates.reference.yaml': RATES,
  'mappings/x.mapping.yaml': `title: X\nfrom: { entry: entry }\nto: any\nfields:\n  a: = entry.hours\n  ${field}\n`,
});
const FLOW = (step: string): Record<string, string> => ({
  'mappings/entry.schema.yaml': SCHEMA,
  'rules/rates.reference.yaml': RATES,
  'rules/r.reasons.yaml':
    'title: R\nreasons:\n  GONE: { title: Gone, owner: a, remedy: b, service-level: P1D }\n  LATE: { title: Late, owner: a, remedy: b, service-level: P1D }\n',
  'mappings/erp/erp.connection.yaml':
    'title: ERP\nsystem: erp\ndirection: target\noperations: { post: {}, cancel: {} }\n',
  'flows/x.flow.yaml': `title: X\non: { type: entry, key: [= data.id] }\nsteps:\n  - let: { value: = data, as: entry }\n  - ${step}\n`,
});

/** What the operator makes of a definition: each change in words, and the code that it became. */
const CASES: readonly [operator: string, files: Record<string, string>, changes: readonly string[]][] = [
  [
    'comparison',
    RULES('when: = entry.hours > 24 and entry.status != "draft"\n    then: {}'),
    [
      'rule `r`: `>` became `>=` | entry.hours >= 24 and entry.status != "draft"',
      'rule `r`: `!=` became `==` | entry.hours > 24 and entry.status == "draft"',
    ],
  ],
  [
    'connective',
    RULES('when: = entry.hours > 24 and entry.status != "draft"\n    then: {}'),
    ['rule `r`: `and` became `or` | entry.hours > 24 or entry.status != "draft"'],
  ],
  [
    'drop-condition',
    RULES('when: = entry.hours > 24 or entry.hours < 0 or entry.status == "draft"\n    then: {}'),
    [
      'rule `r`: `entry.hours > 24` was dropped | entry.hours < 0 or entry.status == "draft"',
      'rule `r`: `entry.hours < 0` was dropped | entry.hours > 24 or entry.status == "draft"',
      'rule `r`: `entry.status == "draft"` was dropped | entry.hours > 24 or entry.hours < 0',
    ],
  ],
  ['drop-when', RULES('when: = entry.hours > 24\n    then: {}'), ['rule `r`: its `when` was dropped | true']],
  [
    'drop-when',
    MAPPING('b: { value: = entry.notes, when: = entry.notes != null }'),
    ['field `b`: its `when` was dropped | true'],
  ],
  [
    'drop-when',
    FLOW('let: { value: = entry, as: b }\n    when: = entry.notes != null'),
    ['step `let b`: its `when` was dropped | true'],
  ],
  [
    'negate',
    RULES("when: '= not isBlank(entry.notes) and entry.hours < 1'\n    then: {}"),
    [
      'rule `r`: `not` was dropped | isBlank(entry.notes) and entry.hours < 1',
      'rule `r`: it was negated | not isBlank(entry.notes) and not entry.hours < 1',
    ],
  ],
  [
    'number',
    MAPPING('b: = entry.hours * 0.25'),
    ['field `b`: `0.25` became `0.26` | entry.hours * 0.26', 'field `b`: `0.25` became `0.24` | entry.hours * 0.24'],
  ],
  ['number', MAPPING('b: 7'), ['field `b`: `7` became `8` | 8', 'field `b`: `7` became `6` | 6']],
  [
    'text',
    RULES('when: = entry.status == "draft"\n    then: { deadline: P3D, outcome: hold }'),
    [
      'rule `r`: `"draft"` became `"draft~"` | entry.status == "draft~"',
      'rule `r`, `deadline`: `"P3D"` became `"P4D"` | "P4D"',
    ],
  ],
  [
    'text',
    MAPPING('b: = entry.day > "2026-03-01"'),
    [
      'field `b`: `"2026-03-01"` became `"2026-03-02"` | entry.day > "2026-03-02"',
      'field `b`: `"2026-03-01"` became `"2026-02-28"` | entry.day > "2026-02-28"',
    ],
  ],
  ['text', MAPPING('b: hour'), ['field `b`: `"hour"` became `"hour~"` | "hour~"']],
  ['truth', MAPPING('b: true'), ['field `b`: `true` became `false` | false']],
  [
    'arithmetic',
    MAPPING("b: '= entry.hours * 2 * 3 - min(1, 2)'"),
    [
      'field `b`: `-` became `+` | entry.hours * 2 * 3 + min(1, 2)',
      'field `b`: `*` became `/` | entry.hours * 2 / 3 - min(1, 2)',
      'field `b`: `min` became `max` | entry.hours * 2 * 3 - max(1, 2)',
    ],
  ],
  [
    'rounding',
    MAPPING('b: \'= round(entry.hours, 2, "half-even")\''),
    [
      'field `b`: `2` places became `3` | round(entry.hours, 3, "half-even")',
      'field `b`: `2` places became `1` | round(entry.hours, 1, "half-even")',
      'field `b`: `"half-even"` became `"half-up"` | round(entry.hours, 2, "half-up")',
    ],
  ],
  [
    'fallback',
    MAPPING("b: '= coalesce(entry.notes, entry.status)'"),
    ['field `b`: `entry.notes` was dropped | entry.status', 'field `b`: `entry.status` was dropped | entry.notes'],
  ],
  [
    'look-up-date',
    MAPPING('b: \'= lookup("rates", entry.status, entry.day).rate\''),
    ['field `b`: `entry.day` became `today("UTC")` | lookup("rates", entry.status, today("UTC")).rate'],
  ],
  [
    'look-up-date',
    FLOW('enrich: { from: rates, key: [= entry.role], at: = entry.day, as: rate, missing: ok }'),
    ['step `enrich rates`, `at`: `entry.day` became `today("UTC")` | today("UTC")'],
  ],
  [
    'swap',
    RULES(
      'when: = entry.hours > 24\n    then: {}\n  - id: s\n    when: = entry.hours < 0\n    then: { outcome: reject }',
    ),
    ['the rules: rule `r` and rule `s` changed places | s, r'],
  ],
  ['drop-item', RULES('when: = entry.hours > 24\n    then: {}'), ['the rules: rule `r` was dropped | ']],
  [
    'widen-cell',
    TABLE('{ id: a, if: [draft, ">= 40"], then: [1] }'),
    ['row `a`, column `status`: `draft` became `-` | -', 'row `a`, column `hours`: `>= 40` became `-` | -'],
  ],
  [
    'cell-bound',
    TABLE('{ id: a, if: ["-", "[40..45.5)"], then: [1] }'),
    [
      'row `a`, column `hours`: `[40..45.5)` became `[41..45.5)` | [41..45.5)',
      'row `a`, column `hours`: `[40..45.5)` became `[39..45.5)` | [39..45.5)',
      'row `a`, column `hours`: `[40..45.5)` became `[40..45.6)` | [40..45.6)',
      'row `a`, column `hours`: `[40..45.5)` became `[40..45.4)` | [40..45.4)',
    ],
  ],
  [
    'cell-end',
    TABLE('{ id: a, if: ["-", "[40..45)"], then: [1] }'),
    [
      'row `a`, column `hours`: `[40..45)` became `(40..45)` | (40..45)',
      'row `a`, column `hours`: `[40..45)` became `[40..45]` | [40..45]',
    ],
  ],
  [
    'cell-end',
    TABLE('{ id: a, if: ["-", ">= 40"], then: [1] }'),
    ['row `a`, column `hours`: `>= 40` became `> 40` | > 40'],
  ],
  [
    'cell-value',
    TABLE('{ id: a, if: [\'"draft","approved"\', 5], then: [1] }'),
    [
      'row `a`, column `status`: `draft` was dropped | approved',
      'row `a`, column `status`: `approved` was dropped | draft',
      'row `a`, column `hours`: `5` became `6` | 6',
      'row `a`, column `hours`: `5` became `4` | 4',
    ],
  ],
  [
    'cell-value',
    TABLE("{ id: a, if: ['not(draft)', '-'], then: [1] }"),
    [
      'row `a`, column `status`: `not` was dropped | draft',
      'row `a`, column `status`: `draft` became `"draft~"` | not("draft~")',
    ],
  ],
  [
    'outcome',
    RULES('when: = entry.hours > 24\n    then: { outcome: hold }'),
    ['rule `r`: outcome `hold` became `reject` | reject', '`otherwise`: outcome `accept` became `exclude` | exclude'],
  ],
  [
    'reason',
    {
      ...FLOW('deliver: { to: erp, operation: post, body: = entry, key: [= entry.id], correct: upsert }'),
      ...RULES('when: = entry.hours > 24\n    then: { outcome: hold, reason: LATE, owner: us }'),
    },
    ['rule `r`: reason `LATE` became `GONE` | GONE', 'rule `r`: owner `us` became `us-` | us-'],
  ],
  ['drop-field', MAPPING('b: = entry.notes'), ['field `a`: it was dropped | ', 'field `b`: it was dropped | ']],
  ['drop-default', MAPPING('b: { value: = entry.notes, default: none }'), ['field `b`: its `default` was dropped | ']],
  ['drop-default', TABLE('{ id: a, if: [draft, "-"], then: [1] }\notherwise: [2]'), ['`otherwise`: it was dropped | ']],
  [
    'drop-step',
    FLOW('deliver: { to: erp, operation: post, body: = entry, key: [= entry.id], correct: upsert }'),
    ['step `deliver erp post`: it was dropped | '],
  ],
  [
    'missing-row',
    FLOW('enrich: { from: rates, key: [= entry.role], at: = entry.day, as: rate, missing: hold LATE }'),
    [
      'step `enrich rates`: `missing`: `hold LATE` became `reject LATE` | reject LATE',
      'step `enrich rates`: `missing`: `hold LATE` became `hold GONE` | hold GONE',
    ],
  ],
  [
    'delivery',
    FLOW('deliver: { to: erp, operation: post, body: = entry, key: [= entry.id], correct: upsert }'),
    [
      'step `deliver erp post`: `operation`: `post` became `cancel` | cancel',
      'step `deliver erp post`: its key `entry.id` became `entry.id & "~"` | entry.id & "~"',
      'step `deliver erp post`: `correct`: `upsert` became `never` | never',
    ],
  ],
  [
    'delivery',
    FLOW(
      'deliver: { to: erp, operation: post, body: = entry, key: [= entry.id, = entry.part], correct: { reverse-with: cancel } }',
    ),
    [
      'step `deliver erp post`: `operation`: `post` became `cancel` | cancel',
      'step `deliver erp post`: `entry.id` was dropped from its key | ',
      'step `deliver erp post`: `entry.part` was dropped from its key | ',
      'step `deliver erp post`: `correct`: `reverse-with: cancel` became `upsert` | upsert',
    ],
  ],
  [
    'end-state',
    FLOW(
      'on: [held, rejected]\n    steps:\n      - deliver: { to: erp, operation: post, body: = reason, key: [= data.id], correct: never }',
    ),
    [
      'step `on held, rejected`: `held` was dropped | rejected',
      'step `on held, rejected`: `rejected` was dropped | held',
    ],
  ],
];

describe('mutation operators', () => {
  it.each(CASES)('%s', (operator, files, changes) => {
    const mutants = mutantsOf(checkedOf(files), () => true).filter((mutant) => mutant.operator === operator);
    expect(mutants.map(({ description, after }) => `${description} | ${after}`)).toEqual(changes);
  });

  it('are all shown above and described in the guide', () => {
    const guide = readFileSync(new URL('../../../../../docs/guide/testing.md', import.meta.url), 'utf8').replace(
      / +/g,
      ' ',
    );
    const names = MUTATION_OPERATORS.map(({ name }) => name);
    expect(names.filter((name) => !CASES.some(([operator]) => operator === name))).toEqual([]);
    expect(
      MUTATION_OPERATORS.filter(({ name, summary }) => !guide.includes(`| \`${name}\` | ${summary}`)).map(
        ({ name }) => name,
      ),
    ).toEqual([]);
  });

  it('add an outcome that was not written, in braces and without', () => {
    const rules = RULES(
      'when: = entry.hours > 24\n    then: { owner: us }\n  - id: s\n    when: = entry.hours > 9\n    then:\n      owner: us',
    );
    const texts = mutantsOf(checkedOf(rules), ({ kind }) => kind === 'rules')
      .filter(({ operator }) => operator === 'outcome')
      .map(({ text }) => text);
    expect(
      texts.map((text) => checkedOf({ ...rules, 'rules/x.rules.yaml': text }).program.find('rules', 'x')!),
    ).toMatchObject([
      {
        rules: [{ then: { outcome: 'exclude', owner: 'us' } }, { then: { outcome: 'accept' } }],
        otherwise: { outcome: 'accept' },
      },
      {
        rules: [{ then: { outcome: 'accept' } }, { then: { outcome: 'exclude', owner: 'us' } }],
        otherwise: { outcome: 'accept' },
      },
      { rules: [{ then: { outcome: 'accept' } }, { then: { outcome: 'accept' } }], otherwise: { outcome: 'exclude' } },
    ]);
  });

  it('point at the changed place, inside quotes and JSON-Logic too', () => {
    const rules = RULES(
      "when: { and: [ { '>': [ { var: entry.hours }, 24 ] }, '= entry.status == \"draft\"' ] }\n    then: {}",
    );
    const mutants = mutantsOf(checkedOf(rules), ({ kind }) => kind === 'rules').filter(
      ({ operator }) => operator === 'comparison' || operator === 'number',
    );
    expect(mutants.map((mutant) => `${placeOf(mutant)} ${mutant.before}`)).toEqual([
      'rules/x.rules.yaml:5:22 entry.hours > 24 and entry.status == "draft"',
      'rules/x.rules.yaml:5:75 entry.hours > 24 and entry.status == "draft"',
      'rules/x.rules.yaml:5:51 entry.hours > 24 and entry.status == "draft"',
      'rules/x.rules.yaml:5:51 entry.hours > 24 and entry.status == "draft"',
    ]);
  });
});
