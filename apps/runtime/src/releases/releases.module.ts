import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { Releases } from './releases.js';

@Module({ imports: [AuditModule], providers: [Releases], exports: [Releases] })
export class ReleasesModule {}
