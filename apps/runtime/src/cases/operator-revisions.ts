import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../audit/audit-writer.js';
import { Database } from '../platform/database/database.js';
import type { Session } from '../platform/database/statement.js';
import { Problem } from '../platform/http/problem.js';
import { Releases } from '../releases/releases.js';
import { filterOf, notSo, unknownCase, type CaseWork } from './case-desk.js';
import { caseStore } from './case.store.js';
import { refuseOtherIdentity } from './operator-identity.js';
import { operatorRevisionStore, type OperatorRevision } from './operator-revisions.store.js';

/**
 * An entry edited here goes round its approval at the source. So it is a revision beside the source's: one person writes it,
 * another releases it, and the source's next revision replaces it.
 */
@Injectable()
export class OperatorRevisions {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditWriter,
    private readonly releases: Releases,
  ) {}

  /** Answers its number. */
  write(work: CaseWork, body: Buffer, note: string): Promise<number> {
    const { caller, id } = work;
    return this.database.transaction(async (session) => {
      const found = await caseStore.lock(session, filterOf(work));
      if (!found) throw unknownCase();
      if (found.executionId === null || found.state !== 'open')
        throw notSo('NOTHING_TO_EDIT', 'The case has no execution, or is resolved.');
      await this.#refuseAnother(session, found.executionId, body);
      const by = caller.actor;
      const one = { environment: caller.environment, executionId: found.executionId, caseId: id, body, note, by };
      const { number } = await operatorRevisionStore.write(session, one);
      await this.#done(session, work, { action: 'edited', number, body });
      return number;
    });
  }

  async #refuseAnother(session: Session, executionId: number, body: Buffer): Promise<void> {
    const original = await operatorRevisionStore.original(session, executionId);
    const flow = original && (await this.releases.engineOf(original.releaseId)).flow(original.flow);
    if (flow) refuseOtherIdentity(flow.ir, original, body);
  }

  /** Executes it; in the place of what stands. */
  approve(work: CaseWork, number: number): Promise<void> {
    return this.#decide(work, number, async (session, revision) => {
      const { actor } = work.caller;
      if (!actor.startsWith('person:') || actor === revision.writtenBy || actor === revision.keyOf) throw samePerson();
      if (!(await operatorRevisionStore.isStanding(session, revision.executionId)))
        throw notSo('GAVE_WAY', 'The execution gave way to another, or waits to be attempted again.');
      await operatorRevisionStore.approve(session, revision.id, actor);
      await operatorRevisionStore.release(session, revision, work.correlation);
      return 'approved';
    });
  }

  refuse(work: CaseWork, number: number): Promise<void> {
    return this.#decide(work, number, async (session, { id }) => {
      await operatorRevisionStore.refuse(session, id, work.caller.actor);
      return 'refused';
    });
  }

  #decide(
    work: CaseWork,
    number: number,
    decide: (session: Session, revision: OperatorRevision) => Promise<string>,
  ): Promise<void> {
    return this.database.transaction(async (session) => {
      if (!(await caseStore.lock(session, filterOf(work)))) throw unknownCase();
      const revision = await operatorRevisionStore.lock(session, work.caller.environment, work.id, number);
      if (!revision) throw new Problem(404, { code: 'REVISION_UNKNOWN', detail: 'There is no such revision.' });
      if (revision.approvedBy ?? revision.refusedBy) throw notSo('REVISION_DECIDED', 'It is decided already.');
      const action = await decide(session, revision);
      await this.#done(session, work, { action, number, body: revision.body });
    });
  }

  async #done(session: Session, work: CaseWork, what: { action: string; number: number; body: Buffer }): Promise<void> {
    const { environment, actor } = work.caller;
    const { action, number, body } = what;
    await caseStore.enter(session, work.id, { actor, action, text: `operator's revision ${number}` });
    const payloadHash = createHash('sha256').update(body).digest();
    const line = { environment, actor, correlation: work.correlation, objectKind: 'case', objectId: String(work.id) };
    await this.audit.lines(session, [
      { ...line, action: `case.${action}`, payloadHash, details: `revision ${number}` },
    ]);
  }
}

function samePerson(): Problem {
  return new Problem(403, {
    code: 'SECOND_PERSON_NEEDED',
    detail: 'Whoever wrote the revision cannot release it, and a key cannot.',
    remedy: 'Ask somebody else who may.',
  });
}
