import type { AuditWriter } from '../../audit/audit-writer.js';
import type { CaseDraft, CaseOpener } from '../../cases/case-opener.js';
import type { Database } from '../../platform/database/database.js';
import type { Session } from '../../platform/database/statement.js';
import type { ConfirmedDelivery, Followers } from '../confirmed/confirmed.js';
import type { Settled } from './settled.js';
import { end, lockEffects, queueNext, recordAttempts, release, requeue, stopRoute } from './settle.store.js';

/** Writes down many tries in one transaction: states, the next of each chain, cases, audit, what follows. */
export class Settler {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditWriter,
    private readonly cases: CaseOpener,
    private readonly followers: Followers,
  ) {}

  settle(batch: readonly Settled[]): Promise<void> {
    const newest = newestOf(batch);
    const overtaken =
      newest === batch ? [] : batch.filter((one) => !newest.includes(one) && one.outcome.to !== 'released');
    return this.database.transaction(
      async (session) => {
        await this.#settleIn(session, newest);
        if (overtaken.length > 0) await recordAttempts(session, overtaken, new Set());
      },
      { isByIndex: true },
    );
  }

  async #settleIn(session: Session, batch: readonly Settled[]): Promise<void> {
    const released = batch.filter(({ outcome }) => outcome.to === 'released');
    const again = batch.filter(({ outcome }) => outcome.to === 'again');
    const ended = batch.filter(({ outcome }) => outcome.to !== 'again' && outcome.to !== 'released');
    await this.followers.hold(session, ended.flatMap(confirmedOf));
    // Whoever adds to a chain holds its effect: nothing is added unseen while its next one is looked for.
    const lastSeqs =
      ended.length > 0
        ? await lockEffects(
            session,
            ended.map(({ claimed }) => claimed.effectId),
          )
        : undefined;
    const endedIds = ended.length > 0 ? await end(session, ended) : new Set<number>();
    const againIds = again.length > 0 ? await requeue(session, again) : new Set<number>();
    if (released.length > 0) await release(session, released);
    const tried = [...ended, ...again];
    if (tried.length > 0) await recordAttempts(session, tried, new Set([...endedIds, ...againIds]));
    const ours = ended.filter(({ claimed }) => endedIds.has(claimed.id));
    if (ours.length > 0) await this.#follow(session, ours, lastSeqs!);
  }

  async #follow(session: Session, ours: readonly Settled[], lastSeqs: ReadonlyMap<number, number>): Promise<void> {
    const waiting = ours.filter(
      (settled) => opensTheWay(settled) && lastSeqs.get(settled.claimed.effectId)! > settled.claimed.seq,
    );
    if (waiting.length > 0)
      await queueNext(
        session,
        waiting.map(({ claimed }) => claimed.effectId),
      );
    for (const { claimed, outcome } of ours) {
      if (outcome.to === 'posted' && outcome.differences.length > 0)
        await stopRoute(session, claimed.environment, claimed.connection, 'mismatch');
    }
    const drafts = ours.flatMap(caseOf);
    if (drafts.length > 0) await this.cases.open(session, drafts);
    await this.audit.lines(session, ours.map(lineOf));
    await this.followers.confirmed(session, ours.flatMap(confirmedOf));
  }
}

/** A delivery whose lease ran out while it was under way may have been claimed again by its own process: then both end here. */
function newestOf(batch: readonly Settled[]): readonly Settled[] {
  const newest = new Map<number, Settled>();
  for (const settled of batch) {
    const { id, fence } = settled.claimed;
    const known = newest.get(id);
    if (!known || known.claimed.fence < fence) newest.set(id, settled);
  }
  return newest.size === batch.length ? batch : [...newest.values()];
}

function confirmedOf({ claimed, outcome }: Settled): ConfirmedDelivery[] {
  if (outcome.to !== 'posted') return [];
  return [{ ...claimed, reference: outcome.reference, answer: outcome.answer }];
}

/** Behind a reversal that was refused nothing may be sent: what it should have taken back still stands. */
function opensTheWay({ claimed, outcome }: Settled): boolean {
  return outcome.to === 'posted' || (outcome.to === 'refused' && claimed.kind !== 'reversal');
}

function lineOf({ claimed, outcome }: Settled): Parameters<AuditWriter['lines']>[1][number] {
  return {
    environment: claimed.environment,
    actor: 'delivery',
    action: `delivery.${outcome.to}`,
    objectKind: 'delivery',
    objectId: String(claimed.id),
    payloadHash: claimed.bodyHash,
    details: 'code' in outcome ? outcome.code : undefined,
  };
}

function caseOf({ claimed, outcome }: Settled): CaseDraft[] {
  const { environment, id, executionId, eventId, purpose, part, legalEntity, connection, operation } = claimed;
  const about = { environment, deliveryId: id, executionId, eventId, purpose, part, legalEntity };
  const what = `${operation} at ${connection}`;
  if (outcome.to === 'refused') {
    const words = { reason: outcome.code, message: `The target refused ${what}: ${outcome.message}` };
    return [
      {
        ...about,
        kind: 'refused',
        ...words,
        cause: `refused ${connection} ${outcome.code}`,
        remedy: 'Mend what the target names, then retry.',
      },
    ];
  }
  if (outcome.to === 'unknown') {
    const words = { reason: outcome.code, message: `Nobody knows whether ${what} arrived: ${outcome.message}` };
    const remedy = 'Look in the target whether it is there, then say so here, or send it again.';
    return [{ ...about, kind: 'unknown', ...words, cause: `unknown ${connection}`, remedy }];
  }
  if (outcome.to !== 'posted' || outcome.differences.length === 0) return [];
  const fields = outcome.differences.map(({ field, sent, answered }) => `${field} is ${answered}, sent was ${sent}`);
  const message = `The target confirmed ${what}, but with other values: ${fields.join('; ')}. Nothing more is sent there until somebody resumes it.`;
  return [
    {
      ...about,
      kind: 'mismatch',
      reason: 'ECHO_DIFFERS',
      message,
      cause: `mismatch ${connection}`,
      remedy: 'Find out what the target changed, correct it there, then resume the connection.',
    },
  ];
}
