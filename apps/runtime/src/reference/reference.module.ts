import { Module } from '@nestjs/common';
import { ReleasesModule } from '../releases/releases.module.js';
import { ReferenceChanges } from './reference-changes.js';
import { ReferenceImports } from './reference-import.js';
import { ReferenceReading } from './reference-reading.js';
import { ReferenceRowsHost } from './reference-rows.js';
import { ReferenceController } from './reference.controller.js';

@Module({
  imports: [ReleasesModule],
  controllers: [ReferenceController],
  providers: [ReferenceRowsHost, ReferenceChanges, ReferenceImports, ReferenceReading],
  exports: [ReferenceRowsHost, ReferenceChanges, ReferenceImports],
})
export class ReferenceModule {}
