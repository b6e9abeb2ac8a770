import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ExecutionModule } from '../execution/execution.module.js';
import { ReleasesModule } from '../releases/releases.module.js';
import { HistoryController } from './history.controller.js';
import { HistoryImports } from './history-imports.js';

@Module({
  imports: [AuditModule, ExecutionModule, ReleasesModule],
  controllers: [HistoryController],
  providers: [HistoryImports],
})
export class HistoryModule {}
