import { choice, list, map, object, optional, required, text, whole } from '../fields/field.js';
import { NAME, duration, note, titled } from './common.js';
import { answerRules, headers, hooks, operation, pulls, sendingClass } from './connection-operation.js';
import { kind } from './kind.js';

export const connection = kind({
  suffix: '.connection.yaml',
  noun: 'connection',
  summary:
    'A system that events come from or deliveries go to, and what it can do. No address and no secret: those belong to an environment.',
  docs: 'A 2xx answer means posted (with `job`, its status means sent). 429, and 503 with Retry-After, mean come later. 401, 403 and redirects mean that the connection itself is in trouble: nothing is lost, and it rests. 409 means in progress where there is an idempotency key. Other 4xx mean refused; all else is unclear, and the class decides.',
  examples: [
    `title: NetSuite
system: netsuite
direction: target
class: K2
auth: oauth2-client-credentials
operations:
  upsert-time-bill: { method: PUT, path: "/record/v1/timeBill/eid:{key}", body: netsuite/time-bill, external-reference: externalId }
`,
  ],
  spec: object({
    ...titled,
    system: required('The product.', text(), { examples: ['netsuite'] }),
    direction: required(
      'Whether events come from it, deliveries go to it, or both.',
      choice('source', 'target', 'both'),
    ),
    class: sendingClass(),
    auth: optional(
      'How it is asked to let us in.',
      choice('none', 'bearer', 'basic', 'api-key', 'oauth2-client-credentials'),
    ),
    'legal-entity': optional('The legal entity of what comes from it.', text()),
    prices: optional('Who prices: Reckoner, or the target itself.', choice('reckoner', 'target')),
    headers: optional('Headers of every request; `{key}` is our transaction id.', headers()),
    csrf: optional(
      'A token that every write needs: fetched with GET, sent along with the cookies that came with it.',
      object({
        path: required('Where it is fetched, below the address.', text()),
        header: optional('The header that carries it; by default `X-CSRF-Token`.', text()),
      }),
    ),
    errors: optional(
      'Where an error answer says what is wrong.',
      object({
        code: optional('Paths of the error code; the first that is there.', list(text())),
        message: optional('Paths of the message; the first that is there.', list(text())),
      }),
    ),
    answers: optional('What answers mean, for all operations; those of an operation come first.', answerRules()),
    'retry-after': optional(
      'Headers that say when to come back, besides `Retry-After`; the first that is there.',
      list(text()),
    ),
    timeout: optional('How long an answer may take; by default ten seconds.', duration()),
    operations: optional(
      'What can be asked of the target, by name.',
      map('operation', operation(), { keyPattern: NAME }),
    ),
    hooks: hooks(),
    pulls: pulls(),
    limits: optional(
      'How hard the system may be pressed.',
      object({
        concurrency: optional('Requests at the same time.', whole({ min: 1 })),
        'rate-per-minute': optional('Requests within a minute.', whole({ min: 1 })),
      }),
    ),
    note,
  }),
});
