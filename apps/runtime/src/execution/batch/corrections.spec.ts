import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { useDatabase } from '../../../test/database.js';
import { CLOSED, DEMO, entry, OPEN } from '../../../test/demo-workspace.js';
import { Executing } from '../../../test/executing.js';

const test = useDatabase();
let on: Executing;
let count = 0;
/** A business key that no other case uses. */
let id = '';

beforeAll(async () => {
  on = new Executing(test);
  await on.release(DEMO);
});
beforeEach(async () => {
  id = `k-${(count += 1)}`;
  await on.import('demo/projects', [OPEN]);
});

async function came(rev: number, rest: Record<string, unknown> = {}): Promise<void> {
  await on.send({ id: `${id}@${rev}/${(count += 1)}`, data: entry(id, rev, { person: id, ...rest }) });
}

async function executions(): Promise<{ revision: string; outcome: string; reason: string | null }[]> {
  return on.query(
    `SELECT x.revision, x.outcome, x.reason FROM execution x JOIN business_key k ON k.id = x.business_key_id
     WHERE k.key = $1 ORDER BY x.id`,
    [JSON.stringify([id])],
  );
}

interface Owed {
  readonly operation: string;
  readonly state: string;
  readonly queued: boolean;
  readonly hours: number;
}

/** Deliveries of the key, in the order in which they were made. */
async function owed(but = 'tell'): Promise<string[]> {
  const found = await on.query<Owed>(
    `SELECT d.operation, d.state, q.delivery_id IS NOT NULL AS queued, (convert_from(p.body, 'UTF8')::json->>'hours')::float AS hours
     FROM delivery d JOIN effect f ON f.id = d.effect_id JOIN delivery_payload p ON p.delivery_id = d.id
     LEFT JOIN delivery_queue q ON q.delivery_id = d.id
     WHERE f.key LIKE $1 AND d.operation <> $2 ORDER BY d.id`,
    [`%"${id}"%`, but],
  );
  return found.map(({ operation, state, queued, hours }) => `${operation} ${hours} ${state}${queued ? ' queued' : ''}`);
}

/** What the target says to all that is queued of the key. */
async function settled(state: string): Promise<void> {
  await on.query(
    `WITH gone AS (
       DELETE FROM delivery_queue q USING delivery d, effect f WHERE d.id = q.delivery_id AND f.id = d.effect_id AND f.key LIKE $1
       RETURNING q.delivery_id)
     UPDATE delivery SET state = $2 FROM gone WHERE id = delivery_id`,
    [`%"${id}"%`, state],
  );
}

describe('a newer revision', () => {
  it('replaces what was not sent yet', async () => {
    await came(1);
    await on.settle();
    await came(2, { hours: 6 });
    await on.settle();
    expect(await executions()).toEqual([
      { revision: '1', outcome: 'superseded', reason: null },
      { revision: '2', outcome: 'accepted', reason: null },
    ]);
    expect(await owed()).toEqual([
      'book 8 superseded',
      'put 8 superseded',
      'book 6 pending queued',
      'put 6 pending queued',
    ]);
  });

  it('leaves nothing of what it replaces within one batch', async () => {
    await came(1);
    await came(2, { cost: false });
    await on.settle();
    expect(await owed()).toEqual(['put 8 pending queued']);
  });

  it('corrects what was posted, as each delivery declares: upserted, or reversed first', async () => {
    await came(1);
    await on.settle();
    await settled('posted');
    await came(2, { hours: 6 });
    await on.settle();
    expect(await owed()).toEqual([
      'book 8 posted',
      'put 8 posted',
      'unbook 8 pending queued',
      'book 6 pending',
      'put 6 pending queued',
    ]);
    const keys = await on.query<{ operation: string; keys: number }>(
      `SELECT d.operation, count(DISTINCT idempotency_key) AS keys FROM delivery d JOIN effect f ON f.id = d.effect_id
       WHERE f.key LIKE $1 GROUP BY 1 ORDER BY 1`,
      [`%"${id}"%`],
    );
    // The target knows what it upserts by one key for ever; what it books anew is another request.
    expect(keys).toEqual([
      { operation: 'book', keys: 2 },
      { operation: 'put', keys: 1 },
      { operation: 'unbook', keys: 1 },
    ]);
  });

  it('sends nothing where nothing changed', async () => {
    await came(1, { cost: false });
    await on.settle();
    await settled('posted');
    await came(2, { cost: false });
    await on.settle();
    expect(await owed()).toEqual(['put 8 posted']);
  });

  it('takes back what it does not owe any more, and strands what cannot be taken back', async () => {
    await came(1);
    await on.settle();
    await settled('posted');
    await came(2, { status: 'rejected', cost: false });
    await on.settle();
    expect(await owed()).toEqual(['book 8 posted', 'put 8 posted', 'unbook 8 pending queued']);
    const stranded = await on.query(
      `SELECT c.reason FROM exception_case c JOIN delivery d ON d.id = c.delivery_id JOIN effect f ON f.id = d.effect_id WHERE f.key LIKE $1`,
      [`%"${id}"%`],
    );
    expect(stranded).toEqual([{ reason: 'STRANDED' }]);
  });

  it('waits behind what is being sent', async () => {
    await came(1);
    await on.settle();
    await on.query(`UPDATE delivery d SET state = 'sending' FROM effect f WHERE f.id = d.effect_id AND f.key LIKE $1`, [
      `%"${id}"%`,
    ]);
    await came(2, { hours: 6 });
    await on.settle();
    expect(await owed()).toEqual([
      'book 8 sending queued',
      'put 8 sending queued',
      'unbook 8 pending',
      'book 6 pending',
      'put 6 pending',
    ]);
  });

  it('goes back to what is posted where that is right again', async () => {
    await came(1);
    await on.settle();
    await settled('posted');
    await came(2, { hours: 6, cost: false });
    await came(3, { hours: 8, cost: false });
    await on.settle();
    expect(await owed('book')).toEqual(['put 8 posted', 'unbook 8 pending queued']);
  });

  it('gives back what its predecessor drew, also within one batch', async () => {
    await came(1, { hours: 30 });
    await came(2, { hours: 20 });
    await on.settle();
    await came(3, { hours: 25 });
    await on.settle();
    expect(await on.query(`SELECT drawn::float FROM balance WHERE key = $1`, [id])).toEqual([{ drawn: 25 }]);
    expect((await executions()).map(({ outcome }) => outcome)).toEqual(['superseded', 'superseded', 'accepted']);
  });

  it('resolves the case of its predecessor', async () => {
    await on.import('demo/projects', [CLOSED]);
    await came(1);
    await on.settle();
    const cases = (): Promise<{ state: string }[]> =>
      on.query(
        `SELECT c.state FROM exception_case c JOIN execution x ON x.id = c.execution_id JOIN business_key k ON k.id = x.business_key_id WHERE k.key = $1`,
        [JSON.stringify([id])],
      );
    expect(await cases()).toEqual([{ state: 'open' }]);
    await on.import('demo/projects', [OPEN]);
    await came(2);
    await on.settle();
    expect((await cases()).map(({ state }) => state)).toEqual(['resolved']);
  });
});

describe('a revision that does not lead', () => {
  it('is superseded where an older one comes late, and changes nothing', async () => {
    await came(2);
    await came(1, { hours: 2 });
    await on.settle();
    expect((await executions()).map(({ revision, outcome }) => [revision, outcome])).toEqual([
      ['2', 'accepted'],
      ['1', 'superseded'],
    ]);
    expect(await owed()).toEqual(['book 8 pending queued', 'put 8 pending queued']);
  });

  it('does nothing where the same comes again', async () => {
    await came(1);
    await came(1);
    await on.settle();
    expect((await executions()).map(({ outcome }) => outcome)).toEqual(['accepted', 'superseded']);
    expect(await owed()).toHaveLength(2);
  });

  it('is a conflict where the same revision has another body', async () => {
    await came(1);
    await on.settle();
    await came(1, { hours: 2 });
    await on.settle();
    expect((await executions()).at(-1)).toEqual({ revision: '1', outcome: 'failed', reason: 'REVISION_CONFLICT' });
    const opened = await on.query(
      `SELECT DISTINCT c.kind FROM exception_case c JOIN execution x ON x.id = c.execution_id JOIN business_key k ON k.id = x.business_key_id WHERE k.key = $1`,
      [JSON.stringify([id])],
    );
    expect(opened).toEqual([{ kind: 'revision-conflict' }]);
    expect(await owed()).toHaveLength(2);
  });
});

describe('a batch', () => {
  it('lets each event see what its predecessors drew', async () => {
    for (const each of [1, 2, 3]) {
      await on.send({ id: `${id}-${each}`, data: entry(`${id}-${each}`, 1, { person: id, hours: 18 }) });
    }
    await on.settle();
    const parts = await on.query<{ key: string; part: string; quantity: number }>(
      `SELECT k.key, s.part, s.quantity::float FROM end_state s JOIN execution x ON x.id = s.execution_id
       JOIN business_key k ON k.id = x.business_key_id WHERE k.key LIKE $1 AND s.purpose = 'billing' ORDER BY 1, 2 DESC`,
      [`%${id}-%`],
    );
    expect(parts.map(({ part, quantity }) => `${part} ${quantity}`)).toEqual([
      'standard 18',
      'standard 18',
      'standard 4',
      'overtime 14',
    ]);
  });
});
