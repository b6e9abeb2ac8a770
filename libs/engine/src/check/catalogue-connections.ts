import { entry } from '@reckoner/diagnostics';

/** What checking the operations of connections can say. */

const connection = (operation: string, name = 'demo'): string => `--- mappings/${name}/${name}.connection.yaml
title: A demo system
system: demo
direction: target
operations:
  ${operation}
`;

export const noKey = entry(
  'connection/no-key',
  'error',
  {
    reason: 'K3 says that the target knows a repeat by a key; where none is sent, a repeat would be a second effect.',
    bad: connection('«post»: { class: K3, path: /charges }'),
    good: connection('post: { class: K3, path: /charges, idempotency-key: { header: Idempotency-Key } }'),
  },
  (operation: string) => ({
    message: `\`${operation}\` is K3, and sends no key`,
    hint: 'name the header with `idempotency-key`, or the field with `external-reference`, or write `{key}` where it goes',
    data: { operation },
  }),
);

export const nothingUnique = entry(
  'connection/nothing-unique',
  'error',
  {
    reason:
      'K2 says that the target keeps one object by an id of ours; where the request names none, a repeat would be a second object.',
    bad: connection('«post»: { class: K2, path: /bills }'),
    good: connection('post: { class: K2, path: /bills, external-reference: externalId }'),
  },
  (operation: string) => ({
    message: `\`${operation}\` is K2, and sends nothing that tells its object from others`,
    hint: 'name the field with `external-reference`, or write `{key}`, `{body.FIELD}` or `{reference}` into the path',
    data: { operation },
  }),
);

export const noLookUp = entry(
  'connection/no-look-up',
  'error',
  {
    reason:
      'K1 says that it is looked up before it is sent again; without a look-up every unclear answer waits for a person.',
    bad: connection('«post»: { class: K1, path: /requests, external-reference: ref }'),
    good: connection(
      'post: { class: K1, path: /requests, external-reference: ref, look-up: { path: /requests, query: { ref: "{key}" }, rows: items } }',
    ),
  },
  (operation: string) => ({
    message: `\`${operation}\` is K1, and cannot be looked up`,
    hint: 'say with `look-up` how it is found again, or that its class is K0',
    data: { operation },
  }),
);

export const jobNotAsked = entry(
  'connection/job-not-named',
  'error',
  {
    reason: 'How a job fares is asked job by job; an address that names none would answer for another.',
    bad: connection(
      'post: { path: /jobs, job: { id: id, path: «/jobs/status», state: state, done: [DONE], failed: [FAILED] } }',
    ),
    good: connection(
      'post: { path: /jobs, job: { id: id, path: "/jobs/{job}/status", state: state, done: [DONE], failed: [FAILED] } }',
    ),
  },
  (operation: string) => ({
    message: `the job of \`${operation}\` is asked for at an address that does not name it`,
    hint: 'write `{job}` into its path or query',
    data: { operation },
  }),
);

export const reservedName = entry(
  'connection/reserved-name',
  'error',
  {
    reason:
      '`reckoner` is where the runtime itself sends confirmed deliveries from; a connection of that name would be taken for it.',
    bad: connection('post: {}', 'reckoner').replace('system:', '«system»:'),
    good: connection('post: {}'),
  },
  () => ({
    message: '`reckoner` is the runtime itself, and no connection',
    hint: 'call the connection after the system that it leads to',
  }),
);
