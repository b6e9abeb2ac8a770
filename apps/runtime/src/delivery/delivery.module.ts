import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { AuditWriter } from '../audit/audit-writer.js';
import { CaseOpener } from '../cases/case-opener.js';
import { CasesModule } from '../cases/cases.module.js';
import { ConnectionsModule } from '../connections/connections.module.js';
import { Connector } from '../connections/connector.js';
import { Database } from '../platform/database/database.js';
import { Log } from '../platform/observe/log.js';
import { Workers } from '../platform/work/workers.js';
import { ReferenceChanges } from '../reference/reference-changes.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { Releases } from '../releases/releases.js';
import { ReleasesModule } from '../releases/releases.module.js';
import { Followers } from './confirmed/confirmed.js';
import { PostedEvents } from './confirmed/posted-events.js';
import { RememberedRows } from './confirmed/remembered-rows.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveryDesk } from './delivery-desk.js';
import { Deliverer } from './sender/deliverer.js';
import { Plans } from './sender/plans.js';
import { Settler } from './sender/settler.js';

/** Brings what is owed to its targets. */
@Module({
  imports: [AuditModule, CasesModule, ConnectionsModule, ReferenceModule, ReleasesModule],
  controllers: [DeliveriesController],
  providers: [
    DeliveryDesk,
    {
      provide: Plans,
      inject: [Database, Releases],
      useFactory: (database: Database, releases: Releases) => new Plans(database, releases),
    },
    {
      provide: Followers,
      inject: [Releases, ReferenceChanges, CaseOpener],
      useFactory: (releases: Releases, changes: ReferenceChanges, cases: CaseOpener) =>
        new Followers(new RememberedRows(releases, changes, cases), new PostedEvents(releases, cases)),
    },
    {
      provide: Settler,
      inject: [Database, AuditWriter, CaseOpener, Followers],
      useFactory: (database: Database, audit: AuditWriter, cases: CaseOpener, followers: Followers) =>
        new Settler(database, audit, cases, followers),
    },
    {
      provide: Deliverer,
      inject: [Database, Connector, Plans, Settler, Log],
      useFactory: (...[database, connector, plans, settler, log]: [Database, Connector, Plans, Settler, Log]) =>
        new Deliverer({ database, connector, plans, settler, log }),
    },
  ],
  exports: [Deliverer, Plans],
})
export class DeliveryModule {
  constructor(workers: Workers, deliverer: Deliverer) {
    workers.add({ name: 'delivery', role: 'deliver', run: (stopping) => deliverer.run(stopping) });
  }
}
