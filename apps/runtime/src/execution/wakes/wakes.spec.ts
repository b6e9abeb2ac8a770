import { beforeAll, describe, expect, it } from '@jest/globals';
import { useDatabase } from '../../../test/database.js';
import { CLOSED, DEMO, entry, OPEN } from '../../../test/demo-workspace.js';
import { Executing } from '../../../test/executing.js';

const test = useDatabase();
let on: Executing;

beforeAll(async () => {
  on = new Executing(test);
  await on.release(DEMO);
  await on.import('demo/projects', [OPEN]);
});

const of = async (key: string): Promise<{ outcome: string; attempt: number }[]> =>
  on.query(
    `SELECT x.outcome, x.attempt FROM execution x JOIN business_key k ON k.id = x.business_key_id WHERE k.key = $1 ORDER BY x.id`,
    [JSON.stringify([key])],
  );
const project = (code: string, status: string) => ({ key: code, body: { code, status, rate: 10, entity: 'DE01' } });
const waiting = async (): Promise<number> =>
  (await on.query<{ count: number }>(`SELECT count(*) FROM execution_queue`))[0]!.count;

describe('what is held or rejected', () => {
  it('wakes when the row comes that it missed, on its own release and with its own now', async () => {
    await on.send({ id: 'w-1', data: entry('w-1', 1, { person: 'w-1', project: 'P-7' }) });
    await on.settle();
    expect(await of('w-1')).toEqual([{ outcome: 'held', attempt: 1 }]);
    await on.import('demo/projects', [project('P-8', 'open')]);
    expect(await waiting()).toBe(0);
    await on.import('demo/projects', [project('P-7', 'open')]);
    expect(await waiting()).toBe(1);
    await on.settle();
    expect(await of('w-1')).toEqual([{ outcome: 'accepted', attempt: 2 }]);
    expect(await on.query(`SELECT count(*) FROM wake`)).toEqual([{ count: 0 }]);
    const records = await on.query(
      `SELECT r.attempt FROM execution_record r JOIN execution x ON x.id = r.execution_id WHERE x.attempt = 2 ORDER BY 1`,
    );
    expect(records).toEqual([{ attempt: 1 }, { attempt: 2 }]);
  });

  it('wakes when the row changes that decided it, and its case is resolved', async () => {
    await on.import('demo/projects', [CLOSED]);
    await on.send({ id: 'w-2', data: entry('w-2', 1, { person: 'w-2' }) });
    await on.settle();
    const cases = (): Promise<{ kind: string; state: string }[]> =>
      on.query(`SELECT kind, state FROM exception_case WHERE reason = 'PROJECT_CLOSED' ORDER BY id`);
    expect(await cases()).toEqual([{ kind: 'rejected', state: 'open' }]);
    await on.import('demo/projects', [OPEN]);
    await on.settle();
    expect(await of('w-2')).toEqual([{ outcome: 'accepted', attempt: 2 }]);
    expect(await cases()).toEqual([{ kind: 'rejected', state: 'resolved' }]);
  });

  it('wakes when a balance has more left', async () => {
    await on.send({ id: 'w-3', data: entry('w-3', 1, { person: 'w-3', hours: 40 }) });
    await on.send({ id: 'w-4', data: entry('w-4', 1, { person: 'w-3', hours: 35 }) });
    await on.settle();
    expect(await of('w-4')).toEqual([{ outcome: 'held', attempt: 1 }]);
    await on.send({ id: 'w-3b', data: entry('w-3', 2, { person: 'w-3', hours: 10 }) });
    await on.settle();
    expect(await of('w-4')).toEqual([{ outcome: 'accepted', attempt: 2 }]);
    expect(await on.query(`SELECT drawn::float FROM balance WHERE key = 'w-3'`)).toEqual([{ drawn: 40 }]);
  });

  it('is not woken for what its decision did not read', async () => {
    await on.send({ id: 'w-5', data: entry('w-5', 1, { person: 'w-5', status: 'submitted' }) });
    await on.settle();
    await on.import('demo/projects', [OPEN]);
    expect(await waiting()).toBe(0);
  });
});

describe('an import that races with an execution', () => {
  it('wakes what was decided by the rows before it, whichever of them commits first', async () => {
    for (let round = 0; round < 20; round++) {
      const code = `R-${round}`;
      await on.send({ id: code, data: entry(code, 1, { person: code, project: code }) });
      await Promise.all([on.settle(), on.import('demo/projects', [project(code, 'open')])]);
      await on.settle();
      expect((await of(code)).map(({ outcome }) => outcome)).toEqual(['accepted']);
    }
  });
});
