import { Module } from '@nestjs/common';
import { CaseOpener } from './case-opener.js';

@Module({ providers: [CaseOpener], exports: [CaseOpener] })
export class CasesModule {}
