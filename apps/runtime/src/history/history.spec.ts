import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEMO, entry, OPEN } from '../../test/demo-workspace.js';
import { useDatabase } from '../../test/database.js';
import { Executing } from '../../test/executing.js';
import { Caller } from '../access/caller.js';
import { TotalsOfExecutions } from '../execution/totals/totals.js';
import { Intake } from '../intake/intake.js';
import type { HistoryDifference, HistoryImport } from './compare.store.js';
import { compareStore } from './compare.store.js';
import { HistoryImports } from './history-imports.js';

const test = useDatabase();
let executing: Executing;
let imports: HistoryImports;
let caller: Caller;
let count = 0;

beforeAll(() => {
  executing = new Executing(test);
  const { releases, audit, wakes } = executing;
  imports = new HistoryImports(test.database, releases, audit, wakes);
});

beforeEach(async () => {
  const name = `e${(count += 1)}`;
  await executing.release(DEMO, name);
  await executing.import('demo/projects', [OPEN]);
  caller = new Caller({ actor: 'person:ines', name: 'Ines' }, { id: executing.environment, name }, []);
});

const BILLED = {
  flow: 'demo',
  key: 'h-1',
  revision: 1,
  purpose: 'billing',
  part: 'standard',
  to: 'demo',
  operation: 'put',
  documentKey: ['h-1', 'standard'],
  reference: 'INV-7/1',
  externalId: 'OLD-77',
  quantity: 8,
  amount: 800,
  currency: 'EUR',
  project: 'P-1',
  balance: 'demo/week',
  balanceKey: 'p-1',
  drawn: 8,
};
const COST = {
  flow: 'demo',
  key: 'h-1',
  revision: 1,
  purpose: 'cost',
  to: 'demo',
  operation: 'book',
  documentKey: 'h-1',
  reference: 'J-9',
  body: { id: 'h-1', old: true },
};
const OPENING = { balance: 'demo/week', balanceKey: 'p-1', drawn: '30' };

async function compared(...lines: object[]): Promise<HistoryImport> {
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  return imports.compare(caller, { format: 'ndjson', stream: chunks(text) });
}

async function* chunks(text: string): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += 1_001) yield Buffer.from(text.slice(at, at + 1_001));
}

async function applied(...lines: object[]): Promise<HistoryImport> {
  const { id } = await compared(...lines);
  return imports.apply(caller, id);
}

const rowsOf = async ({ id }: HistoryImport, difference: HistoryDifference) =>
  compareStore.rows(test.database, { environment: caller.environment, id }, { difference, after: 0, limit: 100 });

const deliveries = () =>
  executing.query<Record<string, unknown>>(
    `SELECT operation, part, kind, state, code, reference, idempotency_key AS key FROM delivery WHERE environment = $1 ORDER BY id`,
    [caller.environment],
  );

const drawn = async () =>
  (
    await executing.query<{ drawn: string }>('SELECT drawn FROM balance WHERE environment = $1', [caller.environment])
  )[0];

describe('history that is imported', () => {
  it('is compared first and changes nothing, then stands as posted', async () => {
    const found = await compared(BILLED, COST, OPENING);
    expect(found).toMatchObject({ state: 'compared', added: 3, refused: 0 });
    expect(await deliveries()).toEqual([]);
    expect(await compareStore.sums(test.database, found.id)).toEqual([
      { flow: 'demo', purpose: 'billing', currency: 'EUR', entries: 1, documents: 1, quantity: '8', amount: '800' },
      { flow: 'demo', purpose: 'cost', currency: null, entries: 1, documents: 1, quantity: '0', amount: '0' },
    ]);
    expect(await imports.apply(caller, found.id)).toMatchObject({ state: 'applied', appliedBy: 'person:ines' });
    expect(await deliveries()).toMatchObject([
      { operation: 'put', state: 'posted', code: 'IMPORTED', reference: 'INV-7/1', key: 'OLD-77' },
      { operation: 'book', state: 'posted', code: 'IMPORTED', reference: 'J-9' },
    ]);
    expect(await drawn()).toEqual({ drawn: '38' });
    const totals = await new TotalsOfExecutions(test.database).of({ environment: caller.environment, money: 'all' });
    expect(totals).toMatchObject({
      isBalanced: true,
      events: { received: 1, executed: 1, imported: 1 },
      deliveries: [{ state: 'posted', count: 2, imported: 2 }],
    });
    expect(totals.lines).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ purpose: 'billing', outcome: 'accepted', imported: 1, importedAmount: '800' }),
      ]),
    );
    const audit = await executing.query(`SELECT action FROM audit WHERE environment = $1 AND action LIKE '%imported'`, [
      caller.environment,
    ]);
    expect(audit).toHaveLength(2);
  });

  it('lets the same revision do nothing, and a newer one correct what stands at the target', async () => {
    await applied(BILLED, COST, OPENING);
    await executing.send({ id: 'v-1', data: entry('h-1', 1, { hours: 9 }) });
    await executing.settle();
    expect(await deliveries()).toHaveLength(2);
    expect(await drawn()).toEqual({ drawn: '38' });
    const cases = await executing.query('SELECT id FROM exception_case WHERE environment = $1', [caller.environment]);
    expect(cases).toEqual([]);

    await executing.send({ id: 'v-2', data: entry('h-1', 2, { hours: 9 }) });
    await executing.settle();
    expect((await deliveries()).slice(2)).toMatchObject([
      // booked again after it is taken back, for the body is another
      { operation: 'unbook', kind: 'reversal', state: 'pending' },
      { operation: 'book', kind: 'effect', state: 'pending' },
      // found by what the target has called it all along
      { operation: 'put', kind: 'effect', state: 'pending', key: 'OLD-77' },
    ]);
    // its eight hours are given back, and nine are drawn
    expect(await drawn()).toEqual({ drawn: '39' });
  });

  it('sees the opening balance in the next draw', async () => {
    await applied({ ...OPENING, drawn: 36 });
    await executing.send({ id: 'n-1', data: entry('n-1', 1, { hours: 8 }) });
    await executing.settle();
    const bodies = await executing.query<{ body: { id: string; hours: number } }>(
      `SELECT convert_from(p.body, 'UTF8')::json AS body FROM delivery d JOIN delivery_payload p ON p.delivery_id = d.id
       WHERE d.environment = $1 AND d.operation = 'put' ORDER BY d.id`,
      [caller.environment],
    );
    expect(bodies.map(({ body }) => [body.id, body.hours])).toEqual([
      ['n-1/standard', 4],
      ['n-1/overtime', 4],
    ]);
  });

  it('takes the same file again, and another figure for a balance as the difference', async () => {
    await applied(BILLED, COST, OPENING);
    const again = await compared(BILLED, COST, { ...OPENING, drawn: 25 });
    expect(again).toMatchObject({ added: 0, unchanged: 2, changed: 1 });
    expect(await rowsOf(again, 'changed')).toMatchObject([{ drawn: '25', drawnBefore: '30' }]);
    await imports.apply(caller, again.id);
    expect(await drawn()).toEqual({ drawn: '33' });
    expect(await deliveries()).toHaveLength(2);
  });

  it('answers an event whose id was imported as one that came before', async () => {
    await applied({ ...BILLED, id: 'E-1' });
    const intake = new Intake(test.database, executing.cases);
    const sender = {
      environment: caller.environment,
      actor: 't',
      correlation: 'c',
      intake: 'http',
      legalEntityOf: () => undefined,
    } as const;
    const event = {
      source: 'demo',
      sourceId: 'E-1',
      type: 'entry',
      occurredAt: undefined,
      body: Buffer.from('{"a":1}'),
    };
    expect(await intake.accept(sender, [event])).toMatchObject([{ outcome: 'duplicate' }]);
  });

  it('refuses lines one by one with the reason, and an entry as a whole', async () => {
    const found = await compared(
      { ...BILLED, amount: 'x' },
      COST,
      { ...BILLED, key: 'h-2', documentKey: ['h-2', 'standard'], externalId: undefined },
      { ...COST, key: 'h-3', documentKey: 'h-3', revision: undefined },
      { ...COST, key: 'h-4', documentKey: 'h-4', operation: 'tell' },
      { ...COST, key: 'h-5', documentKey: ['h-5', 'x'] },
      { ...COST, key: 'h-6', documentKey: 'h-6', flow: 'none' },
      { ...COST, key: 'h-7', documentKey: 'h-7' },
      { ...COST, key: 'h-7', documentKey: 'h-7' },
      { ...COST, key: 'h-8', documentKey: 'h-8' },
      { ...COST, key: 'h-8', documentKey: 'h-8', reference: 'J-0' },
      { ...COST, key: 'h-9', documentKey: 'h-7' },
      { ...OPENING, balance: 'none' },
      { hello: 1 },
    );
    expect(found).toMatchObject({ added: 1, repeated: 1, refused: 12 });
    expect((await rowsOf(found, 'refused')).map(({ row, code }) => [row, code])).toEqual([
      [1, 'FIELD_INVALID'],
      [2, 'ENTRY_INCOMPLETE'],
      [3, 'EXTERNAL_ID_MISSING'],
      [4, 'FIELD_MISSING'],
      [5, 'MESSAGE_NOT_IMPORTED'],
      [6, 'FIELD_INVALID'],
      [7, 'FLOW_UNKNOWN'],
      [10, 'ENTRY_INCOMPLETE'],
      [11, 'LINE_CONTRADICTS'],
      [12, 'DOCUMENT_TWICE'],
      [13, 'BALANCE_UNKNOWN'],
      [14, 'FIELD_UNKNOWN'],
    ]);
    expect((await rowsOf(found, 'refused'))[8]!.message).toBe('line 10 says otherwise of the same');
  });

  it('is not applied where the entry came by itself meanwhile, nor twice', async () => {
    const { id } = await compared(BILLED);
    await executing.send({ id: 'v-1', data: entry('h-1', 1) });
    await executing.settle();
    await expect(imports.apply(caller, id)).rejects.toMatchObject({ details: { code: 'HISTORY_MOVED_ON' } });
    expect(await compared(BILLED)).toMatchObject({ refused: 1, added: 0 });
    const other = await compared({ ...COST, key: 'h-2', documentKey: 'h-2' });
    const both = await Promise.allSettled([imports.apply(caller, other.id), imports.apply(caller, other.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('reads a CSV, with numbers where the definition has them', async () => {
    const text =
      'flow,key,revision,purpose,to,operation,documentKey,reference,amount,currency\n' +
      'demo,c-1,3,cost,demo,book,c-1,J-1,12.50,EUR\ndemo,c-2,x,cost,demo,book,c-2,J-2,1,EUR\n';
    const found = await imports.compare(caller, { format: 'csv', stream: chunks(text) });
    expect(await rowsOf(found, 'added')).toMatchObject([{ row: 2, key: '["c-1"]', revision: '3', amount: '12.5' }]);
    expect(await rowsOf(found, 'refused')).toMatchObject([{ row: 3, code: 'FIELD_INVALID' }]);
    await expect(imports.compare(caller, { format: 'csv', stream: chunks('nothing\n') })).rejects.toMatchObject({
      details: { code: 'FILE_UNREADABLE' },
    });
  });
});
