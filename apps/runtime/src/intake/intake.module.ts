import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { ConnectionsModule } from '../connections/connections.module.js';
import { Workers } from '../platform/work/workers.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { ReleasesModule } from '../releases/releases.module.js';
import { Backlog } from './backlog.js';
import { EvaluateController } from './evaluate/evaluate.controller.js';
import { Evaluation } from './evaluate/evaluation.js';
import { EventList } from './status/event-list.js';
import { EventStatus } from './status/event-status.js';
import { EventsController } from './events.controller.js';
import { HookController } from './hook/hook.controller.js';
import { HookKeys } from './hook/hook-keys.js';
import { Hooks } from './hook/hooks.js';
import { Intake } from './intake.js';
import { DeclaredPulls } from './pull/declared-pulls.js';
import { Puller } from './pull/puller.js';
import { Senders } from './senders.js';
import { StatusController } from './status/status.controller.js';
import { UploadController } from './upload/upload.controller.js';
import { Uploads } from './upload/uploads.js';

@Module({
  imports: [AuditModule, CasesModule, ConnectionsModule, ReferenceModule, ReleasesModule],
  controllers: [EventsController, EvaluateController, StatusController, UploadController, HookController],
  providers: [
    Backlog,
    Evaluation,
    EventList,
    HookKeys,
    Hooks,
    Intake,
    EventStatus,
    Senders,
    Uploads,
    DeclaredPulls,
    Puller,
  ],
  exports: [Backlog, Intake, Senders],
})
export class IntakeModule {
  constructor(workers: Workers, puller: Puller) {
    workers.add({ name: 'pulls', role: 'schedule', run: (stopping) => puller.run(stopping) });
  }
}
