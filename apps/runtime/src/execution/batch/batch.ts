import { Injectable } from '@nestjs/common';
import type { Owed } from '../../delivery/owe.js';
import { crashPoint } from '../../platform/crash-points.js';
import { Database } from '../../platform/database/database.js';
import type { Session } from '../../platform/database/statement.js';
import { ReferenceRowsHost } from '../../reference/reference-rows.js';
import { BatchBalances } from './balances.js';
import { BatchWriter } from './batch-writer.js';
import { executionsStore } from './executions.store.js';
import { outcomeOf } from './outcome.js';
import type { Prepared } from './prepare.js';
import { Preparation } from './preparation.js';
import { queueStore, type Claim } from '../queue.store.js';
import { BatchRevisions } from './revisions.js';
import { runAll } from './run.js';
import type { Work } from './work.js';

/** Somebody else holds some of the work by now: nothing of this batch may be kept. */
export class LeaseLost extends Error {}

/** Executes claimed work of one environment in one transaction: all that follows from it is there, or nothing. */
@Injectable()
export class BatchExecution {
  constructor(
    private readonly database: Database,
    private readonly preparation: Preparation,
    private readonly rows: ReferenceRowsHost,
    private readonly writer: BatchWriter,
  ) {}

  /** Throws `LeaseLost` where the work was taken by another meanwhile. */
  async execute(claims: readonly Claim[]): Promise<void> {
    const { environment, prepared, sighting } = await this.preparation.of(claims);
    crashPoint('execution.before-transaction');
    const work = async (session: Session): Promise<void> => {
      await this.#work(session, environment, prepared);
      await sighting?.write(session);
      if ((await queueStore.finish(session, claims)) !== claims.length)
        throw new LeaseLost('Another worker holds some of this work.');
      crashPoint('execution.before-commit');
    };
    await this.database.transaction(work, { isByIndex: true });
    sighting?.committed();
    crashPoint('execution.after-commit');
  }

  async #work(session: Session, environment: Owed['environment'], { jobs, unmatched }: Prepared): Promise<void> {
    await this.writer.unmatched(session, unmatched);
    if (jobs.length === 0) return;
    const revisions = new BatchRevisions();
    const ids = await executionsStore.ids(session, jobs.length);
    await revisions.hold(session, environment.id, jobs, ids);
    const works: Work[] = [];
    for (const [index, job] of jobs.entries()) works.push(await revisions.judge(session, job, ids[index]!));
    const tables = [...new Set(jobs.map(({ release }) => release))].flatMap((release) => release.environmentTables);
    const balances = new BatchBalances(environment.id);
    await runAll(works, { session, tables: await this.rows.lock(session, environment.id, tables), balances });
    const outcomes = works.filter(({ verdict }) => verdict !== 'drop').map(outcomeOf);
    await this.writer.write(session, outcomes);
    await revisions.write(session);
    await this.writer.follow(session, outcomes, { environment, lowered: await balances.write(session) });
  }
}
