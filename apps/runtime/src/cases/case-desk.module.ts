import { Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ExecutionModule } from '../execution/execution.module.js';
import { Workers } from '../platform/work/workers.js';
import { ReleasesModule } from '../releases/releases.module.js';
import { CaseDesk } from './case-desk.js';
import { CasesController } from './cases.controller.js';
import { Escalation } from './escalation.js';
import { OperatorRevisions } from './operator-revisions.js';
import { OperatorRevisionsController } from './operator-revisions.controller.js';
import { CaseRepetition } from './repetition.js';
import { CaseView } from './shown-case.js';

/** What people do with cases. Apart from the module that opens them, which executions need themselves. */
@Module({
  imports: [AuditModule, ExecutionModule, ReleasesModule],
  controllers: [CasesController, OperatorRevisionsController],
  providers: [CaseDesk, CaseRepetition, CaseView, Escalation, OperatorRevisions],
})
export class CaseDeskModule implements OnModuleInit {
  constructor(
    private readonly workers: Workers,
    private readonly escalation: Escalation,
  ) {}

  onModuleInit(): void {
    this.workers.add({ name: 'escalation', role: 'schedule', run: (stopping) => this.escalation.run(stopping) });
  }
}
