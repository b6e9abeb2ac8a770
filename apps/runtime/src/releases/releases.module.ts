import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ReleasesController } from './releases.controller.js';
import { Releases } from './releases.js';

@Module({ imports: [AuditModule], controllers: [ReleasesController], providers: [Releases], exports: [Releases] })
export class ReleasesModule {}
