import { beforeAll, describe, expect, it } from '@jest/globals';
import { useDatabase } from '../../test/database.js';
import { DEMO, entry, OPEN } from '../../test/demo-workspace.js';
import { Executing } from '../../test/executing.js';

const test = useDatabase();
let on: Executing;

beforeAll(async () => {
  on = new Executing(test);
  await on.release(DEMO);
  await on.import('demo/projects', [OPEN]);
});

describe('an event', () => {
  it('becomes an execution, its ends and what it owes, in one transaction', async () => {
    await on.send({ id: 'e-1', data: entry('one', 1, { hours: 44 }) });
    await on.settle();
    const ends = await on.query(
      `SELECT purpose, part, outcome, quantity::float, amount::float, currency, legal_entity FROM end_state ORDER BY purpose, part`,
    );
    expect(ends).toEqual([
      {
        purpose: 'billing',
        part: 'overtime',
        outcome: 'accepted',
        quantity: 4,
        amount: 400,
        currency: 'EUR',
        legal_entity: 'DE01',
      },
      {
        purpose: 'billing',
        part: 'standard',
        outcome: 'accepted',
        quantity: 40,
        amount: 4000,
        currency: 'EUR',
        legal_entity: 'DE01',
      },
      {
        purpose: 'cost',
        part: '',
        outcome: 'accepted',
        quantity: 44,
        amount: null,
        currency: null,
        legal_entity: 'DE01',
      },
    ]);
    expect(await on.query(`SELECT operation, part, state, kind FROM delivery ORDER BY id`)).toEqual([
      { operation: 'book', part: '', state: 'pending', kind: 'effect' },
      { operation: 'put', part: 'standard', state: 'pending', kind: 'effect' },
      { operation: 'put', part: 'overtime', state: 'pending', kind: 'effect' },
    ]);
    expect(await on.query(`SELECT count(*)::int AS count FROM delivery_queue`)).toEqual([{ count: 3 }]);
    expect(await on.query(`SELECT count(*)::int AS count FROM execution_queue`)).toEqual([{ count: 0 }]);
    expect(await on.query(`SELECT name, key, drawn::float FROM balance`)).toEqual([
      { name: 'demo/week', key: 'p-1', drawn: 40 },
    ]);
    const audited = await on.query<{ action: string }>(`SELECT action FROM audit WHERE object_kind = 'execution'`);
    expect(audited).toEqual([{ action: 'execution.finished' }]);
  });
});
