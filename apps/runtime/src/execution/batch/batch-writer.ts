import { Injectable } from '@nestjs/common';
import { formatNumber } from '@reckoner/engine';
import { AuditWriter, type AuditLine } from '../../audit/audit-writer.js';
import { CaseOpener, END_CASES, type CaseDraft } from '../../cases/case-opener.js';
import { OwedDeliveries, type Owed } from '../../delivery/owe.js';
import type { Session } from '../../platform/database/statement.js';
import { sha256 } from '../../releases/content.js';
import { balancesStore } from './balances.store.js';
import { endsStore } from './ends.store.js';
import { executionsStore } from './executions.store.js';
import { casesOf, endMark, endRows, executionRow, recordRow, wakesOf, type Outcome } from './outcome.js';
import type { Claim } from '../queue.store.js';
import { Wakes } from '../wakes/wakes.js';
import { wakesStore } from '../wakes/wakes.store.js';

/** What a newer revision owes no more it strands anew. */
const SUPERSEDED_CASES = [...END_CASES, 'stranded'] as const;

/** Writes what became of a batch, in its transaction. */
@Injectable()
export class BatchWriter {
  constructor(
    private readonly owed: OwedDeliveries,
    private readonly cases: CaseOpener,
    private readonly audit: AuditWriter,
    private readonly wakes: Wakes,
  ) {}

  /** What follows from how works ended: who waited for what they gave back is woken, what they owe is queued. */
  async follow(
    session: Session,
    outcomes: readonly Outcome[],
    { environment, lowered }: { environment: Owed['environment']; lowered: readonly { name: string; key: string }[] },
  ): Promise<void> {
    const own = outcomes.map(({ executionId }) => executionId);
    await this.wakes.balancesLowered(session, environment.id, lowered, own);
    const ran = outcomes.filter(({ work }) => work.verdict === 'run');
    await this.owed.owe(
      session,
      ran.map((outcome) => owedBy(outcome, environment)),
    );
  }

  /** Writes how works ended, and lets their predecessors give way. */
  async write(session: Session, outcomes: readonly Outcome[]): Promise<void> {
    const environment = outcomes[0]?.work.job.claim.environment;
    if (environment === undefined) return;
    const gone = await this.#supersede(session, outcomes);
    const again = outcomes.filter(({ work }) => work.isAgain).map(({ executionId }) => executionId);
    const former = new Map(
      (again.length > 0 ? await endsStore.remove(session, again) : []).map((end) => [endMark(end), end]),
    );
    const rows = outcomes.map((outcome) => executionRow(outcome, gone));
    const isAgain = new Set(again);
    const [made, updated] = [rows.filter(({ id }) => !isAgain.has(id)), rows.filter(({ id }) => isAgain.has(id))];
    if (made.length > 0) await executionsStore.insert(session, made);
    if (updated.length > 0) await executionsStore.update(session, updated);
    const records = outcomes.map(recordRow);
    await executionsStore.insertRecords(session, records);
    await endsStore.insert(
      session,
      outcomes.flatMap((outcome) => endRows(outcome, { gone, former })),
    );
    await this.#writeDraws(session, outcomes, { gone, again });
    const drafts = await this.#writeWakes(session, outcomes, { gone, again, environment });
    const spared = [...drafts, ...outcomes.flatMap(heldEnds)];
    if (again.length > 0)
      await this.cases.resolveOf(session, { executionIds: again, spared }, 'It was attempted again.');
    await this.cases.open(session, drafts);
    await this.audit.lines(
      session,
      outcomes.map((outcome, index) => auditLine(outcome, records[index]!.result)),
    );
  }

  /** Lets executions give way to their successors; answers those of this very batch that did, with their successor. */
  async #supersede(session: Session, outcomes: readonly Outcome[]): Promise<Map<number, number>> {
    const own = new Set(outcomes.map(({ executionId }) => executionId));
    const pairs = outcomes.flatMap(({ work, executionId }) =>
      work.prior === undefined ? [] : [{ id: work.prior, by: executionId }],
    );
    const stored = pairs.filter(({ id }) => !own.has(id));
    const ids = stored.map(({ id }) => id);
    if (ids.length > 0) {
      await executionsStore.supersede(session, stored);
      await endsStore.supersede(session, ids);
      await wakesStore.remove(session, ids);
      await balancesStore.deleteDraws(session, ids);
      await this.cases.resolveOf(session, { executionIds: ids, kinds: SUPERSEDED_CASES }, 'A newer revision stands.');
      await this.audit.lines(
        session,
        stored.map(({ id, by }) => ({
          environment: outcomes[0]!.work.job.claim.environment,
          actor: 'execution',
          action: 'execution.superseded',
          objectKind: 'execution',
          objectId: String(id),
          details: `by ${by}`,
        })),
      );
    }
    return new Map(pairs.filter(({ id }) => own.has(id)).map(({ id, by }) => [id, by]));
  }

  async #writeDraws(session: Session, outcomes: readonly Outcome[], { gone, again }: Written): Promise<void> {
    if (again.length > 0) await balancesStore.deleteDraws(session, again);
    const draws = outcomes
      .filter(({ executionId }) => !gone.has(executionId))
      .flatMap(({ executionId, execution }) =>
        execution.draws.map(({ balance: name, key, amount }) => ({
          executionId,
          name,
          key,
          amount: formatNumber(amount),
        })),
      );
    if (draws.length > 0) await balancesStore.insertDraws(session, draws);
  }

  /** Answers the cases that are to be opened. */
  async #writeWakes(
    session: Session,
    outcomes: readonly Outcome[],
    { gone, again, environment }: Written & { environment: number },
  ): Promise<CaseDraft[]> {
    if (again.length > 0) await wakesStore.remove(session, again);
    const standing = outcomes.filter(({ executionId }) => !gone.has(executionId));
    const waiting = standing.map((outcome) => ({ outcome, wakes: wakesOf(outcome) }));
    const wakes = waiting.flatMap(({ outcome, wakes }) =>
      wakes.map((wake) => ({ ...wake, executionId: outcome.executionId })),
    );
    if (wakes.length > 0) await wakesStore.insert(session, environment, wakes);
    return waiting.flatMap(({ outcome, wakes }) => casesOf(outcome, wakes));
  }

  /** An event that no flow starts from is a case. */
  async unmatched(session: Session, claims: readonly Claim[]): Promise<void> {
    await this.cases.open(
      session,
      claims.map(({ environment, eventId, source, type, legalEntity }) => ({
        environment,
        kind: 'unmatched' as const,
        eventId,
        reason: 'UNMATCHED',
        message: `No flow starts from \`${type}\` of \`${source}\`.`,
        remedy: 'Add a flow for it, or stop sending it; then replay the event.',
        cause: `unmatched ${source} ${type}`,
        legalEntity: legalEntity ?? undefined,
      })),
    );
    await this.audit.lines(
      session,
      claims.map(({ environment, eventId, correlation }) => ({
        environment,
        actor: 'execution',
        correlation,
        action: 'event.unmatched',
        objectKind: 'event',
        objectId: String(eventId),
      })),
    );
  }
}

/** The case of a hold that goes on stays open. */
function heldEnds({ executionId, ends }: Outcome): Pick<CaseDraft, 'executionId' | 'kind' | 'purpose' | 'part'>[] {
  return ends
    .filter(({ result }) => result.outcome === 'held')
    .map(({ purpose, part }) => ({ executionId, kind: 'held', purpose, part }));
}

interface Written {
  readonly gone: ReadonlyMap<number, number>;
  readonly again: readonly number[];
}

function auditLine({ work, executionId, execution }: Outcome, result: Buffer): AuditLine {
  const { claim } = work.job;
  const { outcome, reason } = execution.result;
  return {
    environment: claim.environment,
    actor: 'execution',
    correlation: claim.correlation,
    action: 'execution.finished',
    objectKind: 'execution',
    objectId: String(executionId),
    payloadHash: sha256(result),
    details: [
      outcome,
      ...(reason === undefined ? [] : [reason]),
      ...(work.attempt > 1 ? [`attempt ${work.attempt}`] : []),
    ].join(' '),
  };
}

function owedBy({ work, executionId, execution, ends, legalEntity }: Outcome, environment: Owed['environment']): Owed {
  const { claim, flow, release, revision } = work.job;
  return {
    environment,
    release,
    flow,
    executionId,
    eventId: claim.eventId,
    sourceId: claim.sourceId,
    revision,
    deliveries: execution.deliveries,
    legalEntity,
    correlation: claim.correlation,
    businessKeyId: work.businessKeyId,
    isCorrection: work.prior !== undefined || work.isAgain,
    isUndecided: (purpose, part) =>
      ends.some(
        ({ purpose: of, part: within, result }) =>
          of === purpose &&
          (within === part || within === '') &&
          (result.outcome === 'failed' || release.staysPosted(result.reason)),
      ),
  };
}
