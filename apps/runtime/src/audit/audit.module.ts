import { existsSync } from 'node:fs';
import path from 'node:path';
import { Module, type OnModuleInit } from '@nestjs/common';
import { Configuration } from '../platform/configuration.js';
import { Workers } from '../platform/work/workers.js';
import { AuditWriter } from './audit-writer.js';
import { AuditController } from './audit.controller.js';
import { HEAD_FILE, HeadNote } from './head-note.js';
import { NewestState } from './newest-state.js';
import { AuditSealer } from './sealer.js';
import { AuditVerifier } from './verifier.js';

@Module({
  controllers: [AuditController],
  providers: [
    AuditWriter,
    AuditSealer,
    AuditVerifier,
    HeadNote,
    NewestState,
    { provide: HEAD_FILE, inject: [Configuration], useFactory: headFile },
  ],
  exports: [AuditWriter],
})
export class AuditModule implements OnModuleInit {
  constructor(
    private readonly workers: Workers,
    private readonly sealer: AuditSealer,
    private readonly newest: NewestState,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.newest.refuseOlder();
    this.workers.add({ name: 'audit sealer', role: 'schedule', run: (stopping) => this.sealer.run(stopping) });
  }
}

/** Where it is told; with the embedded database by itself in its folder. */
function headFile({ auditHead, databaseUrl, dataFolder }: Configuration): string | undefined {
  if (auditHead !== undefined) return auditHead;
  return databaseUrl === undefined && existsSync(dataFolder) ? path.join(dataFolder, 'audit-head.json') : undefined;
}
