import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { isWithin } from '../access/caller.js';
import { ExecutionExplainer, type ExplainedExecution } from '../execution/explain/explain.js';
import { Database } from '../platform/database/database.js';
import { Releases } from '../releases/releases.js';
import { caseStore, type CaseEntry, type CaseRow } from './case.store.js';
import { masked, sensitiveNames } from './payload-mask.js';

/** A case with all that one needs to decide. */
export interface ShownCase extends CaseRow {
  readonly history: readonly CaseEntry[];
  /** Undefined where its bytes are kept no longer, or are no JSON. */
  readonly payload?: unknown;
  readonly isMasked: boolean;
  /** Why it ended so, step by step; only for who may see its payload whole and its amounts. */
  readonly explanation?: ExplainedExecution;
}

/** Gathers what a case is about. */
@Injectable()
export class CaseView {
  constructor(
    private readonly database: Database,
    private readonly releases: Releases,
    private readonly explainer: ExecutionExplainer,
  ) {}

  async of(row: CaseRow, caller: Caller): Promise<ShownCase> {
    const isWhole = isWithin(caller.scopeOf('payload.read'), row);
    const seesMoney = isWithin(caller.scopeOf('money.read'), row);
    const payload = await this.#payload(row.id, isWhole);
    const explanation =
      isWhole && seesMoney && row.executionId !== null ? await this.explainer.explain(row.executionId) : undefined;
    return {
      ...row,
      history: await caseStore.history(this.database, row.id),
      ...(payload === undefined ? {} : { payload }),
      isMasked: !isWhole,
      ...(explanation ? { explanation } : {}),
    };
  }

  async #payload(id: number, isWhole: boolean): Promise<unknown> {
    const found = await caseStore.payload(this.database, id);
    if (!found?.body) return undefined;
    try {
      const value = JSON.parse(found.body.toString()) as unknown;
      if (isWhole) return value;
      // without a release nobody can say what is sensitive in it
      return found.releaseId === null
        ? undefined
        : masked(value, sensitiveNames(await this.releases.engineOf(found.releaseId)));
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }
}
