import {
  choice,
  defaulted,
  expression,
  list,
  map,
  object,
  openObject,
  optional,
  required,
  template,
  text,
  typeRef,
} from '../fields/field.js';
import { inputs, NAME, name, note, reasonCode, titled } from './common.js';
import { kind } from './kind.js';

export const OUTCOMES = ['accept', 'hold', 'exclude', 'reject'] as const;

/** What a rule decides. `reason` is looked up in the catalogues of reasons; what is said here leads. */
export const then = () =>
  openObject(
    {
      outcome: defaulted('What happens to the input.', choice(...OUTCOMES), 'accept'),
      reason: optional('The code of the reason, from a catalogue.', reasonCode(), { examples: ['PROJECT_CLOSED'] }),
      owner: optional("The team that can act on it; without it, the reason's owner.", text(), {
        examples: ['project-managers'],
      }),
      deadline: optional(
        'When a hold becomes a case: a duration, or an expression for a date or timestamp.',
        expression(),
        {
          examples: ['P3D', '= addDays(entry.workDate, 30)'],
        },
      ),
    },
    { as: 'outputs', of: expression(), keys: 'declared output' },
  );

export const rules = kind({
  suffix: '.rules.yaml',
  noun: 'rule set',
  summary: 'Conditions that decide what happens to an input, with the reason for each "no".',
  examples: [
    `title: May this time entry be billed?
input: { entry: canonical/time-entry, project: canonical/project }
strategy: first
rules:
  - id: project-open
    when: = project.status == "closed" and entry.workDate > project.closedOn
    then: { outcome: reject, reason: PROJECT_CLOSED, owner: project-managers }
    say: Project {project.code} is closed.
    remedy: Reopen the project, or move the entry to an open one.
otherwise: { outcome: accept }
`,
  ],
  spec: object({
    ...titled,
    input: required('What the rules see; each name is in scope of the expressions.', inputs(), {
      examples: ['{ entry: canonical/time-entry, project: canonical/project }'],
    }),
    outputs: optional(
      'What a rule may give beside its outcome, with types.',
      map('output', typeRef(), { keyPattern: NAME }),
    ),
    strategy: defaulted(
      '`first`: the first rule that holds decides. `all`: every rule that holds gives its outputs (of one that several give, the first leads), until one does not accept.',
      choice('first', 'all'),
      'first',
    ),
    rules: required(
      'The rules, in order.',
      list(
        object({
          id: required('Names the rule in results, tests and diffs.', name()),
          when: required('The rule holds where this is true.', expression(), { examples: ['= not entry.billable'] }),
          then: required('What the rule decides.', then()),
          say: optional('The message for people; values stand in braces.', template(), {
            examples: ['Entry {entry.sourceId} is {entry.approval.status}; only approved time is billed.'],
          }),
          remedy: optional("What a person can do about it; without it, the reason's remedy.", template()),
          note,
        }),
        { unique: 'id' },
      ),
    ),
    otherwise: required('What is decided where no rule holds.', then(), {
      examples: ['{ outcome: accept }'],
      reportedLater: true,
    }),
  }),
});
