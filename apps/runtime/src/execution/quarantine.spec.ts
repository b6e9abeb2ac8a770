import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { useDatabase } from '../../test/database.js';
import { DEMO, entry, OPEN } from '../../test/demo-workspace.js';
import { Executing } from '../../test/executing.js';
import { queueStore } from './queue.store.js';
import { ATTEMPTS_MAX } from './worker.js';

const test = useDatabase();
let on: Executing;

beforeAll(async () => {
  on = new Executing(test);
  await on.release(DEMO);
  await on.import('demo/projects', [OPEN]);
  // Whatever it is that makes a transaction fail for one event and no other.
  await test.asOwner(`
    CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poisoned'; END $$;
    CREATE TRIGGER poison BEFORE INSERT ON business_key FOR EACH ROW WHEN (NEW.key = '["poison"]') EXECUTE FUNCTION poison()`);
});
afterEach(() => test.asOwner(`DELETE FROM execution_queue`));

const outcomes = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await on.query<{ outcome: string; count: number }>(`SELECT outcome, count(*) FROM execution GROUP BY 1`)).map(
      ({ outcome, count }) => [outcome, count],
    ),
  );
/** Time passes: what waits is due, what was leased is not. */
const later = (): Promise<unknown> =>
  test.asOwner(`UPDATE execution_queue SET due_at = '-infinity', leased_until = NULL`);

describe('an event that fails each time', () => {
  it('is put aside after three attempts, and takes none of its neighbours along', async () => {
    for (let each = 0; each < 9; each++) await on.send({ id: `n-${each}`, data: entry(`n-${each}`, 1) });
    await on.send({ id: 'poison', data: entry('poison', 1) });
    const worker = on.worker();
    await worker.runOnce();
    expect(await outcomes()).toEqual({ accepted: 9 });
    for (let attempt = 2; attempt <= ATTEMPTS_MAX; attempt++) {
      await later();
      await worker.runOnce();
    }
    expect(await outcomes()).toEqual({ accepted: 9, failed: 1 });
    expect(await on.query(`SELECT kind, reason FROM exception_case`)).toEqual([
      { kind: 'quarantined', reason: 'QUARANTINED' },
    ]);
    expect(await on.query(`SELECT purpose, outcome FROM end_state WHERE reason = 'QUARANTINED' ORDER BY 1`)).toEqual([
      { purpose: 'billing', outcome: 'failed' },
      { purpose: 'cost', outcome: 'failed' },
    ]);
  });
});

describe('an event that ends its worker each time', () => {
  it('is tried by itself from the second time on, and put aside after the third', async () => {
    for (let each = 0; each < 5; each++) await on.send({ id: `m-${each}`, data: entry(`m-${each}`, 1) });
    // Three workers died with it in hand; its neighbours were with it the first time only.
    await test.asOwner(`UPDATE execution_queue SET attempts = 1`);
    await test.asOwner(`UPDATE execution_queue SET attempts = 3 WHERE id = (SELECT min(id) FROM execution_queue)`);
    const before = await outcomes();
    const worker = on.worker();
    expect(await worker.runOnce()).toBe(1);
    await on.settle();
    const after = await outcomes();
    expect(after['failed']).toBe((before['failed'] ?? 0) + 1);
    expect(after['accepted']).toBe(before['accepted']! + 4);
  });

  it('is the only one put aside: what died beside it, or by chance alone, has three attempts of its own', async () => {
    for (let each = 0; each < 6; each++) await on.send({ id: `k-${each}`, data: entry(`k-${each}`, 1) });
    const before = await outcomes();
    const claimant = { owner: randomUUID(), batch: 200, leaseSeconds: 8 };
    /** A worker takes work and dies with it. */
    const dies = async (take: typeof queueStore.claim): Promise<number> => {
      const claims = await take(test.database, on.environment, claimant);
      await later();
      return claims.length;
    };
    expect(await dies(queueStore.claim)).toBe(6);
    // Twice each of them is in hand alone when somebody kills the worker; those tried least come first.
    for (let kill = 0; kill < 12; kill++) expect(await dies(queueStore.claimAgain)).toBe(1);
    expect(await on.query(`SELECT DISTINCT attempts FROM execution_queue`)).toEqual([{ attempts: 3 }]);
    // One of them ends its worker once more.
    await dies(queueStore.claimAgain);
    await on.settle();
    const after = await outcomes();
    expect(after['failed']! - before['failed']!).toBe(1);
    expect(after['accepted']! - before['accepted']!).toBe(5);
  });
});
