import { choice, map, object, optional, required, text } from '../fields/field.js';
import { duration, note, REASON, titled } from './common.js';
import { kind } from './kind.js';

export const reasons = kind({
  suffix: '.reasons.yaml',
  noun: 'catalogue of reasons',
  summary: 'The codes that rules and steps give as reasons: who owns each, what to do, and how soon.',
  examples: [
    `title: Reasons for time that is not billed
reasons:
  PROJECT_CLOSED:
    title: The project is closed
    owner: project-managers
    remedy: Reopen the project, or move the entry to an open one.
    service-level: P3D
`,
  ],
  spec: object({
    ...titled,
    reasons: required(
      'The reasons, by code.',
      map(
        'reason code',
        object({
          title: required('The reason in a few words.', text()),
          owner: required('The team that can act on it.', text(), { examples: ['project-managers'] }),
          remedy: required('What a person can do about it.', text()),
          'service-level': optional('How soon it should be resolved; a hold becomes a case then.', duration(), {
            examples: ['P3D'],
          }),
          posted: optional(
            'What becomes of what an earlier revision posted, where a newer one ends for this reason: it is `taken-back`, as by default, or `stays` as it is until a later one is decided.',
            choice('taken-back', 'stays'),
          ),
          note,
        }),
        { keyPattern: REASON },
      ),
    ),
  }),
});
