import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Again, NotAgain } from '../execution/again/again.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { notSo } from './case-desk.js';
import { caseStore, type CaseFilter, type CaseRow } from './case.store.js';

/** `retry`: another attempt on its release. `replay`: a new execution with today's. */
export type Repetition = 'retry' | 'replay';

/** What was done of a group. */
export interface Repeated {
  readonly matched: number;
  readonly done: number;
  /** Those that could not be, and why. */
  readonly refused: readonly { readonly case: number; readonly code: string; readonly message: string }[];
}

/** Cases of one request at most. */
export const GROUP_MAX = 1_000;

/** Has the events of cases executed once more: what waits for it already is left alone, so asking twice does it once. */
@Injectable()
export class CaseRepetition {
  constructor(
    private readonly database: Database,
    private readonly again: Again,
  ) {}

  async count(filter: CaseFilter): Promise<number> {
    return (await this.#matching(filter)).length;
  }

  async one(filter: CaseFilter, how: Repetition, caller: Caller): Promise<void> {
    const [found] = await this.#matching(filter);
    if (!found)
      throw notSo('NOTHING_TO_REPEAT', 'The case has no execution to repeat, is resolved, or waits for it already.');
    const refused = await this.#repeat(found, how, caller);
    if (refused) throw notSo(refused.code, refused.message);
  }

  /** `expected`: how many a dry run said; with another number nothing is done. */
  async group(filter: CaseFilter, how: Repetition, by: { caller: Caller; expected: number }): Promise<Repeated> {
    const { caller, expected } = by;
    const cases = await this.#matching(filter);
    if (cases.length !== expected && cases.length > 0) {
      throw new Problem(409, {
        code: 'COUNT_CHANGED',
        detail: `${cases.length} cases match by now, not ${expected}.`,
        remedy: 'Ask again with `dryRun`, look, and send the new count.',
      });
    }
    const refused: Repeated['refused'][number][] = [];
    const begun = new Set<number>();
    for (const one of cases) {
      // several cases of one execution are repeated by one
      if (begun.has(one.executionId ?? -one.eventId!)) continue;
      begun.add(one.executionId ?? -one.eventId!);
      const why = await this.#repeat(one, how, caller);
      if (why) refused.push({ case: one.id, ...why });
    }
    return { matched: cases.length, done: begun.size - refused.length, refused };
  }

  #matching(filter: CaseFilter): Promise<CaseRow[]> {
    return caseStore.repeatable(this.database, { ...filter, state: 'open' }, GROUP_MAX);
  }

  /** The audit has its line with the work itself; the case's history follows it. */
  async #repeat(
    one: CaseRow,
    how: Repetition,
    { actor }: Caller,
  ): Promise<{ code: string; message: string } | undefined> {
    try {
      if (one.executionId === null) await this.again.replayEvent(one.eventId!, actor);
      else await this.again[how](one.executionId, actor);
    } catch (error) {
      if (error instanceof NotAgain) return { code: error.code, message: error.message };
      throw error;
    }
    const action = how === 'retry' ? 'retried' : 'replayed';
    await this.database.transaction((session) => caseStore.enter(session, one.id, { actor, action }));
    return undefined;
  }
}
