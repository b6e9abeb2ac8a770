import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { Configuration } from '../platform/configuration.js';
import { Database } from '../platform/database/database.js';
import { Connector } from './connector.js';
import { SecretBox } from './secret-box.js';
import { secretKeys } from './secret-key.js';
import { ConnectionSettings } from './settings.js';

/** Where connections lead in an environment, their secrets, and the way there. */
@Module({
  imports: [AuditModule],
  providers: [
    {
      provide: SecretBox,
      inject: [Configuration],
      useFactory: (configuration: Configuration) => new SecretBox(secretKeys(configuration)),
    },
    {
      provide: ConnectionSettings,
      inject: [Database, SecretBox],
      useFactory: (database: Database, box: SecretBox) => new ConnectionSettings(database, box),
    },
    {
      provide: Connector,
      inject: [Database, ConnectionSettings, SecretBox, Configuration],
      useFactory: (
        database: Database,
        settings: ConnectionSettings,
        box: SecretBox,
        { privateTargets }: Configuration,
      ) => new Connector(database, settings, box, { privateTargets }),
    },
  ],
  exports: [SecretBox, ConnectionSettings, Connector],
})
export class ConnectionsModule {}
