/** What is stored of a batch's works: their rows, made from what the engine answered. Pure. */
import {
  formatNumber,
  isDate,
  isTimestamp,
  validateValue,
  type Delivery,
  type Execution,
  type Num,
} from '@reckoner/engine';
import { endsOf, type End } from '@reckoner/engine/totals';
import { causesOf } from '@reckoner/engine/causes';
import type { CaseDraft } from '../../cases/case-opener.js';
import { rowKey } from '../../reference/row-index.js';
import { engineBuild } from '../engine-build.js';
import type { FormerEnd, StoredEnd } from './ends.store.js';
import type { ExecutionRow, RecordRow } from './executions.store.js';
import type { WakeOn } from '../wakes/wakes.store.js';
import type { Work } from './work.js';

/** A work that ended, with all that is to be written of it. */
export interface Outcome {
  readonly work: Work;
  readonly executionId: number;
  readonly execution: Execution;
  readonly ends: readonly End[];
  readonly legalEntity: string | undefined;
}

/** A hold that says nothing of a deadline opens its case after this. */
const HOLD_DAYS = 'P7D';

const WAITING: ReadonlySet<string> = new Set(['held', 'rejected', 'failed']);

const REVISION_CONFLICT = 'The same revision came with another body.';

/** How a work ended: as its flow says, or at once because of the revision that stands. */
export function outcomeOf(work: Work): Outcome {
  const execution = work.execution ?? endedAtOnce(work);
  const ends = endsOf(execution, work.job.flow.totals);
  const legalEntity =
    ends.find((end) => end.legalEntity !== undefined)?.legalEntity ?? work.job.claim.legalEntity ?? undefined;
  return { work, executionId: work.executionId!, execution, ends, legalEntity };
}

function endedAtOnce({ verdict }: Work): Execution {
  const nothing: Pick<Execution, 'deliveries' | 'draws' | 'subject'> = {
    deliveries: [] as Delivery[],
    draws: [],
    subject: undefined,
  };
  if (verdict !== 'conflict') return { result: { outcome: 'superseded' }, ...nothing };
  return { result: { outcome: 'failed', reason: 'REVISION_CONFLICT', message: REVISION_CONFLICT }, ...nothing };
}

/** `gone`: the executions of this batch that gave way to a later one of it. */
export function executionRow(
  { work, executionId, execution, legalEntity }: Outcome,
  gone: ReadonlyMap<number, number>,
): ExecutionRow {
  const { claim, revision, flow, event } = work.job;
  const by = gone.get(executionId);
  return {
    id: executionId,
    environment: claim.environment,
    eventId: claim.eventId,
    flow: flow.ir.id,
    businessKeyId: work.businessKeyId,
    revision,
    operatorRevision: work.operatorRevision,
    releaseId: claim.releaseId,
    cause: claim.cause,
    originId: claim.cause === 'replayed' ? claim.executionId! : undefined,
    now: event.time,
    attempt: work.attempt,
    outcome: by === undefined ? execution.result.outcome : 'superseded',
    reason: execution.result.reason,
    legalEntity,
    supersededBy: by ?? work.supersededBy,
  };
}

export function recordRow({ work, executionId, execution }: Outcome): RecordRow {
  const reads = work.job.spoilt || !work.host ? '{}' : work.host.reads(work.prior ?? null);
  const result = work.job.flow.writer.write(execution);
  return {
    executionId,
    attempt: work.attempt,
    engine: engineBuild(),
    reads: Buffer.from(reads),
    result: Buffer.from(result),
  };
}

export function endRows(
  { work, executionId, ends, legalEntity }: Outcome,
  { gone, former }: { gone: ReadonlyMap<number, number>; former: ReadonlyMap<string, FormerEnd> },
): StoredEnd[] {
  const { claim, flow } = work.job;
  const isGone = gone.has(executionId);
  return ends.map((end): StoredEnd => {
    const { purpose, part, result } = end;
    const before = former.get(endMark({ executionId, purpose, part }));
    return {
      executionId,
      environment: claim.environment,
      source: claim.source,
      flow: flow.ir.id,
      receivedAt: claim.receivedAt,
      purpose,
      part,
      outcome: isGone ? 'superseded' : result.outcome,
      reason: result.reason,
      owner: result.owner,
      legalEntity: end.legalEntity ?? legalEntity,
      customer: end.customer,
      contract: end.contract,
      project: end.project,
      resource: end.resource,
      workDate: end.date !== undefined && isDate(end.date) ? end.date : undefined,
      quantity: numberText(end.quantity),
      amount: numberText(end.amount),
      currency: end.currency,
      deadline: isGone || result.outcome !== 'held' ? undefined : deadlineOf(result.deadline, before),
    };
  });
}

export function endMark({
  executionId,
  purpose,
  part,
}: {
  executionId: number;
  purpose: string;
  part: string;
}): string {
  return `${executionId}\n${purpose}\n${part}`;
}

/** A hold that goes on keeps its deadline; one whose case is open has none any more. */
function deadlineOf(said: string | undefined, before: FormerEnd | undefined): string | undefined {
  if (before?.outcome === 'held') return before.deadlineAt ?? undefined;
  if (said === undefined) return HOLD_DAYS;
  return isDuration(said) || isTimestamp(said) || isDate(said) ? said : HOLD_DAYS;
}

function isDuration(text: string): boolean {
  return /^P(?=[\dT])(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?(T(?=\d)(\d{1,6}H)?(\d{1,6}M)?(\d{1,6}S)?)?$/.test(
    text,
  );
}

function numberText(value: Num | undefined): string | undefined {
  return value === undefined ? undefined : formatNumber(value);
}

/** The rows and balances that this execution waits for; what it waits for first is what its cases are about. */
export function wakesOf({ work, ends }: Outcome): WakeOn[] {
  const { job, host } = work;
  if (!host || !ends.some(({ result }) => WAITING.has(result.outcome)) || job.spoilt) return [];
  const tables = new Set(job.release.environmentTables.map(({ id }) => id));
  return causesOf(job.flow.ir, job.event, host, validateValue).flatMap((read): WakeOn[] => {
    if (read.kind === 'balance') return [read];
    return tables.has(read.name) ? [{ kind: 'row', name: read.name, key: rowKey(read.keys) }] : [];
  });
}

/** Cases of ends that nobody would come back to by themselves; holds open theirs at their deadline. */
export function casesOf({ work, executionId, ends, legalEntity }: Outcome, wakes: readonly WakeOn[]): CaseDraft[] {
  const { claim, flow } = work.job;
  const [about] = wakes;
  return ends
    .filter(({ result }) => result.outcome === 'rejected' || result.outcome === 'failed')
    .map(({ purpose, part, result, ...end }): CaseDraft => {
      const reason = result.reason ?? result.error?.code ?? result.outcome;
      return {
        environment: claim.environment,
        kind: work.verdict === 'conflict' ? 'revision-conflict' : (result.outcome as 'rejected' | 'failed'),
        eventId: claim.eventId,
        executionId,
        purpose,
        part,
        reason,
        message: result.message ?? reason,
        remedy: result.remedy,
        cause: [flow.ir.id, reason, ...(about ? [about.name, about.key] : [])].join(' '),
        legalEntity: end.legalEntity ?? legalEntity,
        team: result.owner,
      };
    });
}
