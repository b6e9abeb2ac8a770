import { choice, map, object, optional, required, text, typeRef, whole } from '../fields/field.js';
import { NAME, note, titled } from './common.js';
import { kind } from './kind.js';

const CLASSES = ['K0', 'K1', 'K2', 'K3'] as const;

const sendingClass = () =>
  optional(
    'How a repeated send is recognised: `K3` native idempotency key, `K2` unique external id or upsert, `K1` look-up before resend, `K0` nothing.',
    choice(...CLASSES),
  );

export const connection = kind({
  suffix: '.connection.yaml',
  noun: 'connection',
  summary:
    'A system that events come from or deliveries go to, and what it can do. No address and no secret: those belong to an environment.',
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
    operations: optional(
      'What can be asked of the target, by name.',
      map(
        'operation',
        object({
          class: sendingClass(),
          method: optional('The HTTP method.', choice('GET', 'POST', 'PUT', 'PATCH', 'DELETE')),
          path: optional("The path below the address; `{key}` is the delivery's key.", text()),
          body: optional('The type of the body.', typeRef()),
          'external-reference': optional("The field of the target's document that carries our transaction id.", text()),
          note,
        }),
        { keyPattern: NAME },
      ),
    ),
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
