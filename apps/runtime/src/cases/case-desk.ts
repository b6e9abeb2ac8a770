import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import type { Permission } from '../access/permissions.js';
import { AuditWriter } from '../audit/audit-writer.js';
import { Database } from '../platform/database/database.js';
import type { Session } from '../platform/database/statement.js';
import { Problem } from '../platform/http/problem.js';
import { codeOf } from '../platform/start-error.js';
import { caseStore, type CaseFilter, type CaseRow } from './case.store.js';

/** Who works on which case. */
export interface CaseWork {
  readonly caller: Caller;
  readonly permission: Permission;
  readonly id: number;
  readonly correlation: string;
}

/** What people do with cases: each a transaction with its entry in the history and its line in the audit. */
@Injectable()
export class CaseDesk {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditWriter,
  ) {}

  comment(work: CaseWork, text: string): Promise<void> {
    return this.#work(work, { action: 'commented', text }, async () => undefined);
  }

  assign(work: CaseWork, assignee: string | null): Promise<void> {
    const text = assignee ?? 'nobody';
    return this.#work(work, { action: 'assigned', text }, async (session) => {
      await caseStore.assign(session, work.id, assignee);
    });
  }

  resolve(work: CaseWork, resolution: string): Promise<void> {
    return this.#work(work, { action: 'resolved', text: resolution }, async (session) => {
      const count = await caseStore.resolve(session, work.id, resolution, work.caller.actor);
      if (count === 0) throw notSo('CASE_RESOLVED', 'The case is resolved already.');
    });
  }

  reopen(work: CaseWork, text: string): Promise<void> {
    return this.#work(work, { action: 'reopened', text }, async (session) => {
      try {
        if ((await caseStore.reopen(session, work.id)) === 0) throw notSo('CASE_OPEN', 'The case is open.');
      } catch (error) {
        if (codeOf(error) === '23505') throw notSo('CASE_OPEN_AGAIN', 'Another case of the same is open by now.');
        throw error;
      }
    });
  }

  #work(
    work: CaseWork,
    entry: { action: string; text: string },
    change: (session: Session) => Promise<void>,
  ): Promise<void> {
    const { caller, id, correlation } = work;
    const { environment, actor } = caller;
    return this.database.transaction(async (session) => {
      if (!(await caseStore.lock(session, filterOf(work)))) throw unknownCase();
      await change(session);
      await caseStore.enter(session, id, { actor, ...entry });
      await this.audit.lines(session, [
        {
          environment,
          actor,
          correlation,
          action: `case.${entry.action}`,
          objectKind: 'case',
          objectId: String(id),
          details: entry.text,
        },
      ]);
    });
  }

  /** The case, where it is there for this caller. */
  async find(work: Pick<CaseWork, 'caller' | 'permission' | 'id'>): Promise<CaseRow> {
    const [found] = await caseStore.list(this.database, filterOf(work), undefined, 1);
    if (!found) throw unknownCase();
    return found;
  }
}

/** One case, within what the permission reaches. */
export function filterOf({ caller, permission, id }: Pick<CaseWork, 'caller' | 'permission' | 'id'>): CaseFilter {
  return { environment: caller.environment, scope: caller.scopeOf(permission), ids: [id] };
}

/** What lies outside the caller's scope is, for them, not there. */
export const unknownCase = (): Problem => new Problem(404, { code: 'CASE_UNKNOWN', detail: 'There is no such case.' });

export const notSo = (code: string, detail: string): Problem => new Problem(409, { code, detail });
