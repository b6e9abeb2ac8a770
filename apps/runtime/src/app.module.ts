/** The runtime put together: the platform, and the domains on it. */
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { ChangesModule } from './changes/changes.module.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { ExecutionModule } from './execution/execution.module.js';
import { DesignerModule } from './designer/designer.module.js';
import { AccessModule } from './access/access.module.js';
import { CaseDeskModule } from './cases/case-desk.module.js';
import { HistoryModule } from './history/history.module.js';
import { IntakeModule } from './intake/intake.module.js';
import { LiveModule } from './audit/live/live.module.js';
import { NotificationsModule } from './cases/notifications/notifications.module.js';
import { OverviewModule } from './overview/overview.module.js';
import { ReferenceModule } from './reference/reference.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { StartModule } from './start/start.module.js';
import { WatchModule } from './watch/watch.module.js';
import type { Foundation } from './platform/http/application.js';
import { PlatformModule } from './platform/platform.module.js';

/** One module a domain, a line each. */
const DOMAINS: Type[] = [
  StartModule,
  AccessModule,
  IntakeModule,
  ReferenceModule,
  ExecutionModule,
  DeliveryModule,
  CaseDeskModule,
  NotificationsModule,
  HistoryModule,
  RetentionModule,
  WatchModule,
  ChangesModule,
  LiveModule,
  OverviewModule,
  // Last: its page stands for every address that is nobody else's.
  DesignerModule,
];

@Module({})
export class AppModule {
  static over(foundation: Foundation): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.over(foundation), ...DOMAINS] };
  }
}
