import { Module } from '@nestjs/common';
import { ReferenceRowsHost } from './reference-rows.js';

@Module({ providers: [ReferenceRowsHost], exports: [ReferenceRowsHost] })
export class ReferenceModule {}
