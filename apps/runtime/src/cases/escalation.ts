import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../audit/audit-writer.js';
import { Database } from '../platform/database/database.js';
import { Releases } from '../releases/releases.js';
import { escalationStore } from './escalation.store.js';

const PAUSE_MILLISECONDS = 1_000;
const AT_ONCE = 500;
/** How soon a case should be resolved whose reason does not say. */
const SERVICE_LEVEL = 'P2D';

/** Says by when each case is due, as its reason's service level says, and marks those that are late. */
@Injectable()
export class Escalation {
  constructor(
    private readonly database: Database,
    private readonly releases: Releases,
    private readonly audit: AuditWriter,
  ) {}

  async run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const count = (await this.dateNew()) + (await this.escalateDue());
      if (count >= AT_ONCE) continue;
      await wait(PAUSE_MILLISECONDS, undefined, { signal: stopping }).catch(() => undefined);
    }
  }

  /** Answers how many cases got their day. */
  async dateNew(): Promise<number> {
    const undated = await escalationStore.undated(this.database, AT_ONCE);
    for (const environment of new Set(undated.map((one) => one.environment))) {
      const { name } = await this.releases.environment(environment);
      const reasons = (await this.releases.current(name))?.checked.program.reasons;
      const cases = undated.filter((one) => one.environment === environment);
      const dated = cases.map(({ id, reason }) => ({
        id,
        within: reasons?.get(reason)?.serviceLevel ?? SERVICE_LEVEL,
      }));
      await escalationStore.date(this.database, dated);
    }
    return undated.length;
  }

  /** Answers how many cases were late. */
  escalateDue(): Promise<number> {
    return this.database.transaction(async (session) => {
      const late = await escalationStore.escalate(session, AT_ONCE);
      await this.audit.lines(
        session,
        late.map(({ id, environment, team }) => ({
          environment,
          actor: 'schedule',
          action: 'case.escalated',
          objectKind: 'case',
          objectId: String(id),
          details: team ?? undefined,
        })),
      );
      return late.length;
    });
  }
}
