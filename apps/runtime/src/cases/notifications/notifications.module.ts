import { Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module.js';
import { ConnectionsModule } from '../../connections/connections.module.js';
import { Workers } from '../../platform/work/workers.js';
import { Courier } from './courier.js';
import { Notifier } from './notifier.js';
import { NotificationTargetsController } from './targets.controller.js';
import { NotificationTargets } from './targets.js';

/** Tells whoever should know that cases were opened, are late, or are resolved. */
@Module({
  imports: [AuditModule, ConnectionsModule],
  controllers: [NotificationTargetsController],
  providers: [Courier, Notifier, NotificationTargets],
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly workers: Workers,
    private readonly notifier: Notifier,
  ) {}

  onModuleInit(): void {
    this.workers.add({ name: 'notifications', role: 'schedule', run: (stopping) => this.notifier.run(stopping) });
  }
}
