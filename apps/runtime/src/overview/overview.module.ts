import { Module } from '@nestjs/common';
import { OverviewController } from './overview.controller.js';
import { OverviewOfEnvironment } from './overview.js';

@Module({ controllers: [OverviewController], providers: [OverviewOfEnvironment] })
export class OverviewModule {}
