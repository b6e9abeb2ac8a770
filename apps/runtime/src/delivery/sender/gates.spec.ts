import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { useDatabase } from '../../../test/database.js';
import { json, TestTarget } from '../../../test/delivery/target.js';
import { World } from '../../../test/delivery/world.js';

const database = useDatabase();
let target: TestTarget;
let world: World;

const CONNECTION = `title: ERP
system: erp
direction: target
class: K2
auth: oauth2-client-credentials
csrf: { path: /token }
timeout: PT2S
limits: { concurrency: 3 }
operations:
  post: { path: /posts, external-reference: ref }
  many: { path: /many, external-reference: ref, reference: id, bulk: { max: 5, key: ref, status: status } }
`;

/** What the target answers to writes; tokens of both kinds it gives by itself. */
let onWrite: TestTarget['answer'] = (_seen, response) => json(response, 200, {});
let tokens = 0;
let goodToken = '';
const writes = () => target.seen.filter(({ path }) => path === '/posts' || path === '/many');

beforeAll(async () => {
  target = await TestTarget.start();
  world = new World(database);
  const options = { clientId: 'me', tokenAddress: `${target.address}/oauth/token` };
  await world.connect(CONNECTION, target.address, { clientSecret: 'shh-very-secret' }, options);
});
afterAll(async () => {
  await world.close();
  await target.stop();
});
beforeEach(async () => {
  target.seen.length = 0;
  onWrite = (_seen, response) => json(response, 200, {});
  target.answer = (seen, response, count) => {
    if (seen.path === '/oauth/token') {
      goodToken = `token-${++tokens}`;
      return json(response, 200, { access_token: goodToken, expires_in: 3600 });
    }
    if (seen.headers.authorization !== `Bearer ${goodToken}`) return json(response, 401, {});
    if (seen.method === 'GET')
      return json(response, 200, {}, { 'x-csrf-token': 'csrf', 'set-cookie': 'sid=1; path=/' });
    if (seen.headers['x-csrf-token'] !== 'csrf' || seen.headers.cookie !== 'sid=1')
      return json(response, 403, {}, { 'x-csrf-token': 'Required' });
    onWrite(seen, response, count);
  };
  await database.asOwner(
    'TRUNCATE delivery, delivery_queue, delivery_payload, delivery_attempt, effect, exception_case, case_entry, connection_gate, connection_token, posting_window RESTART IDENTITY CASCADE',
  );
});

const owe = (count: number, operation = 'post', legalEntity?: string) =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      world.owe({
        operation,
        key: `${operation}-${legalEntity ?? ''}-${index}`,
        body: { index },
        ...(legalEntity ? { legalEntity } : {}),
      }),
    ),
  );
const gate = async () =>
  (await database.asOwner('SELECT *, closed_until > clock_timestamp() AS is_closed FROM connection_gate'))[0]!;

describe('a target that asks for a pause', () => {
  test.each([
    ['seconds', '3600', 3600],
    ['a date', new Date(Date.now() + 1_800_000).toUTCString(), 1800],
    ['thirty years', '1000000000', 1_000_000_000],
  ])('gets it, across processes: %s', async (_, retryAfter, seconds) => {
    onWrite = (_seen, response) =>
      json(response, 429, {}, { 'retry-after': retryAfter, date: new Date().toUTCString() });
    await owe(8);
    await world.deliver(3);
    // What was in flight when the first answer came is all there is.
    expect(writes().length).toBeLessThanOrEqual(3);
    expect(await world.states()).toEqual({ pending: 8 });
    const [row] = await database.asOwner(
      'SELECT extract(epoch FROM closed_until - clock_timestamp())::float8 AS left FROM connection_gate',
    );
    expect(row!['left']).toBeGreaterThan(seconds * 0.95);
  });

  test.each([['0'], ['-7'], ['later'], [undefined]])(
    'and is left to the back-off where it says %p',
    async (retryAfter) => {
      let throttled = 0;
      onWrite = (_seen, response) => {
        if (throttled++ < 1) json(response, 429, {}, retryAfter === undefined ? {} : { 'retry-after': retryAfter });
        else json(response, 200, {});
      };
      await owe(2);
      await world.deliver();
      await world.timePasses();
      await world.deliver();
      await world.timePasses();
      await world.deliver();
      expect(await world.states()).toEqual({ posted: 2 });
    },
  );
});

describe('a process that died while it sent', () => {
  /** It held the connection, and its time is over. */
  const died = () =>
    database.asOwner(
      `INSERT INTO connection_gate (environment, connection, holder, held_until) VALUES (1, 'erp', gen_random_uuid(), now() - interval '1 second')`,
    );

  test('may have taken a pause along: whoever follows asks with one request alone', async () => {
    await died();
    onWrite = (_seen, response) => json(response, 429, {}, { 'retry-after': '3600' });
    await owe(40);
    await world.deliver(3);
    expect(writes()).toHaveLength(1);
    expect(await gate()).toMatchObject({ breaker: 'half-open', is_closed: true });
  });

  test('and goes on at once where that is answered', async () => {
    await died();
    let [now, most] = [0, 0];
    const together: number[] = [];
    onWrite = (_seen, response) => {
      most = Math.max(most, ++now);
      together.push(now);
      setImmediate(() => {
        now -= 1;
        json(response, 200, {});
      });
    };
    await owe(40);
    await world.deliver();
    expect(await world.states()).toEqual({ posted: 40 });
    expect(together.slice(0, 2)).toEqual([1, 1]);
    expect(most).toBeGreaterThan(1);
  });

  test('while the probe is under way nothing else goes, however long it takes', async () => {
    await died();
    let seen = 0;
    const asked = new Promise<() => void>((resolve) => {
      onWrite = (_seen, response) => {
        seen += 1;
        resolve(() => json(response, 200, {}));
      };
    });
    await owe(10);
    const delivering = world.deliver();
    const answer = await asked;
    // long enough for several looks at the gate
    for (let turns = 0; turns < 3; turns += 1) await database.asOwner('SELECT pg_sleep(0.3)');
    expect(seen).toBe(1);
    onWrite = (_seen, response) => json(response, 200, {});
    answer();
    await delivering;
    expect(await world.states()).toEqual({ posted: 10 });
  });
});

describe('a pause that cannot be written down', () => {
  test('is written again, and nothing goes out before it stands', async () => {
    // What a sequence counts is not rolled back: only the first two writes fail.
    await database.asOwner(`
      CREATE SEQUENCE cut;
      GRANT ALL ON SEQUENCE cut TO PUBLIC;
      CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF nextval('cut') <= 2 THEN RAISE EXCEPTION 'cut off'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER cut_off BEFORE UPDATE ON connection_gate FOR EACH ROW
        WHEN (NEW.closed_until IS NOT NULL) EXECUTE FUNCTION cut_off()`);
    onWrite = (_seen, response) => json(response, 429, {}, { 'retry-after': '3600' });
    await owe(5);
    await world.deliver(2);
    await database.asOwner('DROP TRIGGER cut_off ON connection_gate');
    expect(writes().length).toBeLessThanOrEqual(3);
    expect(await gate()).toMatchObject({ is_closed: true });
  });
});

describe('a target in trouble', () => {
  test('is left alone, tried with one request, and taken up again', async () => {
    let isDown = true;
    onWrite = (_seen, response) => json(response, isDown ? 500 : 200, {});
    await owe(40);
    await world.deliver();
    const before = writes().length;
    expect(before).toBeLessThanOrEqual(8 + 3);
    expect(await gate()).toMatchObject({ breaker: 'open', is_closed: true, cause: 'the target answers 500' });
    await world.deliver();
    expect(writes()).toHaveLength(before);
    await world.timePasses();
    await world.deliver();
    expect(writes()).toHaveLength(before + 1);
    isDown = false;
    await world.timePasses();
    await world.deliver(2);
    await world.timePasses();
    await world.deliver(2);
    expect(await world.states()).toEqual({ posted: 40 });
    expect(await gate()).toMatchObject({ breaker: 'closed', failures: 0 });
  });

  test('that lets nobody in rests at once, and nothing is refused', async () => {
    target.answer = (_seen, response) => json(response, 401, { error: 'invalid_client' });
    await owe(5);
    await world.deliver();
    expect(await world.states()).toEqual({ pending: 5 });
    expect(await gate()).toMatchObject({
      breaker: 'open',
      cause: 'TOKEN_REFUSED: the token was refused with 401 invalid_client',
    });
  });
});

describe('tokens', () => {
  test('one is fetched for all, and another when it no longer holds', async () => {
    const before = tokens;
    await owe(6);
    await world.deliver();
    expect([tokens - before, await world.states()]).toEqual([1, { posted: 6 }]);
    goodToken = 'revoked';
    await owe(6, 'many');
    for (let round = 0; round < 3; round += 1) {
      await world.timePasses();
      await world.deliver();
    }
    expect(tokens - before).toBe(2);
    expect(JSON.stringify(await database.asOwner('SELECT * FROM connection_token'))).not.toContain('token-');
  });
});

describe('a token that ends in the middle of a batch', () => {
  test.each(['post', 'many'])(
    'is fetched anew once; nothing is refused, nothing sent twice (%s)',
    async (operation) => {
      const before = tokens;
      const made: string[] = [];
      onWrite = (seen, response) => {
        const bodies = [JSON.parse(seen.body) as { ref: string } | { ref: string }[]].flat();
        made.push(...bodies.map(({ ref }) => ref));
        if (made.length === 5 || made.length === 6) goodToken = 'expired';
        const lines = bodies.map(({ ref }) => ({ ref, status: 201, id: ref }));
        json(response, 200, bodies.length > 1 ? lines : lines[0]);
      };
      await owe(24, operation);
      for (let round = 0; round < 6; round += 1) {
        await world.timePasses();
        await world.deliver();
      }
      expect(await world.states()).toEqual({ posted: 24 });
      expect([made.length, new Set(made).size]).toEqual([24, 24]);
      expect(tokens - before).toBeLessThanOrEqual(3);
    },
  );
});

describe('limits', () => {
  test('no more requests at a time than the connection allows, whoever sends', async () => {
    let [now, most] = [0, 0];
    onWrite = (_seen, response) => {
      most = Math.max(most, ++now);
      setImmediate(() => {
        now -= 1;
        json(response, 200, {});
      });
    };
    await owe(60);
    await Promise.all([world.deliver(3), world.deliver(3), world.deliver(3)]);
    await world.deliver(2);
    expect(await world.states()).toEqual({ posted: 60 });
    expect(writes()).toHaveLength(60);
    expect(most).toBeLessThanOrEqual(3);
  });
});

describe('a person’s word', () => {
  test('paused, nothing goes; resumed, all does', async () => {
    await world.owe({ operation: 'post', key: 'p', body: {} });
    await database.asOwner(
      `INSERT INTO connection_gate (environment, connection, paused_at, paused_by) VALUES (1, 'erp', now(), 'ines')`,
    );
    await world.deliver(2);
    expect(writes()).toHaveLength(0);
    await database.asOwner('UPDATE connection_gate SET paused_at = NULL');
    await world.deliver();
    expect(await world.states()).toEqual({ posted: 1 });
  });

  test('under review, only what was let go is sent', async () => {
    const [first, second] = await owe(2);
    await database.asOwner(`INSERT INTO connection_gate (environment, connection, review) VALUES (1, 'erp', true)`);
    await database.asOwner(`UPDATE delivery SET reviewed_by = 'ines' WHERE id = $1`, [first]);
    await world.deliver(2);
    expect([await world.delivery(first!), await world.delivery(second!)]).toMatchObject([
      { state: 'posted' },
      { state: 'pending', attempts: 0 },
    ]);
  });

  test('outside its window a legal entity waits, others do not', async () => {
    const day = `extract(isodow FROM now() AT TIME ZONE 'UTC')::smallint`;
    await database.asOwner(
      `INSERT INTO posting_window (environment, connection, legal_entity, timezone, days, opens, closes)
       SELECT 1, 'erp', entity, 'UTC', days, '00:00', '23:59:59.999' FROM (VALUES ('DE', ARRAY[1,2,3,4,5,6,7]::smallint[]), ('FR', ARRAY[1 + ${day} % 7]::smallint[])) AS w (entity, days)`,
    );
    await owe(1, 'post', 'DE');
    await owe(1, 'post', 'FR');
    await owe(1, 'post', 'UK');
    await world.deliver(2);
    const rows = await database.asOwner('SELECT legal_entity, state FROM delivery ORDER BY legal_entity');
    expect(rows.map(({ legal_entity, state }) => `${String(legal_entity)} ${String(state)}`)).toEqual([
      'DE posted',
      'FR pending',
      'UK posted',
    ]);
  });
});
