import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { Configuration } from '../platform/configuration.js';
import { Database } from '../platform/database/database.js';
import { ReleasesModule } from '../releases/releases.module.js';
import { ConnectionAdmin } from './connection-admin.js';
import { ConnectionsController } from './connections.controller.js';
import { Connector } from './connector.js';
import { KnownConnections } from './known-connections.js';
import { SecretBox } from './secret-box.js';
import { secretKeys } from './secret-key.js';
import { SecretRotation } from './secret-rotation.js';
import { SecretsController } from './secrets.controller.js';
import { ConnectionSettings } from './settings.js';

/** Where connections lead in an environment, their secrets, and the way there. */
@Module({
  imports: [AuditModule, ReleasesModule],
  controllers: [ConnectionsController, SecretsController],
  providers: [
    ConnectionAdmin,
    KnownConnections,
    SecretRotation,
    {
      provide: SecretBox,
      inject: [Configuration],
      useFactory: (configuration: Configuration) => new SecretBox(() => secretKeys(configuration)),
    },
    {
      provide: ConnectionSettings,
      inject: [Database, SecretBox, Configuration],
      useFactory: (database: Database, box: SecretBox, { privateTargets }: Configuration) =>
        new ConnectionSettings(database, box, privateTargets),
    },
    {
      provide: Connector,
      inject: [Database, ConnectionSettings, SecretBox],
      useFactory: (database: Database, settings: ConnectionSettings, box: SecretBox) =>
        new Connector(database, settings, box),
    },
  ],
  exports: [KnownConnections, SecretBox, ConnectionSettings, Connector],
})
export class ConnectionsModule {}
