import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { AuditWriter } from '../../audit/audit-writer.js';
import { CaseOpener } from '../../cases/case-opener.js';
import { Database } from '../../platform/database/database.js';
import { driftStore } from './drift.store.js';

/** Where people say what they know of. */
@Injectable()
export class DriftDesk {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseOpener,
    private readonly audit: AuditWriter,
  ) {}

  /** Those that were accepted before, or are of another environment, are passed over. */
  accept(caller: Caller, ids: readonly number[], note: string | undefined): Promise<{ accepted: number }> {
    const { environment, actor: by } = caller;
    return this.database.transaction(async (session) => {
      const accepted = await driftStore.accept(session, environment, { ids, by, note });
      const events = [...new Set(accepted.map(({ firstEventId }) => firstEventId))];
      const eventIds = events.length === 0 ? [] : await driftStore.settled(session, environment, events);
      if (eventIds.length > 0)
        await this.cases.resolveEvents(
          session,
          { environment, eventIds, kind: 'drift' },
          { why: note ?? 'It is known.', by },
        );
      await this.audit.lines(
        session,
        accepted.map(({ id, source, schema, path, kind, found }) => ({
          environment,
          actor: by,
          action: 'drift.accepted',
          objectKind: 'drift',
          objectId: String(id),
          details: `${source} ${schema} ${path} ${kind} ${found}`,
        })),
      );
      return { accepted: accepted.length };
    });
  }
}
