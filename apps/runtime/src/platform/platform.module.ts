/** What every domain may have injected: Configuration, Database, Log, Metrics, Workers. */
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Configuration } from './configuration.js';
import { Database } from './database/database.js';
import type { Foundation } from './http/application.js';
import { Log } from './observe/log.js';
import { Metrics } from './observe/metrics.js';
import { Workers } from './work/workers.js';

@Global()
@Module({})
export class PlatformModule {
  static over({ configuration, database, log, metrics }: Foundation): DynamicModule {
    const provided = [
      { provide: Configuration, useValue: configuration },
      { provide: Database, useValue: database },
      { provide: Log, useValue: log },
      { provide: Metrics, useValue: metrics },
    ];
    return {
      module: PlatformModule,
      providers: [...provided, Workers],
      exports: [Configuration, Database, Log, Metrics, Workers],
    };
  }
}
