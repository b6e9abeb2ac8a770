import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../../audit/audit-writer.js';
import { Database } from '../../platform/database/database.js';
import { againStore } from './again.store.js';
import { ExecutionWorker } from '../worker.js';

/** Why something cannot be done once more. */
export class NotAgain extends Error {
  readonly code: 'UNKNOWN' | 'SUPERSEDED' | 'NO_RELEASE' | 'WAITING' | 'IMPORTED' | 'AGED_OUT';

  constructor(code: NotAgain['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** Does work once more at a person's word. */
@Injectable()
export class Again {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditWriter,
    private readonly worker: ExecutionWorker,
  ) {}

  /** Another attempt of the same execution, on its release, with the rows known by then. */
  retry(executionId: number, by: string): Promise<void> {
    return this.#enqueue(executionId, { cause: 'retried', by });
  }

  /** A new execution of the same event, with today's release, rows and `now`; it takes the place of this one. */
  replay(executionId: number, by: string): Promise<void> {
    return this.#enqueue(executionId, { cause: 'replayed', by });
  }

  /** An event that no flow started from, with today's release. */
  async replayEvent(eventId: number, by: string): Promise<void> {
    await this.database.transaction(async (session) => {
      const event = await againStore.event(session, eventId);
      if (!event) throw new NotAgain('UNKNOWN', `There is no event ${eventId}.`);
      if (event.releaseId === null) throw new NotAgain('NO_RELEASE', 'The environment runs no release.');
      if (event.executions > 0)
        throw new NotAgain('SUPERSEDED', `Event ${eventId} was executed; replay its execution.`);
      if (!(await againStore.enqueueEvent(session, eventId, event.releaseId)))
        throw new NotAgain('WAITING', `Event ${eventId} waits to be executed.`);
      const line = { environment: event.environment, actor: by, correlation: event.correlation };
      await this.audit.lines(session, [
        { ...line, action: 'event.replayed', objectKind: 'event', objectId: String(eventId) },
      ]);
    });
    this.worker.poke();
  }

  async #enqueue(executionId: number, { cause, by }: { cause: 'retried' | 'replayed'; by: string }): Promise<void> {
    await this.database.transaction(async (session) => {
      const found = await againStore.execution(session, executionId);
      if (!found) throw new NotAgain('UNKNOWN', `There is no execution ${executionId}.`);
      if (found.outcome === 'superseded')
        throw new NotAgain('SUPERSEDED', `Execution ${executionId} gave way to ${found.supersededBy ?? 'another'}.`);
      if (found.cause === 'imported')
        throw new NotAgain(
          'IMPORTED',
          `Execution ${executionId} was imported; its source's next revision corrects it.`,
        );
      if (!found.isWhole)
        throw new NotAgain(
          'AGED_OUT',
          `The bytes of the event of execution ${executionId} are kept no longer as they came.`,
        );
      const releaseId = cause === 'retried' ? found.releaseId : found.currentReleaseId;
      if (releaseId === null) throw new NotAgain('NO_RELEASE', 'The environment runs no release.');
      await againStore.enqueue(session, { executionId, cause, releaseId });
      const line = {
        environment: found.environment,
        actor: by,
        correlation: found.correlation,
        action: `execution.${cause}`,
      };
      await this.audit.lines(session, [{ ...line, objectKind: 'execution', objectId: String(executionId) }]);
    });
    this.worker.poke();
  }
}
