import { choice, data, list, map, object, optional, required, text, typeRef, whole } from '../fields/field.js';
import { NAME, duration, note } from './common.js';

/** What can be asked of a target, declared: how a request is built, how its answer is read, how it is found again. */

const CLASSES = ['K0', 'K1', 'K2', 'K3'] as const;

const PATH = 'a path of names, `d.results` or `links.0.href`';

export const sendingClass = () =>
  optional(
    'How a repeated send is recognised: `K3` native idempotency key, `K2` unique external id or upsert, `K1` look-up before resend, `K0` nothing.',
    choice(...CLASSES),
  );

const HOLES =
  'Holes: `{key}` our transaction id, `{reference}` what the target calls the document (of a reversal: the one taken back), `{reversed}` our transaction id of the one taken back, `{body.FIELD}` a field of the body. Each is percent-encoded.';

const method = () => optional('The HTTP method.', choice('GET', 'POST', 'PUT', 'PATCH', 'DELETE'));

const status = () => text({ pattern: '^[1-5](\\d\\d|xx)$', expected: '`400` or `4xx`' });

const path = (of: string) => text({ pattern: '^(/.*|\\{job\\})$', expected: `a path that begins with \`/\`${of}` });

export const headers = () => map('header', text(), { keyPattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$" });

/** What an answer means, where its status alone does not say it. */
export const answerRules = () =>
  list(
    object({
      status: required('The status, or its hundred: `400`, `4xx`.', status()),
      code: optional('Only with this error code.', text()),
      header: optional('Only where the answer has this header.', text()),
      field: optional(`Only where the body has this field: ${PATH}.`, text()),
      is: optional('Only where that field is this text.', text()),
      means: required(
        '`posted` it is there, `done` it was there already, `refused` for good, `retry` nothing happened, `throttled` come later, `unclear` nobody knows.',
        choice('posted', 'done', 'refused', 'retry', 'throttled', 'unclear'),
      ),
    }),
  );

/** Where the parts of an answer stand. */
const answerFields = {
  reference: optional(
    `Where the target names what it made: ${PATH}, or \`header NAME\` (its last path segment).`,
    text(),
    { examples: ['header Location', 'd.DebitMemoRequest'] },
  ),
  echo: optional(
    "Fields of the answer that must say what was sent: the answer's path, then the body's.",
    map('path in the answer', text()),
    { examples: ['{ TotalAmount: amount }'] },
  ),
};

const lookUp = object({
  method: method(),
  path: required(`Where it is asked. ${HOLES}`, path('')),
  query: optional('The query, by name; holes as in `path`.', map('name', text())),
  rows: optional(
    `Where the answer lists what was found: ${PATH}; without it, the answer itself is what was found.`,
    text(),
  ),
  match: optional(
    'What a row must say to be ours, path by path, where the search is wider than that; holes as in `path`.',
    map('path in the row', text()),
  ),
  ...answerFields,
});

const job = object({
  id: required(`Where the answer names the job: ${PATH}, or \`header NAME\`.`, text(), {
    examples: ['header Location', 'ReqstId'],
  }),
  status: optional('The status that says that a job was begun, or its hundred; by default 202.', status()),
  path: required(
    'Where the job is asked for; `{job}` is its id, or alone the address that it was given as.',
    path(', or `{job}`'),
  ),
  query: optional('The query, by name; holes as in `path`.', map('name', text())),
  state: required(`Where its state stands: ${PATH}.`, text()),
  done: required('The states that mean that it is posted.', list(text(), { min: 1 })),
  failed: required('The states that mean that it is refused.', list(text(), { min: 1 })),
  every: optional(
    'How long to wait between two questions at most; by default five seconds. The first ones come sooner.',
    duration(),
  ),
  within: optional(
    'How long a job may take from when it was sent; by default a day. One that takes longer is left to a person.',
    duration(),
  ),
  absent: optional('What it means that the answer has no state.', choice('running', 'done')),
  code: optional(`Where a failed job has its error code: ${PATH}.`, text()),
  message: optional(`Where it says why: ${PATH}.`, text()),
  ...answerFields,
});

const bulk = object({
  max: required('The most deliveries in one request.', whole({ min: 2, max: 1000 })),
  path: optional('Where they are sent, if not where a single one is.', path('')),
  envelope: optional('The field that holds the list; without it, the list is the body.', text()),
  lines: optional(`Where the answer has its lines: ${PATH}; without it, the answer is the list.`, text()),
  key: optional(`Where a line names our transaction id: ${PATH}; without it, lines come in the order sent.`, text()),
  status: optional(`Where a line has its status: ${PATH}.`, text()),
});

export const operation = () =>
  object({
    class: sendingClass(),
    method: method(),
    path: optional(`The path below the address. ${HOLES}`, path('')),
    query: optional('The query, by name; holes as in `path`.', map('name', text())),
    headers: optional('Headers of each request; `{key}` is our transaction id.', headers()),
    body: optional('The type of the body.', typeRef()),
    sends: optional(
      'What is sent: the body as `json` (the default) or as a `form`, only the `fields` that `set` names, or `nothing` (the default of GET and DELETE).',
      choice('json', 'form', 'fields', 'nothing'),
    ),
    set: optional(
      'Fields that the connection writes over the body, path by path; texts may have holes as `path` has, not encoded.',
      map('path', data()),
      { examples: ['{ TimeSheetOperation: D, TimeSheetRecord: "{reference}" }'] },
    ),
    negate: optional(
      'Numbers of the body that are sent with the other sign, as paths; `[]` means each of a list.',
      list(text()),
    ),
    swap: optional(
      'Fields that trade places: the path of one, and the name of the other beside it.',
      map('path', text()),
      { examples: ['{ "line.items[].debit": credit }'] },
    ),
    'external-reference': optional(
      "The field of the target's document that carries our transaction id; it is written there unless the flow has filled it.",
      text(),
    ),
    'idempotency-key': optional(
      'The header that carries our transaction id so that a repeat is recognised.',
      object({
        header: required('Its name.', text(), { examples: ['Idempotency-Key'] }),
        life: optional(
          'How long the target remembers it; after half of that it is looked up before it is sent again.',
          duration(),
        ),
      }),
    ),
    ...answerFields,
    answers: optional('What answers mean, where the status alone does not say it; the first that fits.', answerRules()),
    'look-up': optional('How a document of ours is found again.', lookUp),
    job: optional('How an asynchronous job is followed.', job),
    bulk: optional('How many are sent in one request.', bulk),
    note,
  });

/* How events come from a system: what it sends by itself, and what is asked of it in turn. */

const FIELD = 'a path of names, `data.id`';

export const hooks = () =>
  optional(
    'Events that the system sends by itself to `POST /v1/hooks/ENVIRONMENT/CONNECTION`, signed as Standard Webhooks are; a second key may stand beside the first while they are rotated.',
    object({
      type: required(`Where a payload says what happened: ${FIELD}. That is the type of the event.`, text()),
      id: optional(`Where it says which event it is: ${FIELD}; by default the header \`webhook-id\`.`, text()),
      time: optional(`Where it says when it happened: ${FIELD}.`, text()),
      data: optional(`Where the event's data is: ${FIELD}; by default the whole payload.`, text()),
    }),
    { examples: ['{ type: type, time: timestamp, data: data }'] },
  );

export const pulls = () =>
  optional(
    'What is asked of the system in turn, by name: pages of rows that changed, each row an event. Where it stands is stored with the rows; rows that come twice are stored once.',
    map(
      'pull',
      object({
        path: required('Where the rows are asked for, below the address; with a fixed query if it needs one.', text()),
        rows: required(`Where an answer has its rows: ${FIELD}.`, text()),
        type: required('The type of the events.', text()),
        id: required(
          'Fields of a row that together name the event; with the one that changes at each change.',
          list(text()),
        ),
        time: optional(`Where a row says when it happened: ${FIELD}.`, text()),
        cursor: required(
          'The field that tells how far was read: a timestamp that each change of a row raises; the answer is in its order.',
          text(),
        ),
        since: required('The query parameter that asks for rows changed at this moment or later.', text()),
        page: required('The query parameter that counts pages, from 1.', text()),
        overlap: optional(
          'How far back each pull begins anew, for rows that appear late; by default a minute.',
          duration(),
        ),
        every: optional('How often; by default every five minutes.', duration()),
      }),
      { keyPattern: NAME },
    ),
    {
      examples: [
        '{ entries: { path: /v2/time_entries, rows: time_entries, type: time-entry, id: [id, updated_at], cursor: updated_at, since: updated_since, page: page } }',
      ],
    },
  );
