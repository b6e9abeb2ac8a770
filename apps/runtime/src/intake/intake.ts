import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonicalJson, parseJson } from '@reckoner/engine';
import { CaseOpener, type CaseDraft } from '../cases/case-opener.js';
import { Database } from '../platform/database/database.js';
import type { Session } from '../platform/database/statement.js';
import { ADD_EVENTS, columnsOf, KNOWN_EVENTS, type StoredEvent } from './event.store.js';
import { GroupCommit } from './group-commit.js';
import type { IncomingEvent } from './incoming.js';

/** What became of an event that was sent: stored now, stored before, or another one under the same id. */
export interface Receipt {
  readonly outcome: 'accepted' | 'duplicate' | 'conflict';
  readonly eventId: number;
}

/** Through whom events come in. */
export interface Sender {
  readonly environment: number;
  readonly actor: string;
  readonly correlation: string;
  readonly intake: StoredEvent['intake'];
  /** The legal entity of the connection that is the event's source. */
  readonly legalEntityOf: (source: string) => string | undefined;
}

interface Submitted {
  readonly environment: number;
  /** Source and id as one text. */
  readonly identity: string;
  readonly event: StoredEvent;
}

/** Stores events; resolved means committed. Concurrent senders share commits. */
@Injectable()
export class Intake {
  readonly #database: Database;
  readonly #cases: CaseOpener;
  readonly #commits: GroupCommit<Submitted, Receipt>;

  constructor(database: Database, cases: CaseOpener) {
    this.#database = database;
    this.#cases = cases;
    this.#commits = new GroupCommit((items) => this.#store(items), {
      group: 500,
      waiting: 20_000,
      writers: 2,
      isOfOneItem: isDataError,
    });
  }

  /** Answers each event in its place, once all have committed. */
  accept(sender: Sender, events: readonly IncomingEvent[]): Promise<Receipt[]> {
    return this.#commits.submit(submitted(sender, events));
  }

  /** The same within the caller's transaction, for those who store something else with the events. */
  async acceptWithin(session: Session, sender: Sender, events: readonly IncomingEvent[]): Promise<Receipt[]> {
    const items = submitted(sender, events);
    const receipts = new Map<Submitted, Receipt>();
    if (items.length > 0) await this.#storeIn({ session, environment: sender.environment }, items, receipts);
    return items.map((item) => receipts.get(item)!);
  }

  /** Resolves when everything that was taken has committed. */
  drained(): Promise<void> {
    return this.#commits.drained();
  }

  async #store(items: readonly Submitted[]): Promise<Receipt[]> {
    const receipts = new Map<Submitted, Receipt>();
    for (const environment of new Set(items.map((item) => item.environment))) {
      const group = items.filter((item) => item.environment === environment);
      await this.#storeIn({ session: this.#database, environment }, group, receipts);
    }
    return items.map((item) => receipts.get(item)!);
  }

  async #storeIn(where: Where, items: readonly Submitted[], receipts: Map<Submitted, Receipt>): Promise<void> {
    const { session, environment } = where;
    const firsts = new Map<string, Submitted>();
    const others: Submitted[] = [];
    for (const item of items) {
      if (firsts.has(item.identity)) others.push(item);
      else firsts.set(item.identity, item);
    }
    // in one order everywhere: two writers that meet the same ids wait for each other, never in a circle
    const ordered = [...firsts.values()].sort((a, b) => (a.identity < b.identity ? -1 : 1));
    const events = ordered.map(({ event }) => event);
    const { ids } = (await session.one<{ ids: number[] }>(ADD_EVENTS, columnsOf(environment, events)))!;
    const areAllNew = ids.length === ordered.length;
    if (areAllNew)
      for (const [index, item] of ordered.entries()) receipts.set(item, { outcome: 'accepted', eventId: ids[index]! });
    const known = areAllNew ? others : [...ordered, ...others];
    if (known.length > 0) await this.#answerKnown(where, known, { receipts, added: new Set(areAllNew ? [] : ids) });
  }

  /** Ids that are stored already: the same event again, or another body under its name. */
  async #answerKnown(
    { session, environment }: Where,
    items: readonly Submitted[],
    { receipts, added }: { receipts: Map<Submitted, Receipt>; added: Set<number> },
  ): Promise<void> {
    const rows = await session.query<{
      id: number;
      source: string;
      source_id: string;
      body_hash: Buffer;
      intake: string;
    }>(KNOWN_EVENTS, [environment, items.map(({ event }) => event.source), items.map(({ event }) => event.sourceId)]);
    const known = new Map(rows.map((row) => [`${row.source}\n${row.source_id}`, row]));
    for (const item of items) {
      const { id, body_hash, intake } = known.get(item.identity)!;
      // the first under an id that was stored just now is the one that was
      if (added.delete(id)) {
        receipts.set(item, { outcome: 'accepted', eventId: id });
        continue;
      }
      // what was imported came without its body: whatever comes under its id is it
      const isSame =
        intake === 'import' ||
        body_hash.equals(item.event.bodyHash) ||
        (await isSameValue(session, id, item.event.body));
      if (!isSame) await this.#keepConflict({ session, environment }, id, item.event);
      receipts.set(item, { outcome: isSame ? 'duplicate' : 'conflict', eventId: id });
    }
  }

  async #keepConflict({ session, environment }: Where, eventId: number, event: StoredEvent): Promise<void> {
    const keep = async (tx: Session): Promise<void> => {
      const added = await tx.execute(
        'INSERT INTO event_conflict (event_id, body_hash, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [eventId, event.bodyHash, event.body],
      );
      if (added > 0) await this.#cases.open(tx, [conflictCase(environment, eventId, event)]);
    };
    if (session === this.#database) await this.#database.transaction(keep);
    else await keep(session);
  }
}

/** Where events are stored: by statements that commit alone, or in somebody's transaction. */
interface Where {
  readonly session: Session;
  readonly environment: number;
}

function submitted(sender: Sender, events: readonly IncomingEvent[]): Submitted[] {
  const { environment, actor, correlation, intake, legalEntityOf } = sender;
  // Field by field: spreading objects takes longer than all else that is done here.
  return events.map((event) => ({
    environment,
    identity: `${event.source}\n${event.sourceId}`,
    event: {
      source: event.source,
      sourceId: event.sourceId,
      type: event.type,
      occurredAt: event.occurredAt,
      body: event.body,
      bodyHash: hash('sha256', event.body, 'buffer'),
      legalEntity: legalEntityOf(event.source),
      intake,
      actor,
      correlation,
    },
  }));
}

/** The same value in another spelling (spaces, order of keys) is the same event. */
async function isSameValue(session: Session, eventId: number, body: Buffer): Promise<boolean> {
  const stored = await session.one<{ body: Buffer }>('SELECT body FROM event_payload WHERE event_id = $1', [eventId]);
  return stored !== undefined && canonicalOf(stored.body) === canonicalOf(body);
}

function conflictCase(environment: number, eventId: number, { source, sourceId, legalEntity }: StoredEvent): CaseDraft {
  return {
    environment,
    kind: 'event-conflict',
    eventId,
    reason: 'EVENT_CONFLICT',
    message: `${source} sent event ${sourceId} again with another body; the first one stands.`,
    remedy: 'If the second is a correction, have the source send it under a new id.',
    legalEntity,
  };
}

function canonicalOf(body: Buffer): string {
  return canonicalJson(parseJson(body.toString('utf8')));
}

/** What PostgreSQL refuses for a value's sake (classes 22 and 54). */
function isDataError(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && (code.startsWith('22') || code.startsWith('54'));
}
