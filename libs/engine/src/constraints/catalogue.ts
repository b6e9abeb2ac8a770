import { entry, type ExampleWorkspace } from '@reckoner/diagnostics';
import { DEMO_SCHEMAS } from '../lower/examples.js';

/** What looking at all rules of a set at once can find. */

const rules = (rows: readonly string[]): ExampleWorkspace => `${DEMO_SCHEMAS}--- rules/demo/check.rules.yaml
title: Is the entry good?
input: { entry: demo/entry }
rules:
${rows.map((row) => `  - ${row}\n`).join('')}otherwise: { outcome: accept }
`;

export const unreachableRule = entry(
  'rules/unreachable',
  'warning',
  {
    reason: 'A rule that never decides misleads its readers, and its author meant something else.',
    bad: rules([
      "{ id: long, when: '= entry.hours > 8', then: { outcome: hold, reason: LONG } }",
      "«{ id: very-long, when: '= entry.hours > 12', then: { outcome: reject, reason: TOO_LONG } }»",
    ]),
    good: rules([
      "{ id: very-long, when: '= entry.hours > 12', then: { outcome: reject, reason: TOO_LONG } }",
      "{ id: long, when: '= entry.hours > 8', then: { outcome: hold, reason: LONG } }",
    ]),
  },
  (rule: string, hiddenBy: readonly string[]) => ({
    message: `the rule \`${rule}\` never decides: whenever it holds, ${hiddenBy.map((id) => `\`${id}\``).join(' or ')} before it does`,
    hint: 'move it up, or remove it',
    data: { rule, hiddenBy },
  }),
);
