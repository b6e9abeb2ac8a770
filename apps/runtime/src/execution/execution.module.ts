import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { OwedModule } from '../delivery/owed.module.js';
import { Workers } from '../platform/work/workers.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { ReleasesModule } from '../releases/releases.module.js';
import { BatchExecution } from './batch/batch.js';
import { BatchWriter } from './batch/batch-writer.js';
import { Quarantine } from './quarantine.js';
import { Wakes } from './wakes.js';
import { ExecutionWorker } from './worker.js';

@Module({
  imports: [AuditModule, CasesModule, OwedModule, ReferenceModule, ReleasesModule],
  providers: [BatchExecution, BatchWriter, ExecutionWorker, Quarantine, Wakes],
  exports: [ExecutionWorker, Wakes],
})
export class ExecutionModule {
  constructor(workers: Workers, worker: ExecutionWorker) {
    workers.add({ name: 'execution', role: 'execute', run: (stopping) => worker.run(stopping) });
  }
}
