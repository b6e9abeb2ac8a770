import { flag, list, map, number, object, optional, required, text, whole } from '../fields/field.js';
import { duration, note, titled } from './common.js';
import { kind } from './kind.js';

const DATE = '^\\d{4}-\\d{2}-\\d{2}$';
const date = () => text({ pattern: DATE, expected: 'a date such as `2026-12-31`' });
const percent = () => number({ min: 0, max: 100 });

const gates = object({
  checks: optional('All checks must pass.', flag()),
  tests: optional('All tests must pass.', flag()),
  coverage: optional('Least share of rules, rows and branches that tests reach, in percent.', percent()),
  mutation: optional('Least share of changed definitions that tests notice, in percent.', percent()),
  plan: optional(
    'What the money plan must look like.',
    object({
      window: optional('How far back history is replayed.', duration(), { examples: ['P90D'] }),
      source: optional('The environment whose history is replayed.', text()),
      'max-age': optional('How old the plan may be.', duration(), { examples: ['P1D'] }),
      'not-compared': optional('The largest share of entries that could not be compared, in percent.', percent()),
      'second-approver-above': optional(
        'The sum of all absolute differences above which a second person approves, by currency.',
        map('currency', number({ min: 0 }), { keyPattern: '^[A-Z]{3}$' }),
        { examples: ['{ EUR: 10000 }'] },
      ),
    }),
  ),
  freeze: optional(
    'Days on which nothing is promoted.',
    list(
      object({
        from: required('The first day.', date()),
        to: required('The last day.', date()),
        note,
      }),
    ),
  ),
  approvals: optional('How many people must approve.', whole({ min: 0, max: 10 })),
});

export const environment = kind({
  suffix: '.environment.yaml',
  noun: 'environment',
  summary:
    'A place where a release runs, and what a release must show before it may run there. No address and no secret.',
  examples: [
    `title: Production
order: 3
gates:
  checks: true
  tests: true
  mutation: 90
  plan: { window: P90D, max-age: P1D, not-compared: 1, second-approver-above: { EUR: 10000 } }
  approvals: 1
`,
  ],
  spec: object({
    ...titled,
    order: required('Its place in the line of promotion, from 1.', whole({ min: 1 })),
    gates: optional('What must be shown before promotion.', gates),
  }),
});
