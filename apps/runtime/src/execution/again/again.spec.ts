import { beforeAll, describe, expect, it } from '@jest/globals';
import { useDatabase } from '../../../test/database.js';
import { DEMO, entry, OPEN } from '../../../test/demo-workspace.js';
import { Executing } from '../../../test/executing.js';
import { ExecutionExplainer } from '../explain/explain.js';
import { TotalsOfExecutions } from '../totals/totals.js';
import { Deadlines } from '../deadlines/deadlines.js';
import { Again } from './again.js';

const test = useDatabase();
let on: Executing;
let again: Again;
let release = 0;

beforeAll(async () => {
  on = new Executing(test);
  release = await on.release(DEMO);
  await on.import('demo/projects', [OPEN]);
  again = new Again(test.database, on.audit, on.worker());
});

interface Found {
  readonly id: number;
  readonly outcome: string;
  readonly attempt: number;
  readonly cause: string;
  readonly origin: number | null;
  readonly release: number;
}

const of = (key: string): Promise<Found[]> =>
  on.query<Found>(
    `SELECT x.id, x.outcome, x.attempt, x.cause, x.origin_id AS origin, x.release_id AS release FROM execution x
     JOIN business_key k ON k.id = x.business_key_id WHERE k.key = $1 ORDER BY x.id`,
    [JSON.stringify([key])],
  );

describe('doing it once more', () => {
  it('is another attempt on the same release, or a new execution on today’s', async () => {
    await on.send({ id: 'a-1', data: entry('a-1', 1, { person: 'a-1', hours: 8 }) });
    await on.settle();
    const [first] = await of('a-1');
    const changed = {
      ...DEMO,
      'rules/demo/week.balance.yaml': DEMO['rules/demo/week.balance.yaml']!.replace('40', '5'),
    };
    const today = await on.release(changed);
    await again.retry(first!.id, 'ines');
    await again.retry(first!.id, 'ines');
    await on.settle();
    expect(await of('a-1')).toMatchObject([{ id: first!.id, outcome: 'accepted', attempt: 2, release }]);
    await again.replay(first!.id, 'ines');
    await on.settle();
    const [was, is] = await of('a-1');
    expect(was).toMatchObject({ outcome: 'superseded' });
    expect(is).toMatchObject({ outcome: 'accepted', cause: 'replayed', origin: first!.id, release: today, attempt: 1 });
    expect(await on.query(`SELECT drawn::float FROM balance WHERE key = 'a-1'`)).toEqual([{ drawn: 5 }]);
    const live = await on.query(
      `SELECT d.operation, d.part FROM delivery d JOIN effect f ON f.id = d.effect_id WHERE f.key LIKE '%"a-1"%' AND d.state = 'pending' ORDER BY d.id`,
    );
    // What is booked as cost is the same: it was not owed anew.
    expect(live).toEqual([
      { operation: 'book', part: '' },
      { operation: 'put', part: 'standard' },
      { operation: 'put', part: 'overtime' },
    ]);
    await expect(again.replay(first!.id, 'ines')).rejects.toMatchObject({ code: 'SUPERSEDED' });
    await on.release(DEMO);
  });

  it('is an event’s first execution where no flow started from it', async () => {
    await on.send({ id: 'u-1', type: 'nothing', data: {} });
    await on.settle();
    const [found] = await on.query<{ event: number }>(
      `SELECT event_id AS event FROM exception_case WHERE kind = 'unmatched'`,
    );
    const flow = DEMO['flows/demo.flow.yaml']!.replace('type: entry', 'type: [entry, nothing]');
    await on.release({ ...DEMO, 'flows/demo.flow.yaml': flow });
    await again.replayEvent(found!.event, 'ines');
    await on.settle();
    expect(await on.query(`SELECT outcome, reason FROM execution WHERE event_id = $1`, [found!.event])).toEqual([
      // It does not fit its schema, and not even who sent it can be told so without its id.
      { outcome: 'failed', reason: 'MISSING_VALUE' },
    ]);
    await on.release(DEMO);
  });
});

describe('a hold', () => {
  it('opens its case at its deadline, once, and not before', async () => {
    await on.send({ id: 'h-1', data: entry('h-1', 1, { person: 'h-1', status: 'submitted' }) });
    await on.settle();
    const deadlines = new Deadlines(test.database, on.cases, on.audit);
    expect(await deadlines.openDue()).toBe(0);
    const [held] = await on.query<{ days: string }>(
      `SELECT round(extract(epoch FROM deadline_at - received_at) / 86400)::text AS days FROM end_state WHERE deadline_at IS NOT NULL`,
    );
    expect(held).toEqual({ days: '2' });
    await test.asOwner(`UPDATE end_state SET deadline_at = clock_timestamp() WHERE deadline_at IS NOT NULL`);
    expect(await deadlines.openDue()).toBe(1);
    expect(await deadlines.openDue()).toBe(0);
    const [execution] = await of('h-1');
    await again.retry(execution!.id, 'ines');
    await on.settle();
    const cases = await on.query(
      `SELECT kind, state, reason, message, team FROM exception_case WHERE execution_id = $1`,
      [execution!.id],
    );
    expect(cases).toMatchObject([
      { kind: 'held', state: 'open', reason: 'NOT_APPROVED', message: 'Not approved yet', team: 'project-managers' },
    ]);
    expect(
      await on.query(`SELECT deadline_at FROM end_state WHERE execution_id = $1 AND outcome = 'held'`, [execution!.id]),
    ).toEqual([{ deadline_at: null }]);
  });
});

describe('an explanation', () => {
  it('comes to the stored bytes, whatever has changed since', async () => {
    await on.send(
      { id: 'x-1', data: entry('x-1', 1, { person: 'x', hours: 30 }) },
      { id: 'x-2', data: entry('x-2', 1, { person: 'x', hours: 20 }) },
      { id: 'x-3', data: entry('x-3', 1, { person: 'x', project: 'P-9' }) },
      { id: 'x-4', data: { id: 'x-4' } },
      { id: 'x-5', data: entry('x-5', 1, { person: 'x', status: 'submitted' }) },
    );
    await on.settle();
    await on.import('demo/projects', [{ key: 'P-1', body: { code: 'P-1', status: 'closed', rate: 1 } }]);
    await on.import('demo/projects', [{ key: 'P-9', body: { code: 'P-9', status: 'open', rate: 1 } }]);
    const explainer = new ExecutionExplainer(test.database, on.releases);
    const ids = await on.query<{ id: number }>(`SELECT id FROM execution ORDER BY id`);
    for (const { id } of ids) {
      const explained = await explainer.explain(id, 1);
      expect(explained).toMatchObject({ recomputed: expect.stringMatching(/^same$/) });
    }
    const [second] = await of('x-2');
    const explained = (await explainer.explain(second!.id))!;
    const billing = explained.steps.find(({ title }) => title === 'purpose billing')!;
    expect(
      billing.steps.find(({ title }) => title === 'draw from demo/week')!.values.map(({ value }) => value),
    ).toEqual(['x', 20, 40]);
  });

  it('marks what another build would come to', async () => {
    const [first] = await on.query<{ id: number }>(`SELECT min(id) AS id FROM execution`);
    await test.asOwner(
      `UPDATE execution_record SET engine = 'older', result = convert_to('{"outcome":"held"}', 'UTF8') WHERE execution_id = $1`,
      [first!.id],
    );
    const explained = await new ExecutionExplainer(test.database, on.releases).explain(first!.id, 1);
    expect(explained).toMatchObject({
      recomputed: 'differs',
      result: { outcome: 'held' },
      today: { outcome: 'accepted' },
    });
  });
});

describe('control totals', () => {
  it('balance: each event and each purpose has one end', async () => {
    await on.send({ id: 't-wait', data: entry('t-wait', 1) });
    await on.send({ id: 't-none', type: 'other', data: {} });
    await test.asOwner(
      `UPDATE execution_queue SET due_at = 'infinity' WHERE event_id = (SELECT id FROM event WHERE source_id = 't-wait')`,
    );
    await on.settle();
    const totals = new TotalsOfExecutions(test.database);
    const all = await totals.of({ money: 'all', environment: on.environment });
    expect(all.isBalanced).toBe(true);
    expect(all.events).toMatchObject({ waiting: 1, unmatched: 1, quarantined: 0 });
    const lines = all.lines.filter(({ purpose, outcome }) => purpose === 'billing' && outcome === 'accepted');
    const sums = await on.query<{ ends: number; amount: string }>(
      `SELECT count(*) AS ends, sum(amount)::text AS amount FROM end_state WHERE purpose = 'billing' AND outcome = 'accepted'`,
    );
    expect(lines.reduce((sum, { ends }) => sum + ends, 0)).toBe(sums[0]!.ends);
    expect(lines.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(Number(sums[0]!.amount));
    const entries = all.lines
      .filter(({ purpose }) => purpose === 'billing')
      .reduce((sum, line) => sum + line.entries, 0);
    expect(entries).toBe(all.purposes.find(({ purpose }) => purpose === 'billing')!.received);
    expect(
      (await totals.of({ money: 'all', environment: on.environment, to: '2020-01-01T00:00:00Z' })).events.received,
    ).toBe(0);
  });

  it('do not where an end is missing or an event is lost', async () => {
    const totals = new TotalsOfExecutions(test.database);
    await test.asOwner(
      `DELETE FROM end_state WHERE purpose = 'cost' AND execution_id = (SELECT min(execution_id) FROM end_state)`,
    );
    expect((await totals.of({ money: 'all', environment: on.environment })).isBalanced).toBe(false);
  });
});
