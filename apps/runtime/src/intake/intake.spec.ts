import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { useDatabase } from '../../test/database.js';
import { CaseOpener } from '../cases/case-opener.js';
import { Intake, type Sender } from './intake.js';
import type { IncomingEvent } from './incoming.js';

const test = useDatabase();
let intake: Intake;
let sender: Sender;
let count = 0;

beforeAll(() => {
  intake = new Intake(test.database, new CaseOpener());
});

beforeEach(async () => {
  count += 1;
  const [release] = await test.asOwner(
    `INSERT INTO release (hash, files, bytes, created_by) VALUES (decode($1, 'hex'), 1, 1, 't') RETURNING id`,
    [`0${count}`.slice(-2)],
  );
  const [environment] = await test.asOwner('INSERT INTO environment (name, release_id) VALUES ($1, $2) RETURNING id', [
    `e${count}`,
    release!['id'],
  ]);
  sender = {
    environment: environment!['id'] as number,
    actor: 'key:k',
    correlation: 'c-1',
    intake: 'http',
    legalEntityOf: (source) => (source === 'harvest' ? 'DE01' : undefined),
  };
});

function event(over: Partial<IncomingEvent> & { data?: string } = {}): IncomingEvent {
  const { data = '{"hours": 1.50}', ...rest } = over;
  return { source: 'harvest', sourceId: 'e-1', type: 't', occurredAt: undefined, body: Buffer.from(data), ...rest };
}

async function stored(): Promise<Record<string, unknown>[]> {
  return test.asOwner(
    `SELECT e.source_id, e.legal_entity, convert_from(p.body, 'UTF8') AS body, q.release_id IS NOT NULL AS queued, e.body_hash = sha256(p.body) AS whole
     FROM event e JOIN event_payload p ON p.event_id = e.id LEFT JOIN execution_queue q ON q.event_id = e.id
     WHERE e.environment = $1 ORDER BY e.source_id`,
    [sender.environment],
  );
}

describe('intake', () => {
  it('stores an event with its bytes, its pin, its place in the queue and its audit line', async () => {
    const [receipt] = await intake.accept(sender, [event({ occurredAt: '2026-11-02T09:00:00+01:00' })]);
    expect(receipt).toMatchObject({ outcome: 'accepted' });
    expect(await stored()).toEqual([
      { source_id: 'e-1', legal_entity: 'DE01', body: '{"hours": 1.50}', queued: true, whole: true },
    ]);
    const audit = await test.asOwner(
      'SELECT actor, correlation, action, object_id, payload_hash FROM audit WHERE environment = $1',
      [sender.environment],
    );
    expect(audit).toEqual([
      {
        actor: 'key:k',
        correlation: 'c-1',
        action: 'event.received',
        object_id: String(receipt!.eventId),
        payload_hash: createHash('sha256').update('{"hours": 1.50}').digest(),
      },
    ]);
  });

  it('answers the same event the same, and does nothing', async () => {
    const [first] = await intake.accept(sender, [event()]);
    const again = await intake.accept(sender, [event(), event({ data: '{ "hours":1.5 }' })]);
    expect(again).toEqual([
      { outcome: 'duplicate', eventId: first!.eventId },
      { outcome: 'duplicate', eventId: first!.eventId },
    ]);
    expect(await stored()).toHaveLength(1);
  });

  it('keeps another body under the same id apart, once, in a case', async () => {
    const receipts = await intake.accept(sender, [event(), event({ data: '2' }), event({ data: '2' })]);
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['accepted', 'conflict', 'conflict']);
    expect(await stored()).toMatchObject([{ body: '{"hours": 1.50}' }]);
    const cases = await test.asOwner('SELECT kind, event_id, state FROM exception_case WHERE environment = $1', [
      sender.environment,
    ]);
    expect(cases).toEqual([{ kind: 'event-conflict', event_id: String(receipts[0]!.eventId), state: 'open' }]);
  });

  it('takes one of fifty that are sent at once', async () => {
    const receipts = await Promise.all(Array.from({ length: 50 }, () => intake.accept(sender, [event()])));
    const outcomes = receipts.map(([receipt]) => receipt!.outcome);
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
    expect(new Set(receipts.map(([receipt]) => receipt!.eventId)).size).toBe(1);
  });

  it('lets two processes that get the same events in other orders end without waiting for each other', async () => {
    const other = new Intake(test.database, new CaseOpener());
    const events = Array.from({ length: 200 }, (_, index) => event({ sourceId: `x-${index}` }));
    const both = await Promise.all([intake.accept(sender, events), other.accept(sender, [...events].reverse())]);
    const accepted = both.flat().filter(({ outcome }) => outcome === 'accepted');
    expect(accepted).toHaveLength(200);
    expect(await stored()).toHaveLength(200);
  });

  it('answers many in their places, with bodies of any length', async () => {
    const events = Array.from({ length: 1_200 }, (_, index) =>
      event({ sourceId: `m-${String(index).padStart(4, '0')}`, data: JSON.stringify('é'.repeat(index % 90)) }),
    );
    const receipts = await intake.accept(sender, events);
    expect(receipts.every(({ outcome }) => outcome === 'accepted')).toBe(true);
    const rows = await stored();
    expect(rows.map(({ body }) => body)).toEqual(events.map(({ body }) => body.toString()));
    expect(rows.every(({ whole }) => whole)).toBe(true);
  });

  it('stores the others where one cannot be stored', async () => {
    const bad = event({ sourceId: 'bad', type: 'a\0b' });
    const settled = await Promise.allSettled([intake.accept(sender, [bad]), intake.accept(sender, [event()])]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await stored()).toHaveLength(1);
  });
});
