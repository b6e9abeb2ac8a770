import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { useDatabase } from '../../test/database.js';
import { DEMO, entry, OPEN } from '../../test/demo-workspace.js';
import { Executing } from '../../test/executing.js';
import { Database } from '../platform/database/database.js';
import { LeaseLost } from './batch/batch.js';
import { queueStore, type Claim } from './queue.store.js';

const test = useDatabase();
let on: Executing;

beforeAll(async () => {
  on = new Executing(test);
  await on.release(DEMO);
  await on.import('demo/projects', [OPEN]);
});

const claim = (batch = 100, leaseSeconds = 60): Promise<Claim[]> =>
  queueStore.claim(test.database, on.environment, { owner: randomUUID(), batch, leaseSeconds });
const count = async (what: string): Promise<number> =>
  (await on.query<{ count: number }>(`SELECT count(*) FROM ${what}`))[0]!.count;

describe('two workers', () => {
  it('never execute the same event, and let the newest revision of a key stand', async () => {
    const others = [1, 2, 3].map(() => new Executing(test));
    const revisions = Array.from({ length: 40 }, (_, rev) => rev + 1);
    // An order that is neither that of the revisions nor its reverse.
    const shuffled = revisions.map((_, index) => ((index * 17) % 40) + 1);
    for (const rev of shuffled)
      await on.send({ id: `one@${rev}`, data: entry('one', rev, { cost: false, hours: rev / 4 }) });
    const work = others.map(async (other) => {
      const claims = (): Promise<Claim[]> =>
        queueStore.claim(test.database, on.environment, { owner: randomUUID(), batch: 3, leaseSeconds: 60 });
      for (let mine = await claims(); mine.length > 0; mine = await claims()) await other.batches.execute(mine);
    });
    await Promise.all(work);
    const stands = await on.query(`SELECT revision, outcome FROM execution WHERE outcome <> 'superseded'`);
    expect(stands).toEqual([{ revision: '40', outcome: 'accepted' }]);
    expect(await count('execution')).toBe(40);
    expect(await on.query(`SELECT drawn::float FROM balance`)).toEqual([{ drawn: 10 }]);
    const live = await on.query(
      `SELECT convert_from(p.body, 'UTF8')::json->>'hours' AS hours FROM delivery d JOIN delivery_payload p ON p.delivery_id = d.id WHERE d.state = 'pending'`,
    );
    expect(live).toEqual([{ hours: '10' }]);
  });
});

describe('a worker that lost its lease', () => {
  it('commits nothing', async () => {
    await on.send({ id: 'late', data: entry('late', 1) });
    const mine = await claim(100, 0);
    await on.query(`SELECT pg_sleep(0.01)`);
    const [theirs] = await queueStore.claimAgain(test.database, on.environment, {
      owner: randomUUID(),
      batch: 1,
      leaseSeconds: 60,
    });
    expect(theirs!.id).toBe(mine[0]!.id);
    const before = await count('execution');
    await expect(on.batches.execute(mine)).rejects.toThrow(LeaseLost);
    expect(await count('execution')).toBe(before);
    await on.batches.execute([theirs!]);
    expect(await count('execution')).toBe(before + 1);
    await expect(on.batches.execute([theirs!])).rejects.toThrow(LeaseLost);
    expect(await count('execution')).toBe(before + 1);
  });
});

describe('a backend that is killed in the middle of a transaction', () => {
  it('takes nothing along, and the work is done all the same, once', async () => {
    const database = new Database({ url: test.applicationUrl, poolSize: 4, name: 'victim' });
    const other = new Executing(test, database);
    await other.release(DEMO);
    const before = await count('execution');
    for (let each = 0; each < 300; each++)
      await on.send({ id: `kill-${each}`, data: entry(`kill-${each}`, 1, { person: `kill-${each % 7}` }) });
    let kills = 0;
    let isDone = false;
    const killing = (async () => {
      while (!isDone) {
        const killed = await test.asOwner(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'victim' AND state <> 'idle' AND xact_start IS NOT NULL`,
        );
        kills += killed.length;
        if (kills > 12) return;
      }
    })();
    while ((await count('execution_queue')) > 0) {
      await on.query(`UPDATE execution_queue SET leased_until = NULL WHERE leased_until IS NOT NULL`);
      await other
        .worker()
        .runOnce()
        .catch(() => 0);
    }
    isDone = true;
    await killing;
    await database.close();
    expect(kills).toBeGreaterThan(0);
    expect((await count('execution')) - before).toBe(300);
    expect(await count(`(SELECT event_id FROM execution GROUP BY event_id HAVING count(*) > 1) AS doubled`)).toBe(0);
    expect(await on.query(`SELECT sum(drawn)::float AS drawn FROM balance WHERE key LIKE 'kill-%'`)).toEqual([
      { drawn: 7 * 40 },
    ]);
    expect(await count(`exception_case WHERE kind = 'quarantined'`)).toBe(0);
  });
});

describe('claiming', () => {
  it('serves each legal entity, however long the line of another is', async () => {
    for (let each = 0; each < 30; each++)
      await on.send({ id: `big-${each}`, legalEntity: 'BIG', data: entry(`big-${each}`, 1) });
    await on.send({ id: 'small', legalEntity: 'SMALL', data: entry('small', 1) });
    await on.send({ id: 'none', data: entry('none', 1) });
    const first = await claim(6);
    expect(first.map(({ sourceId }) => sourceId)).toEqual(['big-0', 'big-1', 'small', 'none']);
    await on.batches.execute(first);
    await on.settle();
    expect(await count('execution_queue')).toBe(0);
  });
});
