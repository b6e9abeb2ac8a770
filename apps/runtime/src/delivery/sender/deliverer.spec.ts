import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { useDatabase } from '../../../test/database.js';
import { json, TestTarget } from '../../../test/delivery/target.js';
import { World } from '../../../test/delivery/world.js';

const database = useDatabase();
const SECRET = 'a-token-nobody-may-see';
let target: TestTarget;
let world: World;

const CONNECTION = `title: ERP
system: erp
direction: target
class: K2
auth: bearer
errors: { code: [error.code], message: [error.message] }
timeout: PT1S
operations:
  upsert: { method: PUT, path: "/bills/eid:{key}", external-reference: externalId, reference: header Location, echo: { amount: amount } }
  create:
    class: K1
    path: /requests
    external-reference: ref
    reference: id
    look-up: { path: /requests, query: { q: "ref='{key}'" }, rows: items, match: { ref: "{key}" }, reference: id }
  charge: { class: K3, path: /charges, idempotency-key: { header: Idempotency-Key, life: P1D }, reference: id }
  tell: { class: K0, path: /messages }
  cancel: { method: DELETE, path: "/bills/{reference}" }
  stage: { path: /jobs, external-reference: ref, job: { id: header Location, path: "{job}", state: state, done: [DONE], failed: [FAILED], message: why, reference: made, within: PT2H } }
  stage-once: { class: K0, path: /jobs, job: { id: header Location, path: "{job}", state: state, done: [DONE], failed: [FAILED] } }
  stage-looked-up:
    class: K1
    path: /jobs
    external-reference: ref
    look-up: { path: /requests, query: { q: "ref='{key}'" }, rows: items, match: { ref: "{key}" }, reference: id }
    job: { id: header Location, path: "{job}", state: state, done: [DONE], failed: [FAILED] }
`;

beforeAll(async () => {
  target = await TestTarget.start();
  world = new World(database);
  await world.connect(CONNECTION, target.address, { token: SECRET });
});
afterAll(async () => {
  await world.close();
  await target.stop();
});
beforeEach(async () => {
  target.seen.length = 0;
  target.answer = (_seen, response) => void response.writeHead(204).end();
  await database.asOwner(
    'TRUNCATE delivery, delivery_queue, delivery_payload, delivery_attempt, effect, exception_case, case_entry, connection_gate RESTART IDENTITY CASCADE',
  );
});

const once = (rounds = 1) => world.deliver(rounds);
/** Rounds between which all waiting is over. */
const later = async (rounds: number) => {
  for (let round = 0; round < rounds; round += 1) {
    await world.timePasses();
    await world.deliver();
  }
};
const casesOf = () => database.asOwner('SELECT kind, reason FROM exception_case ORDER BY id');

describe('a delivery', () => {
  test('is sent with its key and its secret, and is posted as what the target calls it', async () => {
    target.answer = (_seen, response) =>
      void response.writeHead(204, { location: `${target.address}/bills/80417` }).end();
    const id = await world.owe({ operation: 'upsert', key: 'H-1', body: { amount: 12.5 } });
    await once();
    expect(await world.delivery(id)).toMatchObject({ state: 'posted', reference: '80417', attempts: 1 });
    const [seen] = target.seen;
    expect(seen).toMatchObject({ method: 'PUT', headers: { authorization: `Bearer ${SECRET}` } });
    expect(JSON.parse(seen!.body)).toEqual({ externalId: seen!.path.slice('/bills/eid:'.length), amount: 12.5 });
    expect(await database.asOwner('SELECT action, object_id FROM audit ORDER BY seq LIMIT 1')).toEqual([
      { action: 'delivery.posted', object_id: String(id) },
    ]);
  });

  test('that is refused becomes a case with the words of the target, without the secret', async () => {
    target.answer = (_seen, response) =>
      json(response, 400, { error: { code: 'PERIOD_CLOSED', message: `closed for ${SECRET}` } });
    const id = await world.owe({ operation: 'upsert', key: 'H-2', body: {} });
    await once();
    expect(await world.delivery(id)).toMatchObject({ state: 'refused', code: 'PERIOD_CLOSED' });
    expect(await casesOf()).toEqual([{ kind: 'refused', reason: 'PERIOD_CLOSED' }]);
    const stored = JSON.stringify([
      await database.asOwner(`SELECT convert_from(answer, 'UTF8') AS answer FROM delivery_attempt`),
      await database.asOwner('SELECT message FROM delivery UNION ALL SELECT message FROM exception_case'),
    ]);
    expect(stored).toContain('closed for ***');
    expect(stored).not.toContain(SECRET);
  });

  test('whose echo differs is posted, shown, and stops its way', async () => {
    target.answer = (_seen, response) => json(response, 200, { amount: '99.00' }, { location: '/bills/1' });
    const [first, second] = [await world.owe({ operation: 'upsert', key: 'a', body: { amount: 10 } }), 0];
    await once();
    expect(await world.delivery(first)).toMatchObject({ state: 'posted' });
    expect(second).toBe(0);
    const waiting = await world.owe({ operation: 'upsert', key: 'b', body: { amount: 10 } });
    await later(2);
    expect(await world.delivery(waiting)).toMatchObject({ state: 'pending', attempts: 0 });
    expect(await casesOf()).toEqual([{ kind: 'mismatch', reason: 'ECHO_DIFFERS' }]);
  });

  test('of a staged job is sent, then posted when the job is done', async () => {
    target.answer = (seen, response, count) => {
      if (seen.method === 'POST') response.writeHead(202, { location: `${target.address}/jobs/7?x=1` }).end();
      else json(response, 200, count < 3 ? { state: 'RUNNING' } : { state: 'DONE', made: 'INV-9' });
    };
    const id = await world.owe({ operation: 'stage', key: 'j', body: {} });
    await once();
    expect(await world.delivery(id)).toMatchObject({ state: 'sent' });
    await later(2);
    expect(await world.delivery(id)).toMatchObject({ state: 'posted', reference: 'INV-9', attempts: 1 });
    expect(target.seen.map(({ path }) => path)).toEqual(['/jobs', '/jobs/7?x=1', '/jobs/7?x=1']);
  });
});

describe('a staged job', () => {
  const began = (response: Parameters<TestTarget['answer']>[1]) =>
    void response.writeHead(202, { location: `${target.address}/jobs/7` }).end();

  test('that fails is refused, with its words', async () => {
    target.answer = (seen, response) =>
      seen.method === 'GET' ? json(response, 200, { state: 'FAILED', why: 'no such customer' }) : began(response);
    const id = await world.owe({ operation: 'stage', key: 'j-failed', body: {} });
    await later(2);
    expect(await world.delivery(id)).toMatchObject({ state: 'refused', message: 'no such customer' });
    expect(await casesOf()).toMatchObject([{ kind: 'refused' }]);
  });

  test.each([
    ['that never ends', 200],
    ['that cannot be asked about any more', 500],
  ])('%s is left to a person once its time is over', async (_, status) => {
    target.answer = (seen, response) =>
      seen.method === 'GET' ? json(response, status, { state: 'RUNNING' }) : began(response);
    const id = await world.owe({ operation: 'stage', key: `j-${status}`, body: {} });
    await later(4);
    expect(await world.delivery(id)).toMatchObject({ state: 'sent', attempts: 1 });
    await database.asOwner(`UPDATE delivery SET first_sent_at = clock_timestamp() - interval '2 hours' WHERE id = $1`, [
      id,
    ]);
    await later(2);
    expect(await world.delivery(id)).toMatchObject({ state: 'unknown' });
    expect(await casesOf()).toMatchObject([{ kind: 'unknown' }]);
    const asked = target.seen.length;
    await later(2);
    expect(target.seen).toHaveLength(asked);
  });

  test.each([
    ['K2', 'stage', 'sent', 2],
    ['K1', 'stage-looked-up', 'posted', 1],
    ['K0', 'stage-once', 'unknown', 1],
  ])('that the target has forgotten is treated by its class: %s', async (_, operation, state, sends) => {
    let polls = 0;
    target.answer = (seen, response) => {
      if (seen.method !== 'GET') return began(response);
      const ref = /'(\w+)'/.exec(decodeURIComponent(seen.path))?.[1];
      if (ref !== undefined) return json(response, 200, { items: [{ ref, id: 'R7' }] });
      return (polls += 1) === 1 ? json(response, 404, {}) : json(response, 200, { state: 'RUNNING' });
    };
    const id = await world.owe({ operation, key: `j-404-${operation}`, body: {} });
    await later(4);
    expect(await world.delivery(id)).toMatchObject({ state });
    expect(target.seen.filter(({ method }) => method === 'POST')).toHaveLength(sends);
  });
});

describe('an answer that never came', () => {
  const cut = (operation: string) => world.owe({ operation, key: 'cut', body: { a: 1 } });

  test('K2 and K3: the same request goes again', async () => {
    target.answer = (_seen, response, count) => {
      if (count === 1) response.socket!.resetAndDestroy();
      else json(response, 201, { id: 'C1' }, { location: '/bills/C1' });
    };
    const id = await cut('charge');
    await once();
    expect(await world.delivery(id)).toMatchObject({ state: 'sending' });
    await later(1);
    expect(await world.delivery(id)).toMatchObject({ state: 'posted', reference: 'C1', attempts: 2 });
    expect(target.seen[0]!.headers['idempotency-key']).toBe(target.seen[1]!.headers['idempotency-key']);
  });

  test('K1: it is looked up, and found', async () => {
    const made: string[] = [];
    target.answer = (seen, response) => {
      if (seen.method === 'POST') {
        made.push((JSON.parse(seen.body) as { ref: string }).ref);
        response.socket!.resetAndDestroy();
      } else json(response, 200, { items: made.map((ref) => ({ ref, id: 'R1' })) });
    };
    const id = await cut('create');
    await once();
    await later(1);
    expect(await world.delivery(id)).toMatchObject({ state: 'posted', reference: 'R1', attempts: 1 });
    expect(made).toHaveLength(1);
  });

  test('K1: it is sent again only after two look-ups have not found it', async () => {
    target.answer = (seen, response, count) => {
      if (seen.method === 'GET') json(response, 200, { items: [{ ref: 'another', id: 'R0' }] });
      else if (count === 1) response.socket!.destroy();
      else json(response, 201, { id: 'R2' });
    };
    const id = await cut('create');
    await later(5);
    expect(target.seen.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'POST']);
    expect(await world.delivery(id)).toMatchObject({ state: 'posted', reference: 'R2', attempts: 2 });
  });

  test('K0: it is never sent again, and a person decides', async () => {
    target.answer = (_seen, response) => void response.socket!.resetAndDestroy();
    const id = await cut('tell');
    await later(4);
    expect(await world.delivery(id)).toMatchObject({ state: 'unknown' });
    expect(target.seen).toHaveLength(1);
    expect(await casesOf()).toMatchObject([{ kind: 'unknown' }]);
  });

  test('a slow answer counts as none once the time is over', async () => {
    target.answer = () => undefined;
    const id = await cut('tell');
    await once();
    expect(await world.delivery(id)).toMatchObject({ state: 'unknown', code: 'TIMEOUT' });
  });
});

describe('a lease that ran out', () => {
  const die = async (id: number) =>
    database.asOwner(
      `WITH gone AS (UPDATE delivery_queue SET owner = gen_random_uuid(), fence = fence + 1, leased_until = clock_timestamp() - interval '1 second' WHERE delivery_id = $1)
       UPDATE delivery SET state = 'sending', attempts = 1, first_sent_at = clock_timestamp() WHERE id = $1`,
      [id],
    );

  test.each([
    ['upsert', 'posted', ['PUT']],
    ['charge', 'posted', ['POST']],
    ['create', 'posted', ['GET']],
    ['tell', 'unknown', []],
  ])('%s ends %s', async (operation, state, methods) => {
    target.answer = (seen, response) => {
      const ref = /'(\w+)'/.exec(decodeURIComponent(seen.path))?.[1];
      json(response, 200, seen.method === 'GET' ? { items: [{ ref, id: 'X' }] } : { id: 'X' }, {
        location: '/bills/X',
      });
    };
    const id = await world.owe({ operation, key: 'lost', body: {} });
    await die(id);
    await once();
    expect(await world.delivery(id)).toMatchObject({ state });
    expect(target.seen.map(({ method }) => method)).toEqual(methods);
  });

  test('a late answer never overwrites what came after it', async () => {
    let late: (() => void) | undefined;
    target.answer = (_seen, response, count) => {
      if (count === 1) late = () => response.writeHead(204, { location: '/bills/late' }).end();
      else response.writeHead(204, { location: '/bills/second' }).end();
    };
    const id = await world.owe({ operation: 'upsert', key: 'late', body: {} });
    const first = world.deliverer();
    await first.look(world.stopping.signal);
    while (!late) await new Promise((resolve) => setImmediate(resolve));
    await database.asOwner(`UPDATE delivery_queue SET leased_until = clock_timestamp() - interval '1 second'`);
    await database.asOwner('UPDATE connection_gate SET held_until = NULL, holder = NULL');
    await once();
    late();
    await first.idle();
    expect(await world.delivery(id)).toMatchObject({ state: 'posted', reference: 'second' });
    expect(await database.asOwner(`SELECT code FROM delivery_attempt WHERE code = 'LATE'`)).toHaveLength(1);
  });
});

describe('a chain', () => {
  test('queues the next of it in the settling transaction', async () => {
    const first = await world.owe({ operation: 'upsert', key: 'c', body: { n: 1 } });
    const second = await world.owe({ operation: 'upsert', key: 'c', body: { n: 2 }, isQueued: false });
    target.answer = (_seen, response, count) => void response.writeHead(204, { location: `/bills/${count}` }).end();
    await once(2);
    expect([await world.delivery(first), await world.delivery(second)]).toMatchObject([
      { state: 'posted' },
      { state: 'posted' },
    ]);
    expect(target.seen.map(({ body }) => (JSON.parse(body) as { n: number }).n)).toEqual([1, 2]);
  });

  test('takes back what was posted by the name that the target gave it', async () => {
    target.answer = (_seen, response) => void response.writeHead(204, { location: '/bills/B7' }).end();
    const first = await world.owe({ operation: 'upsert', key: 'r', body: {} });
    const reversal = await world.owe({
      operation: 'cancel',
      key: 'r',
      body: {},
      kind: 'reversal',
      reverses: first,
      isQueued: false,
    });
    await once(2);
    expect(target.seen.map(({ method, path }) => `${method} ${path}`)[1]).toBe('DELETE /bills/B7');
    expect([await world.delivery(first), await world.delivery(reversal)]).toMatchObject([
      { state: 'compensated' },
      { state: 'posted' },
    ]);
  });

  test('supersedes a reversal of what was refused', async () => {
    target.answer = (_seen, response) => json(response, 422, {});
    const first = await world.owe({ operation: 'upsert', key: 's', body: {} });
    const reversal = await world.owe({
      operation: 'cancel',
      key: 's',
      body: {},
      kind: 'reversal',
      reverses: first,
      isQueued: false,
    });
    await once(2);
    expect(await world.delivery(reversal)).toMatchObject({ state: 'superseded' });
  });
});
