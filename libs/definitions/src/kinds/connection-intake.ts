import { map, object, optional, required, list, text } from '../fields/field.js';
import { NAME, duration } from './common.js';

/** How events come from a system, declared: what it sends by itself, and what is asked of it in turn. */

const PATH = 'a path of names, `data.id`';

export const hooks = () =>
  optional(
    'Events that the system sends by itself to `POST /v1/hooks/ENVIRONMENT/CONNECTION`, signed as Standard Webhooks are; a second key may stand beside the first while they are rotated.',
    object({
      type: required(`Where a payload says what happened: ${PATH}. That is the type of the event.`, text()),
      id: optional(`Where it says which event it is: ${PATH}; by default the header \`webhook-id\`.`, text()),
      time: optional(`Where it says when it happened: ${PATH}.`, text()),
      data: optional(`Where the event's data is: ${PATH}; by default the whole payload.`, text()),
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
        rows: required(`Where an answer has its rows: ${PATH}.`, text()),
        type: required('The type of the events.', text()),
        id: required(
          'Fields of a row that together name the event; with the one that changes at each change.',
          list(text()),
        ),
        time: optional(`Where a row says when it happened: ${PATH}.`, text()),
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
