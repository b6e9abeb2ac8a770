import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GENERATIONS_MAX } from '../../src/delivery/confirmed/posted-events.js';
import { useDatabase } from '../database.js';
import { EndToEnd } from './end-to-end.js';
import { json, TestTarget } from './target.js';

const BASE: Readonly<Record<string, string>> = {
  'reckoner.yaml': 'name: demo\nlanguage: 1\n',
  'mappings/psa/psa.connection.yaml': 'title: PSA\nsystem: psa\ndirection: source\n',
  'mappings/erp/erp.connection.yaml': `title: ERP
system: erp
direction: target
class: K2
operations:
  post: { method: PUT, path: "/lines/{key}", external-reference: ref, reference: id }
  tell: { path: /told, class: K0 }
  echo: { method: PUT, path: "/echo/{key}", external-reference: ref }
`,
  'flows/lines.flow.yaml': `title: Lines
on: { source: psa, type: line, key: [ = data.id ], revision: = data.rev }
steps:
  - deliver: { to: erp, operation: post, body: = data, key: [ = data.id ], correct: upsert }
`,
};
const TELL = `title: Tell what was posted
on: { source: reckoner, type: delivery.posted, key: [ = data.delivery ] }
steps:
  - let: { value: "= { line: data.sent.id, made: data.reference, answered: data.answer.status }", as: told }
  - deliver: { to: erp, operation: tell, body: = told, key: [ = data.delivery ], correct: never }
    when: = data.operation == "post"
`;
/** Its condition does not keep it from its own deliveries. */
const LOOP = `title: Echo for ever
on: { source: reckoner, type: delivery.posted, key: [ = data.delivery ] }
steps:
  - deliver: { to: erp, operation: echo, body: "= { of: data.delivery }", key: [ = data.delivery ], correct: upsert }
    when: = data.operation != "tell"
`;

const database = useDatabase();
let target: TestTarget;
let world: EndToEnd;
let count = 0;

beforeAll(async () => {
  target = await TestTarget.start();
  world = new EndToEnd(database);
});
afterAll(async () => {
  await world.close();
  await target.stop();
});
beforeEach(() => {
  target.seen.length = 0;
  target.answer = (_seen, response) => json(response, 200, { id: 'L-7', status: 'booked' });
});

const run = (flow?: string) =>
  world.run(flow === undefined ? BASE : { ...BASE, 'flows/posted.flow.yaml': flow }, { erp: target.address });
const line = (rev = 1) =>
  world.on.send({ source: 'psa', type: 'line', id: `l-${(count += 1)}`, data: { id: `l-${count}`, rev } });
const posted = () =>
  world.on.query<{ count: number }>(`SELECT count(*) FROM event WHERE source = 'reckoner'`).then(([row]) => row!.count);
const sentTo = (path: string) => target.seen.filter((seen) => seen.path.startsWith(path));

describe('a confirmed delivery', () => {
  it('is no event where no flow starts from it', async () => {
    await run();
    await line();
    await world.settle();
    expect(sentTo('/lines')).toHaveLength(1);
    expect(await posted()).toBe(0);
  });

  it('starts a flow with what was sent, what the target calls it and what it answered', async () => {
    await run(TELL);
    await line();
    await world.settle();
    expect(sentTo('/told').map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { line: `l-${count}`, made: 'L-7', answered: 'booked' },
    ]);
    // Of both deliveries; the flow's own ends as not applicable, and so nothing follows from it.
    expect(await posted()).toBe(2);
    const ended = await world.on.query(
      `SELECT s.outcome, s.reason FROM end_state s JOIN execution x ON x.id = s.execution_id WHERE x.flow = 'posted' ORDER BY 1`,
    );
    expect(ended).toHaveLength(2);
  });

  it('is one event, however often it is confirmed', async () => {
    await run(TELL);
    await line();
    await world.on.settle();
    // Whoever sent it first is thought dead before the answer is there: another sends it again, and both are answered.
    target.answer = (_seen, response, nth) => {
      const overtaken =
        nth > 1
          ? Promise.resolve()
          : database.asOwner(
              `UPDATE delivery_queue SET fence = fence + 1, leased_until = clock_timestamp() - interval '1 second'`,
            );
      void overtaken.then(() => json(response, 200, { id: 'L-7', status: 'booked' }));
    };
    await world.deliver();
    await world.settle();
    const twice = await world.on.query(
      `SELECT source_id FROM event WHERE source = 'reckoner' GROUP BY source_id HAVING count(*) > 1`,
    );
    expect(twice).toEqual([]);
    expect(sentTo('/lines')).toHaveLength(2);
    expect(sentTo('/told')).toHaveLength(1);
  });

  it('starts nothing any more after so many in a row, and says so in a case', async () => {
    await run(LOOP);
    await line();
    await world.settle();
    expect(sentTo('/echo')).toHaveLength(GENERATIONS_MAX);
    const cases = await world.on.query(`SELECT kind, reason, message FROM exception_case`);
    expect(cases).toMatchObject([
      { kind: 'loop', reason: 'POSTED_LOOP', message: expect.stringContaining('echo at erp') },
    ]);
  });
});
