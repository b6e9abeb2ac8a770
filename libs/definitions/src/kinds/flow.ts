import { expression, object, oneOrMore, optional, reference, required, text } from '../fields/field.js';
import { name, titled } from './common.js';
import { kind } from './kind.js';
import { steps } from './steps.js';

export const flow = kind({
  suffix: '.flow.yaml',
  noun: 'flow',
  summary: 'What happens to an event, step by step.',
  docs: [
    'In scope of the expressions: `data` (the payload), `event` (`id`, `source`, `type`, `time`, `legalEntity`), and what earlier steps',
    'bound with `as`, in this scope or an outer one.',
  ].join('\n'),
  examples: [
    `title: Approved time to cost
on: { source: harvest, type: time-entry.approved, key: [= data.id], revision: = data.updated_at }
purpose: cost
steps:
  - validate: { schema: harvest/time-entry, of: = data }
  - map:      { with: harvest/time-entry, given: { entry: = data }, as: entry }
  - deliver:  { to: netsuite, operation: post-cost, body: = entry, key: [= entry.sourceId], correct: upsert }
`,
  ],
  spec: object({
    ...titled,
    on: required(
      'Which events it is for, and how one is told from another.',
      object({
        source: optional('The connection that the event came through; without it, any.', reference('connection'), {
          examples: ['harvest'],
        }),
        type: required('The type of the event, or several.', oneOrMore(text()), { examples: ['time-entry.approved'] }),
        key: required('The business key: what the event is about, whatever its revision.', oneOrMore(expression()), {
          examples: ['[= data.id]'],
        }),
        revision: optional('What orders the revisions of one business key: a number or a timestamp.', expression(), {
          examples: ['= data.updated_at'],
        }),
      }),
    ),
    subject: optional('The object that reports count where nothing was booked.', expression(), {
      examples: ['= entry'],
    }),
    purpose: optional('What a flow without `purpose` steps is for; billing where it is not said.', name(), {
      examples: ['cost'],
    }),
    steps: required('The steps, in order.', steps(true)),
  }),
});
