import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { Workers } from '../platform/work/workers.js';
import { ReleasesModule } from '../releases/releases.module.js';
import { Erasure } from './erasure.js';
import { ErasureController } from './erasure.controller.js';
import { Retention } from './retention.js';

/** How long what is kept is kept. */
@Module({
  imports: [AuditModule, ReleasesModule],
  controllers: [ErasureController],
  providers: [Erasure, Retention],
})
export class RetentionModule {
  constructor(workers: Workers, retention: Retention) {
    workers.add({ name: 'retention', role: 'schedule', run: (stopping) => retention.run(stopping) });
  }
}
