import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module.js';
import { CasesModule } from '../../cases/cases.module.js';
import { Workers } from '../../platform/work/workers.js';
import { DriftDesk } from './drift-desk.js';
import { DriftWatch } from './drift-watch.js';
import { DriftController } from './drift.controller.js';

@Module({
  imports: [AuditModule, CasesModule],
  controllers: [DriftController],
  providers: [DriftDesk, DriftWatch],
  exports: [DriftWatch],
})
export class DriftModule {
  constructor(workers: Workers, watch: DriftWatch) {
    workers.add({ name: 'drift', role: 'execute', run: (stopping) => watch.run(stopping) });
  }
}
