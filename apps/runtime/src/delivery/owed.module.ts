import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { OwedDeliveries } from './owe.js';

@Module({ imports: [AuditModule, CasesModule], providers: [OwedDeliveries], exports: [OwedDeliveries] })
export class OwedModule {}
