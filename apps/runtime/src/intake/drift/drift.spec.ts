import { beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO, entry, OPEN } from '../../../test/demo-workspace.js';
import { useDatabase } from '../../../test/database.js';
import { Executing } from '../../../test/executing.js';

const test = useDatabase();
let executing: Executing;

beforeAll(async () => {
  executing = new Executing(test);
  await executing.release(DEMO);
  await executing.import('demo/projects', [OPEN]);
});

async function settle(...entries: [id: string, over: object][]): Promise<void> {
  await executing.send(...entries.map(([id, over]) => ({ id, data: { ...entry(id, 1), ...over } })));
  await executing.settle();
}

const drifts = () =>
  executing.query<{ path: string; kind: string; found: string; seen: number }>(
    'SELECT source, schema, path, kind, found, seen FROM drift ORDER BY id',
  );
const cases = () =>
  executing.query<{ message: string }>(`SELECT event_id, message FROM exception_case WHERE kind = 'drift' ORDER BY id`);

describe('drift', () => {
  it('is not there where the schema knows all', async () => {
    await settle(['e-1', {}]);
    expect(await drifts()).toEqual([]);
  });

  it('is told once, with the event that showed it first, and counted', async () => {
    await settle(['e-2', { tier: 'gold' }], ['e-3', { tier: 'silver' }]);
    expect(await drifts()).toEqual([
      { source: 'demo', schema: 'demo/entry', path: 'tier', kind: 'unknown-field', found: 'string', seen: 2 },
    ]);
    const [told] = await cases();
    expect(told!.message).toBe('demo sends what `demo/entry` does not know: `tier` (string).');
    await settle(['e-4', { tier: 'gold' }]);
    await executing.drift.flush();
    expect(await drifts()).toMatchObject([{ path: 'tier', seen: 3 }]);
    expect(await cases()).toHaveLength(1);
  });

  it('is noticed in what is rejected for it, too; no value is kept', async () => {
    await settle(['e-5', { person: { name: 'Ines Secret' } }]);
    expect((await drifts()).slice(1)).toMatchObject([{ path: 'person', kind: 'changed-type', found: 'object' }]);
    expect((await cases()).map(({ message }) => message).join()).not.toContain('Secret');
  });

  it('is told by one of two processes that see it at once', async () => {
    const other = new Executing(test);
    await other.release(DEMO);
    const both = [executing, other].map((each) => each.worker());
    await executing.send(
      ...Array.from({ length: 40 }, (_, i) => ({ id: `b-${i}`, data: { ...entry(`b-${i}`, 1), both: i } })),
    );
    while ((await Promise.all(both.map((worker) => worker.runOnce()))).some((count) => count > 0));
    await executing.drift.flush();
    await other.drift.flush();
    expect((await drifts()).find(({ path }) => path === 'both')).toMatchObject({ seen: 40 });
    expect((await cases()).filter(({ message }) => message.includes('`both`'))).toHaveLength(1);
  });

  it('counts fields beyond a limit as one', async () => {
    for (let at = 0; at < 260; at += 40) {
      const names = Array.from({ length: 40 }, (_, index) => [`f${at + index}\0`, 1]);
      await settle([`m-${at}`, Object.fromEntries(names)]);
    }
    const found = await drifts();
    expect(found.length).toBeLessThanOrEqual(201);
    expect(found.at(-1)).toMatchObject({ path: '…', kind: 'too-many' });
    expect(found.at(-2)!.path).toMatch(/^f\d+\ufffd$/);
  });
});
