import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { add } from '../decimal/arithmetic.js';
import { formatNumber, parseDecimal } from '../decimal/decimal.js';
import type { Role, RolePlace } from '../roles/roles.js';
import type { Delivery, EndState, Execution, Result } from '../run/execution.js';
import { parseJson, stringifyJson } from '../values/json.js';
import type { Num, ObjectValue, Value } from '../values/value.js';
import { ControlTotals, type TotalsPlan } from './control-totals.js';
import { reportTotals, type TotalsReport } from './report.js';

const roles = (...names: Role[]): ReadonlyMap<Role, RolePlace> =>
  new Map(names.map((name) => [name, { path: [name], title: undefined }]));

const PLAN: TotalsPlan = {
  flow: 'time',
  purposes: ['cost', 'billing'],
  subject: roles('quantity', 'amount', 'currency'),
  booked: [{ to: 'erp', operation: 'post', roles: roles('quantity', 'amount', 'currency', 'customer') }],
};

const CATALOGUE = new Map([
  ['CAP', { title: 'The cap is reached', owner: 'sales', remedy: undefined, serviceLevel: undefined, stays: false }],
]);

function delivery(purpose: string, body: ObjectValue, part?: string): Delivery {
  return { purpose, ...(part === undefined ? {} : { part }), to: 'erp', operation: 'post', key: ['x'], body };
}

function execution(
  subject: Value | undefined,
  purposes: Record<string, Result>,
  deliveries: Delivery[] = [],
): Execution {
  return { result: { outcome: 'accepted', purposes }, deliveries, draws: [], subject };
}

const totalsOf = (executions: readonly Execution[]): ControlTotals => {
  const totals = new ControlTotals(PLAN);
  for (const one of executions) totals.count(one);
  return totals;
};
const reportOf = (executions: readonly Execution[]): TotalsReport => reportTotals(totalsOf(executions), CATALOGUE);
const billing = (executions: readonly Execution[]): TotalsReport['purposes'][number] =>
  reportOf(executions).purposes[1]!;

const accepted: Result = { outcome: 'accepted' };
const ended = (outcome: EndState, reason: string): Result => ({ outcome, reason });

describe('control totals', () => {
  it('count an entry once for each purpose, by what its subject says', () => {
    const one = execution({ quantity: 8 }, { cost: accepted, billing: ended('held', 'CAP') }, [
      delivery('cost', { quantity: 8, amount: 400, currency: 'EUR', customer: 'C' }),
    ]);
    const [cost, bill] = reportOf([one]).purposes;
    expect(cost).toMatchObject({
      received: { entries: 1, quantity: 8 },
      ends: [{ outcome: 'accepted', quantity: 8, amounts: { EUR: 400 } }],
      reasons: [],
    });
    expect(cost!.booked).toEqual([{ customer: 'C', currency: 'EUR', deliveries: 1, quantity: 8, amount: 400 }]);
    expect(bill).toMatchObject({
      received: { entries: 1, quantity: 8 },
      ends: [{ outcome: 'held', entries: 1, quantity: 8 }],
      booked: [],
    });
    expect(bill!.reasons).toMatchObject([
      { reason: 'CAP', title: 'The cap is reached', owner: 'sales', entries: 1, quantity: 8 },
    ]);
  });

  it('let an end before the purposes be the end of each', () => {
    const totals = totalsOf([{ ...execution(undefined, {}), result: ended('rejected', 'INVALID_PAYLOAD') }]);
    for (const purpose of reportTotals(totals, CATALOGUE).purposes) {
      expect(purpose).toMatchObject({
        received: { entries: 1, quantity: 0, unmeasured: 1 },
        ends: [{ outcome: 'rejected', entries: 1, unmeasured: 1 }],
      });
    }
  });

  it('divide what came in among parts that end otherwise, so that nothing counts twice', () => {
    const parts = [
      { part: 'standard', ...accepted },
      { part: 'above-cap', ...ended('excluded', 'CAP') },
    ];
    const one = execution({ quantity: 10 }, { cost: accepted, billing: { ...accepted, parts } }, [
      delivery('billing', { quantity: 6, amount: 600, currency: 'EUR' }, 'standard'),
    ]);
    const { received, ends, reasons, holds } = billing([one]);
    expect(received).toMatchObject({ entries: 1, quantity: 10 });
    expect(ends).toMatchObject([
      { outcome: 'accepted', entries: 1, quantity: 6 },
      { outcome: 'excluded', entries: 0, quantity: 4 },
    ]);
    expect(reasons).toMatchObject([{ outcome: 'excluded', reason: 'CAP', entries: 1, quantity: 4 }]);
    expect(holds).toEqual({ entries: true, quantity: true, amounts: true });
  });

  it('leave nothing over where billing rounds up', () => {
    const parts = [
      { part: 'standard', ...accepted },
      { part: 'above-cap', ...ended('held', 'CAP') },
    ];
    const one = execution({ quantity: 7.4 }, { cost: accepted, billing: { outcome: 'held', parts } }, [
      delivery('billing', { quantity: 7.5 }, 'standard'),
    ]);
    expect(billing([one]).ends).toMatchObject([
      { outcome: 'accepted', entries: 0, quantity: 7.4 },
      { outcome: 'held', entries: 1, quantity: 0 },
    ]);
  });

  it('count an entry once under a reason that several of its parts share', () => {
    const parts = [
      { part: 'a', ...ended('held', 'CAP') },
      { part: 'b', ...ended('held', 'CAP') },
    ];
    expect(
      billing([execution({ quantity: 3 }, { cost: accepted, billing: { ...ended('held', 'CAP'), parts } })]).reasons,
    ).toMatchObject([{ entries: 1, quantity: 3 }]);
  });

  it('do not book messages, which have no roles', () => {
    const note = { ...delivery('billing', { quantity: 3 }), operation: 'annotate' };
    expect(
      billing([execution({ quantity: 3 }, { cost: accepted, billing: ended('held', 'CAP') }, [note])]).booked,
    ).toEqual([]);
  });

  it('count what cannot be read as failed for every purpose', () => {
    const totals = new ControlTotals(PLAN);
    totals.countUnreadable({ code: 'NOT_JSON', message: 'line 1' });
    const report = reportTotals(totals, CATALOGUE);
    expect(report).toMatchObject({ entries: 1, unreadable: 1 });
    for (const { reasons, holds } of report.purposes) {
      expect(reasons).toMatchObject([
        { outcome: 'failed', reason: 'NOT_JSON', example: 'line 1', entries: 1, unmeasured: 1 },
      ]);
      expect(holds).toEqual({ entries: true, quantity: true, amounts: true });
    }
  });

  it('read decimals that are written as texts', () => {
    const one = execution({ quantity: '0.10' }, { cost: accepted, billing: accepted });
    expect(billing([one, one, one]).received.quantity).toBe(0.3);
  });
});

const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.nat(8))
  .map(([digits, places]) => parseDecimal(`${digits}e-${places}`)!);
const reason = fc.constantFrom('CAP', 'CLOSED');
const leaf = fc.oneof(
  fc.constant(accepted),
  fc.record({ outcome: fc.constantFrom<EndState>('held', 'excluded', 'rejected', 'failed'), reason }),
);
const booked = fc.record({
  quantity: number,
  amount: number,
  currency: fc.constantFrom('EUR', 'USD'),
  customer: fc.constantFrom('C1', 'C2'),
});
const random: fc.Arbitrary<Execution> = fc
  .record({
    quantity: fc.option(number, { nil: undefined }),
    cost: leaf,
    parts: fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), leaf, booked), {
      selector: ([part]) => part,
      maxLength: 3,
    }),
  })
  .map(({ quantity, cost, parts }) => {
    const outcome = parts.find(([, end]) => end.outcome !== 'accepted')?.[1] ?? accepted;
    const results = parts.map(([part, end]) => ({ part, ...end }));
    const deliveries = parts.flatMap(([part, end, body]) =>
      end.outcome === 'accepted' ? [delivery('billing', body as ObjectValue, part)] : [],
    );
    return execution(
      quantity === undefined ? undefined : { quantity },
      { cost, billing: { ...outcome, ...(parts.length > 0 ? { parts: results } : {}) } },
      deliveries,
    );
  });
const runs = fc.array(random, { maxLength: 12 });
const seed = 20261121;

describe(`laws of control totals (seed ${seed})`, () => {
  it('the sums agree, whatever comes in', () => {
    fc.assert(
      fc.property(runs, (executions) => {
        for (const { received, ends, holds } of reportOf(executions).purposes) {
          expect(holds).toEqual({ entries: true, quantity: true, amounts: true });
          expect(received.entries).toBe(executions.length);
          const sum = ends.reduce<Num>((total, end) => add(total, end.quantity), 0);
          expect(formatNumber(sum)).toBe(formatNumber(received.quantity));
        }
      }),
      { seed },
    );
  });

  it('parts of a run merge into the whole, through JSON and without losing a digit', () => {
    fc.assert(
      fc.property(runs, runs, (first, second) => {
        const merged = totalsOf(first);
        merged.merge(parseJson(stringifyJson(totalsOf(second).toJson())));
        const said = (totals: ControlTotals): string =>
          stringifyJson(reportTotals(totals, CATALOGUE) as unknown as Value);
        expect(said(merged)).toBe(said(totalsOf([...first, ...second])));
      }),
      { seed },
    );
  });
});
