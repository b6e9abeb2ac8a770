import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../audit/audit-writer.js';
import { CaseOpener } from '../cases/case-opener.js';
import type { Session } from '../platform/database/statement.js';
import { oweStore } from './owe.store.js';
import { OwedBatch } from './owed-batch.js';
import type { Owed } from './owed.js';

export type { Owed } from './owed.js';

/** Turns what executions owe into deliveries, chain by chain, in the transaction of the executions. */
@Injectable()
export class OwedDeliveries {
  readonly #cases: CaseOpener;
  readonly #audit: AuditWriter;
  /** Learned once: a restore needs that no runtime works meanwhile. */
  #isDoubted: boolean | undefined;

  constructor(cases: CaseOpener, audit: AuditWriter) {
    this.#cases = cases;
    this.#audit = audit;
  }

  /** In the order given: what comes later corrects what comes before. */
  async owe(session: Session, all: readonly Owed[]): Promise<void> {
    if (!all.some(({ deliveries, isCorrection }) => deliveries.length > 0 || isCorrection)) return;
    this.#isDoubted ??= await oweStore.isDoubted(session);
    await new OwedBatch(session, this.#cases, this.#audit, this.#isDoubted).owe(all);
  }
}
