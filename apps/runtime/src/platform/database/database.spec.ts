import { beforeAll, describe, expect, test } from '@jest/globals';
import { useDatabase } from '../../../test/database.js';
import { statement } from './statement.js';

const made = useDatabase();

beforeAll(() => made.asOwner('CREATE TABLE item (id bigint PRIMARY KEY, n int); GRANT ALL ON item TO reckoner_app'));

const killOthers = () =>
  made.asOwner(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'reckoner%' AND datname = current_database()`,
  );

describe('values', () => {
  test('are exact, whatever their type', async () => {
    const row = await made.database.one(`SELECT 9007199254740991::bigint AS whole, 1.10::numeric AS amount,
      '2026-03-29 02:30:00.123456+02'::timestamptz AS at, date '2026-03-29' AS day, '\\x00ff'::bytea AS bytes,
      ARRAY[1, 2]::bigint[] AS list`);
    expect(row).toEqual({
      whole: 9007199254740991,
      amount: '1.10',
      at: '2026-03-29T00:30:00.123456Z',
      day: '2026-03-29',
      bytes: Buffer.from([0, 255]),
      list: [1, 2],
    });
  });

  test('a whole number that no number holds is an error, not a near one', async () => {
    await expect(made.database.one('SELECT 9007199254740993::bigint AS whole')).rejects.toThrow('9007199254740993');
  });
});

describe('statements', () => {
  test('with a name are planned once a connection', async () => {
    const find = statement('SELECT id FROM item WHERE id = $1');
    await made.database.transaction(async (session) => {
      for (const id of [1, 2, 3]) await session.query(find, [id]);
      const prepared = await session.query('SELECT name FROM pg_prepared_statements WHERE name = $1', [find.name]);
      expect(prepared).toHaveLength(1);
    });
  });

  test('a SELECT survives that all connections are killed', async () => {
    await Promise.all(Array.from({ length: 8 }, () => made.database.query('SELECT pg_sleep(0.01)')));
    await killOthers();
    const answers = await Promise.all(Array.from({ length: 20 }, () => made.database.one('SELECT 1 AS one')));
    expect(answers).toEqual(answers.map(() => ({ one: 1 })));
  });

  test('a write that is cut off in flight is told as lost, not repeated', async () => {
    const writing = made.database.execute(`INSERT INTO item SELECT 100, 1 FROM pg_sleep(20)`);
    const killed = untilRunning('INSERT INTO item SELECT 100').then(killOthers);
    await expect(writing).rejects.toThrow('connection to the database was lost');
    await killed;
  });
});

describe('transactions', () => {
  test('are run again after their connection was killed, and take effect once', async () => {
    let runs = 0;
    await made.database.transaction(async (session) => {
      runs += 1;
      await session.execute('INSERT INTO item VALUES (1, 1)');
      if (runs === 1) await killOthers();
      await session.execute('UPDATE item SET n = n + 1 WHERE id = 1');
    });
    expect(runs).toBe(2);
    expect(await made.database.one('SELECT n FROM item WHERE id = 1')).toEqual({ n: 2 });
  });

  test('are run again after a deadlock', async () => {
    await made.database.execute('INSERT INTO item VALUES (11, 0), (12, 0)');
    let runs = 0;
    const bothHold = barrier(2);
    const crosswise = (first: number, second: number) =>
      made.database.transaction(async (session) => {
        runs += 1;
        await session.execute('UPDATE item SET n = n + 1 WHERE id = $1', [first]);
        await bothHold();
        await session.execute('UPDATE item SET n = n + 1 WHERE id = $1', [second]);
      });
    await Promise.all([crosswise(11, 12), crosswise(12, 11)]);
    expect(runs).toBeGreaterThan(2);
    expect(await made.database.query('SELECT n FROM item WHERE id IN (11, 12)')).toEqual([{ n: 2 }, { n: 2 }]);
  });

  test('that fail leave nothing behind', async () => {
    const failing = made.database.transaction(async (session) => {
      await session.execute('INSERT INTO item VALUES (21, 1)');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await made.database.query('SELECT 1 FROM item WHERE id = 21')).toEqual([]);
  });

  test('whose statement failed are not taken for committed, even where the error was swallowed', async () => {
    const swallowing = made.database.transaction(async (session) => {
      await session.execute('INSERT INTO item VALUES (22, 1)');
      await session.execute('SELECT 1 / 0').catch(() => 0);
    });
    await expect(swallowing).rejects.toThrow('rolled back');
  });
});

describe('the application’s role', () => {
  test.each([
    'UPDATE audit SET actor = actor',
    'DELETE FROM audit',
    'TRUNCATE audit',
    'DROP TABLE audit',
    'DELETE FROM audit_seal',
  ])('may not: %s', async (text) => {
    await expect(made.database.execute(text)).rejects.toMatchObject({ code: '42501' });
  });
});

async function untilRunning(text: string): Promise<void> {
  for (;;) {
    const seen = await made.asOwner(`SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE $1`, [
      `${text}%`,
    ]);
    if (seen.length > 0) return;
  }
}

/** Lets the first so many callers on together, and later ones at once. */
function barrier(count: number): () => Promise<void> {
  let waiting = 0;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return () => {
    waiting += 1;
    if (waiting >= count) open();
    return opened;
  };
}
