import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { OwedModule } from '../delivery/owed.module.js';
import { DriftModule } from '../intake/drift/drift.module.js';
import { Workers } from '../platform/work/workers.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { ReleasesModule } from '../releases/releases.module.js';
import { BatchExecution } from './batch/batch.js';
import { BatchWriter } from './batch/batch-writer.js';
import { Preparation } from './batch/preparation.js';
import { Again } from './again/again.js';
import { Deadlines } from './deadlines/deadlines.js';
import { ExecutionExplainer } from './explain/explain.js';
import { TotalsController } from './totals/totals.controller.js';
import { TotalsOfExecutions } from './totals/totals.js';
import { ExecutionView } from './view/execution-view.js';
import { ExecutionsController } from './executions.controller.js';
import { Quarantine } from './quarantine.js';
import { Wakes } from './wakes/wakes.js';
import { ExecutionWorker } from './worker.js';

@Module({
  controllers: [ExecutionsController, TotalsController],
  imports: [AuditModule, CasesModule, DriftModule, OwedModule, ReferenceModule, ReleasesModule],
  providers: [
    Again,
    BatchExecution,
    BatchWriter,
    Deadlines,
    ExecutionExplainer,
    ExecutionWorker,
    Preparation,
    Quarantine,
    TotalsOfExecutions,
    ExecutionView,
    Wakes,
  ],
  exports: [Again, ExecutionExplainer, ExecutionWorker, TotalsOfExecutions, Wakes],
})
export class ExecutionModule {
  constructor(workers: Workers, worker: ExecutionWorker, deadlines: Deadlines) {
    workers.add({ name: 'execution', role: 'execute', run: (stopping) => worker.run(stopping) });
    workers.add({ name: 'deadlines', role: 'schedule', run: (stopping) => deadlines.run(stopping) });
  }
}
