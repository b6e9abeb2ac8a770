import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { Changes } from './changes.js';
import { ChangesController } from './changes.controller.js';

@Module({ imports: [AuditModule], controllers: [ChangesController], providers: [Changes] })
export class ChangesModule {}
