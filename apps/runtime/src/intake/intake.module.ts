import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { ReleasesModule } from '../releases/releases.module.js';
import { EventStatus } from './event-status.js';
import { EventsController } from './events.controller.js';
import { Intake } from './intake.js';
import { Senders } from './senders.js';

@Module({
  imports: [CasesModule, ReleasesModule],
  controllers: [EventsController],
  providers: [Intake, EventStatus, Senders],
  exports: [Intake, Senders],
})
export class IntakeModule {}
