import { Injectable } from '@nestjs/common';
import { purposesOf } from '@reckoner/engine';
import { AuditWriter } from '../audit/audit-writer.js';
import { CaseOpener } from '../cases/case-opener.js';
import { Database } from '../platform/database/database.js';
import type { Session } from '../platform/database/statement.js';
import type { LoadedFlow } from '../releases/loaded-release.js';
import { Releases } from '../releases/releases.js';
import { LeaseLost } from './batch/batch.js';
import { engineBuild } from './engine-build.js';
import { endsStore, type StoredEnd } from './batch/ends.store.js';
import { executionsStore, type ExecutionRow } from './batch/executions.store.js';
import { queueStore, type Claim } from './queue.store.js';

const REASON = 'QUARANTINED';

/** Puts events aside whose work fails again and again, so that they hold nobody up; a person looks at them. */
@Injectable()
export class Quarantine {
  constructor(
    private readonly database: Database,
    private readonly releases: Releases,
    private readonly cases: CaseOpener,
    private readonly audit: AuditWriter,
  ) {}

  async take(claims: readonly Claim[], why: string): Promise<void> {
    for (const claim of claims) {
      const flows = await this.#flowsOf(claim);
      await this.database.transaction(async (session) => {
        await this.#write(session, claim, { flows, message: `Put aside after ${claim.attempts - 1} attempts. ${why}` });
        if ((await queueStore.finish(session, [claim])) !== 1) throw new LeaseLost('Another worker holds this work.');
      });
    }
  }

  /** Without its flows where even those cannot be read. */
  async #flowsOf(claim: Claim): Promise<readonly LoadedFlow[]> {
    try {
      const release = await this.releases.engineOf(claim.releaseId);
      if (claim.flow === null) return release.flowsFor(claim.source, claim.type);
      const flow = release.flow(claim.flow);
      return flow ? [flow] : [];
    } catch {
      return [];
    }
  }

  async #write(
    session: Session,
    claim: Claim,
    { flows, message }: { flows: readonly LoadedFlow[]; message: string },
  ): Promise<void> {
    const again = claim.cause !== 'replayed' && claim.executionId !== null;
    const made = again ? [] : await this.#executions(session, claim, { flows, message });
    const executionIds = again ? [claim.executionId!] : made;
    await this.cases.open(
      session,
      (executionIds.length > 0 ? executionIds : [undefined]).map((executionId) => ({
        environment: claim.environment,
        kind: 'quarantined' as const,
        eventId: claim.eventId,
        executionId,
        reason: REASON,
        message,
        remedy: 'Look at the log of that time; retry the event when its cause is mended.',
        cause: `quarantined ${flows.map(({ ir }) => ir.id).join(' ')}`,
        legalEntity: claim.legalEntity ?? undefined,
      })),
    );
    const about = { objectKind: 'event', objectId: String(claim.eventId), details: message };
    const line = { environment: claim.environment, actor: 'execution', correlation: claim.correlation, ...about };
    await this.audit.lines(session, [{ ...line, action: 'event.quarantined' }]);
  }

  /** An end for each purpose: the event is not to be missing in any sum. */
  async #executions(
    session: Session,
    claim: Claim,
    { flows, message }: { flows: readonly LoadedFlow[]; message: string },
  ): Promise<number[]> {
    if (flows.length === 0) return [];
    const ids = await executionsStore.ids(session, flows.length);
    const rows = flows.map(({ ir }, index): ExecutionRow => ({
      id: ids[index]!,
      environment: claim.environment,
      eventId: claim.eventId,
      flow: ir.id,
      businessKeyId: undefined,
      operatorRevision: claim.edited ?? 0,
      revision: undefined,
      releaseId: claim.releaseId,
      cause: claim.cause,
      originId: claim.cause === 'replayed' ? claim.executionId! : undefined,
      now: claim.receivedAt,
      attempt: 1,
      outcome: 'failed',
      reason: REASON,
      legalEntity: claim.legalEntity ?? undefined,
      supersededBy: undefined,
    }));
    await executionsStore.insert(session, rows);
    const result = { outcome: 'failed', reason: REASON, message, error: { code: REASON, message }, deliveries: [] };
    const record = {
      attempt: 1,
      engine: engineBuild(),
      reads: Buffer.from('{}'),
      result: Buffer.from(JSON.stringify(result)),
    };
    await executionsStore.insertRecords(
      session,
      ids.map((executionId) => ({ ...record, executionId })),
    );
    await endsStore.insert(
      session,
      flows.flatMap(({ ir }, index) =>
        purposesOf(ir).map((purpose) => endOf(claim, { id: ids[index]!, flow: ir.id, purpose })),
      ),
    );
    return ids;
  }
}

function endOf(claim: Claim, { id, flow, purpose }: { id: number; flow: string; purpose: string }): StoredEnd {
  const nothing = {
    owner: undefined,
    customer: undefined,
    contract: undefined,
    project: undefined,
    resource: undefined,
  };
  const unmeasured = {
    workDate: undefined,
    quantity: undefined,
    amount: undefined,
    currency: undefined,
    deadline: undefined,
  };
  return {
    ...nothing,
    ...unmeasured,
    executionId: id,
    environment: claim.environment,
    source: claim.source,
    flow,
    receivedAt: claim.receivedAt,
    purpose,
    part: '',
    outcome: 'failed',
    reason: REASON,
    legalEntity: claim.legalEntity ?? undefined,
  };
}
