import { data, dataMap, list, map, object, optional, required, text, words } from '../fields/field.js';
import { titled } from './common.js';
import { kind } from './kind.js';

/** What can be tested by itself. `expression` tests a formula that stands in the cases. */
export const TESTED = ['mapping', 'rules', 'table', 'flow', 'balance', 'reference', 'expression'] as const;

export interface TestTarget {
  readonly kind: (typeof TESTED)[number];
  readonly id: string;
}

const TARGET = `^(${TESTED.join('|')}) +(\\S.*)$`;

const target = () =>
  words<TestTarget>({
    pattern: TARGET,
    expected: `a kind and an id, such as \`rules billing/eligibility\`; kinds: ${TESTED.join(', ')}`,
    read: (written) => {
      const found = new RegExp(TARGET).exec(written);
      return found ? { kind: found[1] as TestTarget['kind'], id: found[2]! } : undefined;
    },
  });

const now = optional('The moment the events are received, RFC 3339.', text(), { examples: ['2026-11-21T10:00:00Z'] });

const rows = optional(
  "Rows of reference tables; they replace the table's own.",
  map('reference table', list(dataMap()), { keyKinds: ['reference'] }),
  { examples: ['{ projects: [ { code: P-104, status: open } ] }'] },
);

export const test = kind({
  suffix: '.test.yaml',
  noun: 'test',
  summary: 'Cases for one definition: what is given, and what is expected.',
  docs: [
    "What is not given, a field or a whole input, is missing. `$sample: ID` in a map stands for that sample's object, with the",
    'sibling keys laid over it; dotted keys reach inside. `expect` names what must be equal; `absent: [paths]` what must not be there.',
  ].join('\n'),
  examples: [
    `title: Closed projects
of: rules billing/eligibility
cases:
  - name: closed project, worked after the closing date
    given: { entry: { $sample: canonical/approved-entry, workDate: 2026-11-02 }, project: { status: closed, closedOn: 2026-10-31 } }
    expect: { outcome: reject, reason: PROJECT_CLOSED }
`,
  ],
  spec: object({
    title: optional('What the cases are about.', text()),
    description: titled.description,
    of: required('The definition under test: its kind and id.', target(), { examples: ['rules billing/eligibility'] }),
    now,
    rows,
    cases: required(
      'The cases.',
      list(
        object({
          name: required('What the case shows, as a sentence.', text()),
          given: optional(
            'The inputs; for a flow `data` and `event`, or `events` for several in a row.',
            map('input', data()),
          ),
          now,
          rows,
          balances: optional(
            'What was drawn before, by balance and key.',
            map('balance', map('key', data()), { keyKinds: ['balance'] }),
            { examples: ['{ weekly-hours: { "e-1/2026-W45": 38 } }'] },
          ),
          prior: optional('The posted revision that came before, for corrections.', dataMap()),
          expect: required('What the result must contain.', data()),
        }),
        { unique: 'name', min: 1 },
      ),
    ),
  }),
});
