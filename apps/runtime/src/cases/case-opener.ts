import { Injectable } from '@nestjs/common';
import { statement, type Session } from '../platform/database/statement.js';

export type CaseKind =
  | 'rejected'
  | 'failed'
  | 'held'
  | 'quarantined'
  | 'unmatched'
  | 'event-conflict'
  | 'revision-conflict'
  | 'refused'
  | 'unknown'
  | 'mismatch'
  | 'stranded'
  | 'not-remembered'
  | 'loop'
  | 'drift';

/** An exception that a person must look at. */
export interface CaseDraft {
  readonly environment: number;
  readonly kind: CaseKind;
  readonly eventId?: number | undefined;
  readonly executionId?: number | undefined;
  readonly deliveryId?: number | undefined;
  readonly purpose?: string | undefined;
  readonly part?: string | undefined;
  readonly reason: string;
  readonly message: string;
  readonly remedy?: string | undefined;
  /** What is likely to be mended together; by itself the kind and the reason. */
  readonly cause?: string | undefined;
  readonly legalEntity?: string | undefined;
  readonly team?: string | undefined;
}

/** Which open cases of executions nobody needs to look at any more. */
export interface Resolved {
  readonly executionIds: readonly number[];
  /** By default those that an execution's own end opens. */
  readonly kinds?: readonly CaseKind[];
  /** What is still the case: these stay open. */
  readonly spared?: readonly Pick<CaseDraft, 'executionId' | 'kind' | 'purpose' | 'part'>[];
}

const INSERT = statement(`
  WITH opened AS (
    INSERT INTO exception_case (environment, kind, event_id, execution_id, delivery_id, purpose, part, reason, message, remedy, cause, legal_entity, team)
    SELECT * FROM unnest($1::smallint[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[], $7::text[],
      $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
    ON CONFLICT (environment, kind, coalesce(event_id, 0), coalesce(execution_id, 0), coalesce(delivery_id, 0), purpose, part)
      WHERE state = 'open'
      DO UPDATE SET reason = excluded.reason, message = excluded.message, remedy = excluded.remedy, cause = excluded.cause, team = excluded.team
    RETURNING id, xmax = 0 AS is_new
  )
  INSERT INTO case_entry (case_id, number, actor, action) SELECT id, 1, 'execution', 'opened' FROM opened WHERE is_new`);

const RESOLVE = statement(`
  WITH resolved AS (
    UPDATE exception_case SET state = 'resolved', resolution = $3, resolved_at = clock_timestamp(), resolved_by = 'execution'
    WHERE execution_id = ANY($1::bigint[]) AND kind = ANY($2::text[]) AND state = 'open'
      AND (execution_id, kind, purpose, part) NOT IN (SELECT * FROM unnest($4::bigint[], $5::text[], $6::text[], $7::text[]))
    RETURNING id
  )
  INSERT INTO case_entry (case_id, number, actor, action, text)
  SELECT r.id, 1 + coalesce((SELECT max(number) FROM case_entry e WHERE e.case_id = r.id), 0), 'execution', 'resolved', $3
  FROM resolved r`);

const RESOLVE_DELIVERY = statement(`
  WITH resolved AS (
    UPDATE exception_case SET state = 'resolved', resolution = $2, resolved_at = clock_timestamp(), resolved_by = $3
    WHERE delivery_id = $1 AND state = 'open' RETURNING id
  )
  INSERT INTO case_entry (case_id, number, actor, action, text)
  SELECT r.id, 1 + coalesce((SELECT max(number) FROM case_entry e WHERE e.case_id = r.id), 0), $3, 'resolved', $2
  FROM resolved r`);

const RESOLVE_EVENTS = statement(`
  WITH resolved AS (
    UPDATE exception_case SET state = 'resolved', resolution = $4, resolved_at = clock_timestamp(), resolved_by = $5
    WHERE environment = $1 AND kind = $2 AND event_id = ANY($3) AND state = 'open' RETURNING id
  )
  INSERT INTO case_entry (case_id, number, actor, action, text)
  SELECT r.id, 1 + coalesce((SELECT max(number) FROM case_entry e WHERE e.case_id = r.id), 0), $5, 'resolved', $4
  FROM resolved r`);

/** The kinds of case that an execution's own end opens. */
export const END_CASES: readonly CaseKind[] = ['rejected', 'failed', 'held', 'quarantined'];

/** Opens cases and resolves them, in the transaction that gives the cause. */
@Injectable()
export class CaseOpener {
  /** Of an execution, a purpose and a part there is one open case of a kind: the same again brings it up to date. */
  async open(session: Session, drafts: readonly CaseDraft[]): Promise<void> {
    if (drafts.length === 0) return;
    await session.execute(INSERT, [
      drafts.map((draft) => draft.environment),
      drafts.map((draft) => draft.kind),
      drafts.map((draft) => draft.eventId),
      drafts.map((draft) => draft.executionId),
      drafts.map((draft) => draft.deliveryId),
      drafts.map((draft) => draft.purpose ?? ''),
      drafts.map((draft) => draft.part ?? ''),
      drafts.map((draft) => draft.reason),
      drafts.map((draft) => draft.message),
      drafts.map((draft) => draft.remedy),
      drafts.map((draft) => draft.cause ?? `${draft.kind} ${draft.reason}`),
      drafts.map((draft) => draft.legalEntity),
      drafts.map((draft) => draft.team),
    ]);
  }

  /** Resolves what is open of these executions: nobody needs to look at it any more. */
  async resolveOf(
    session: Session,
    { executionIds, kinds = END_CASES, spared = [] }: Resolved,
    why: string,
  ): Promise<void> {
    if (executionIds.length === 0) return;
    await session.execute(RESOLVE, [
      executionIds,
      kinds,
      why,
      spared.map(({ executionId }) => executionId ?? 0),
      spared.map(({ kind }) => kind),
      spared.map(({ purpose }) => purpose ?? ''),
      spared.map(({ part }) => part ?? ''),
    ]);
  }

  /** Resolves what is open of a delivery whose end a person has found out. */
  async resolveDelivery(session: Session, deliveryId: number, { why, by }: { why: string; by: string }): Promise<void> {
    await session.execute(RESOLVE_DELIVERY, [deliveryId, why, by]);
  }

  /** Resolves the open cases of a kind that events themselves gave cause to. */
  async resolveEvents(
    session: Session,
    { environment, kind, eventIds }: { environment: number; kind: CaseKind; eventIds: readonly number[] },
    { why, by }: { why: string; by: string },
  ): Promise<void> {
    await session.execute(RESOLVE_EVENTS, [environment, kind, eventIds, why, by]);
  }
}
