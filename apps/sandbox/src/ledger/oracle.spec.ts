import { describe, expect, it } from '@jest/globals';
import { Oracle } from './oracle.js';
import type { Effect, EmittedRecord, LedgerRecord, RequestRecord } from './records.js';

let n = 0;

function request(effect: Partial<Effect>, more: Partial<RequestRecord> = {}): LedgerRecord {
  const whole: Effect = {
    do: 'create',
    id: '1',
    kind: 'timeBill',
    reference: 'r',
    key: 'harvest:1',
    hash: 'h',
    ...effect,
  };
  return {
    n: ++n,
    record: 'request',
    at: 1000,
    target: 'netsuite',
    operation: 'upsert',
    method: 'PUT',
    path: '/',
    status: 204,
    effect: whole,
    ...more,
  };
}

function entry(revision: string, hours: string, more: Partial<EmittedRecord> = {}): LedgerRecord[] {
  const s = ++n;
  const amount = String(Number(hours) * 100);
  const billing = {
    outcome: 'accepted',
    target: 'netsuite',
    hours,
    rate: '100',
    amount,
    currency: 'USD',
    overtime: '1.5',
  };
  const emitted: EmittedRecord = {
    n: s,
    record: 'emitted',
    at: 1,
    run: 'r',
    s,
    id: `1@${revision}`,
    type: 't',
    key: 'harvest:1',
    revision,
    kind: 'approved',
    hours,
    hash: 'h',
    expect: { cost: { outcome: 'none' }, billing },
    ...more,
  };
  return [emitted, { n: ++n, record: 'acknowledged', at: 2, run: 'r', s: [s], status: 202, attempts: 1 }];
}

function judged(...records: LedgerRecord[]): Oracle {
  const oracle = new Oracle();
  for (const record of records) oracle.add(record);
  return oracle;
}

const differences = (oracle: Oracle): string[] =>
  oracle.expected
    .differences(oracle.documents())
    .map(({ purpose, what, expected, found }) => `${purpose} ${what}: ${expected}, ${found}`);

describe('the oracle', () => {
  it('sees an effect that came twice, and not one that was corrected, cancelled or taken back', () => {
    expect(judged(request({}), request({ id: '2' })).doubled()).toMatchObject([{ key: 'harvest:1', ids: ['1', '2'] }]);
    expect(judged(request({}), request({ do: 'update', hash: 'i' })).doubled()).toEqual([]);
    expect(judged(request({}), request({ do: 'delete' }), request({ id: '2' })).doubled()).toEqual([]);
    expect(
      judged(request({}), request({ do: 'reverse', id: '2', reference: 'b', of: '1' }), request({ id: '3' })).doubled(),
    ).toEqual([]);
  });

  it('sees a message that was sent twice under one reference', () => {
    const message = { do: 'annotate', kind: 'annotation', reference: 'm' } as const;
    expect(judged(request(message), request({ ...message, id: '2' })).doubled()).toHaveLength(1);
    expect(judged(request({ ...message, reference: '' }), request({ ...message, reference: '' })).doubled()).toEqual(
      [],
    );
  });

  it('sees a request inside a gate, but not one that was under way', () => {
    const inside = (after: number) => request({}, { inGate: { gate: 1, after, until: 5000 } });
    expect(judged(inside(251)).violations()).toMatchObject([{ after: 251, early: 4000 }]);
    expect(judged(inside(249)).violations()).toEqual([]);
  });

  it('sees hours, money and documents that the newest acknowledged revision does not explain', () => {
    const first = entry('2026-10-05', '2');
    expect(differences(judged(...first))).toEqual(['billing document: netsuite, none']);
    expect(differences(judged(...first, request({ hours: '2', rate: '100', amount: '200' })))).toEqual([]);
    expect(differences(judged(...first, request({ hours: '2', rate: '100', amount: '200.01' })))).toEqual([
      'billing amount: 200, 200.01',
    ]);
    expect(differences(judged(...first, ...entry('2026-10-06', '3'), request({ hours: '2', amount: '200' })))).toEqual([
      'billing hours: 3, 2',
      'billing amount: 300, 200',
    ]);
    expect(differences(judged(request({ hours: '2' })))).toEqual(['billing document: none, 1']);
  });

  it('takes no older revision for a newer one, and none that was not acknowledged', () => {
    const [emitted] = entry('2026-10-07', '9');
    const booked = request({ hours: '3', amount: '300' });
    expect(differences(judged(...entry('2026-10-06', '3'), ...entry('2026-10-05', '2'), emitted!, booked))).toEqual([]);
  });

  it('says nothing of what was deleted, also where a repeat of the deletion was acknowledged first', () => {
    const gone = { outcome: 'deleted' };
    const again = { kind: 'duplicate', type: 'time-entry.deleted', expect: { cost: gone, billing: gone } };
    const deleted = { ...again, kind: 'deleted' };
    const booked = request({ hours: '2', rate: '100', amount: '200' });
    const taken = [...entry('2026-10-05', '2'), booked];
    expect(
      differences(judged(...taken, ...entry('2026-10-06', '0', again), ...entry('2026-10-06', '0', deleted))),
    ).toEqual([]);
  });

  it('knows overtime by its rate, part by part', () => {
    const parts = [
      request({ id: '1', reference: 'a', hours: '1', rate: '100', amount: '100' }),
      request({ id: '2', reference: 'b', hours: '1', rate: '150', amount: '150' }),
    ];
    expect(differences(judged(...entry('2026-10-05', '2'), ...parts))).toEqual([]);
    const wrong = request({ id: '2', reference: 'b', hours: '1', rate: '160', amount: '160' });
    expect(differences(judged(...entry('2026-10-05', '2'), parts[0]!, wrong))).toEqual(['billing amount: 200, 260']);
  });

  it('wants nothing to stand of what is held, or that it nets out', () => {
    const held = { outcome: 'held', reason: 'NOT_APPROVED' };
    const entries = entry('2026-10-05', '2', { expect: { cost: held, billing: held }, kind: 'unapproved' });
    const cost = { kind: 'journalEntry', amount: '10' };
    const back = { ...cost, do: 'reverse', id: '2', reference: 'b', amount: '-10' } as const;
    expect(differences(judged(...entries, request(cost)))).toEqual(['cost document: none, 1']);
    expect(differences(judged(...entries, request(cost), request(back)))).toEqual([]);
  });

  it('counts neither what was rejected while importing it, nor what is nobody’s of this source', () => {
    const oracle = judged(
      request({ rejected: 'closed', hours: '1' }),
      request({ key: 'jira:7', id: '9', reference: 'x', hours: '4' }),
    );
    expect(oracle.sums().total).toEqual({ 'netsuite timeBill hours': '4' });
    expect(differences(oracle)).toEqual([]);
  });
});
