import { Injectable } from '@nestjs/common';
import {
  explainFlow,
  identityOf,
  Failure,
  parseJson,
  validateValue,
  type FlowEvent,
  type Host,
  type Num,
  type ObjectValue,
  type Value,
} from '@reckoner/engine';
import { Database } from '../../platform/database/database.js';
import { referenceRowsStore } from '../../reference/reference-rows.store.js';
import type { LoadedRelease } from '../../releases/loaded-release.js';
import { Releases } from '../../releases/releases.js';
import { RowIndex, rowKey } from '../../reference/row-index.js';
import type { Reads } from '../batch/batch-host.js';
import { heldToIdentity } from '../batch/prepare.js';
import { engineBuild } from '../engine-build.js';
import { explainStore, type StoredAttempt } from './explain.store.js';
import { stepsAsJson, type StepJson } from './explained-steps.js';

/** Why an execution ended as it did. */
export interface ExplainedExecution {
  readonly executionId: number;
  readonly attempt: number;
  readonly release: string;
  readonly now: string;
  /** The line that was stored: what holds, whatever is computed today. */
  readonly result: ObjectValue;
  /**
   * `same`: computed again from what was stored, to the byte. `differs`: another build of the engine comes to something
   * else. `broken`: the same build does, which must not be. `not-computed`: it ended without its flow being run. `aged-out`: the bytes that it was
   * computed from are kept no longer. `erased`: a person was taken out of them.
   */
  readonly recomputed: 'same' | 'differs' | 'broken' | 'not-computed' | 'aged-out' | 'erased';
  /** What it comes to today, where that is not the same. */
  readonly today?: ObjectValue;
  readonly engine: { readonly stored: string; readonly today: string };
  readonly steps: readonly StepJson[];
}

/** Explains an execution by computing it once more from what it read. */
@Injectable()
export class ExecutionExplainer {
  constructor(
    private readonly database: Database,
    private readonly releases: Releases,
  ) {}

  /** Undefined where there is no such execution or attempt, or its bytes are kept no longer. */
  async explain(executionId: number, attempt?: number): Promise<ExplainedExecution | undefined> {
    const stored = await explainStore.attempt(this.database, executionId, attempt);
    if (!stored) return undefined;
    const release = await this.releases.engineOf(stored.releaseId);
    const flow = release.flow(stored.flow);
    const reads = parseJson(stored.reads.toString()) as unknown as Partial<Reads>;
    const about = {
      executionId,
      attempt: stored.attempt,
      release: release.hash,
      now: stored.now,
      result: parseJson(stored.result.toString()) as ObjectValue,
      engine: { stored: stored.engine, today: engineBuild() },
    };
    if (stored.isErased) return { ...about, recomputed: 'erased', steps: [] };
    if (!stored.body) return { ...about, recomputed: 'aged-out', steps: [] };
    if (!flow || !reads.tables) return { ...about, recomputed: 'not-computed', steps: [] };
    const host = await this.#host(release, reads as Reads);
    const event = eventOf(stored);
    const explanation = explainFlow(flow.ir, event, host, validateValue);
    const identity = identityOf(flow.ir, event);
    const unidentified = identity instanceof Failure ? identity : undefined;
    const today = flow.writer.write(heldToIdentity(explanation.execution, unidentified));
    const steps = stepsAsJson(explanation.steps);
    if (today === stored.result.toString()) return { ...about, recomputed: 'same', steps };
    const recomputed = stored.engine === engineBuild() ? 'broken' : 'differs';
    return { ...about, recomputed, today: parseJson(today) as ObjectValue, steps };
  }

  /** Answers as it was answered then: with the rows that were found, and none where none was. */
  async #host(release: LoadedRelease, { rows, missing, balances }: Reads): Promise<Host> {
    const tables = new Map(release.environmentTables.map(({ id }) => [id, new RowIndex()]));
    for (const row of rows.length === 0 ? [] : await referenceRowsStore.byIds(this.database, rows))
      tables.get(row.name)?.add(row);
    const absent = new Set(missing.map(([table, keys, at]) => JSON.stringify([table, at, ...keys])));
    const drawn = new Map(balances.map(([name, key, amount]) => [`${name} ${key}`, amount]));
    return {
      row: (table, keys, at) => {
        const found = tables.get(table);
        if (!found) return release.checked.rows.get(table)?.find(keys, at);
        if (absent.has(JSON.stringify([table, at ?? null, ...keys]))) return undefined;
        return found.find(rowKey(keys), at)?.value;
      },
      balance: (name, key): Num => drawn.get(`${name} ${key}`) ?? 0,
    };
  }
}

function eventOf({ sourceId: id, source, type, now: time, legalEntity, body }: StoredAttempt): FlowEvent {
  const data: Value = parseJson(body!.toString());
  return { data, id, source, type, time, ...(legalEntity === null ? {} : { legalEntity }) };
}
