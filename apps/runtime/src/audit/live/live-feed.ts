import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Observable } from 'rxjs';
import type { Caller } from '../../access/caller.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { Log } from '../../platform/observe/log.js';
import { Workers } from '../../platform/work/workers.js';
import { type Happening, liveStore } from './live.store.js';
import { TOPICS } from './topics.js';

/** What a listener is told: something of this topic is another now, and which, where they can be named. */
export interface LiveChange {
  readonly topic: string;
  readonly ids?: readonly string[];
}

const PAUSE_MILLISECONDS = 700;
const SILENCE_MILLISECONDS = 15_000;
/** Then the listener asks again, and its rights are looked at again. */
const LISTENING_MILLISECONDS = 300_000;
const LISTENERS_MAX = 500;

type Listener = (happenings: readonly Happening[]) => void;

/** Tells who listens what happened, as the audit has it. Nothing is read as long as nobody listens. */
@Injectable()
export class LiveFeed {
  /** Each with what ends its stream. */
  readonly #listeners = new Map<Listener, () => void>();
  #reading: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly workers: Workers,
    private readonly log: Log,
  ) {}

  /** What happens from now on within the caller's rights; a line without a topic now and then shows that it is alive. */
  listen(caller: Caller): Observable<{ data: LiveChange | { readonly alive: true } }> {
    if (this.#listeners.size >= LISTENERS_MAX) throw tooMany();
    return new Observable((subscriber) => {
      const listener: Listener = (happenings) => {
        for (const change of changesFor(caller, happenings)) subscriber.next({ data: change });
      };
      const alive = setInterval(() => subscriber.next({ data: { alive: true } }), SILENCE_MILLISECONDS);
      const end = (): void => subscriber.complete();
      const late = setTimeout(end, LISTENING_MILLISECONDS);
      this.#listeners.set(listener, end);
      this.#reading ??= this.#read();
      subscriber.next({ data: { alive: true } });
      return () => {
        clearInterval(alive);
        clearTimeout(late);
        this.#listeners.delete(listener);
      };
    });
  }

  async #read(): Promise<void> {
    const { stopping } = this.workers;
    let last: number | undefined;
    while (this.#listeners.size > 0 && !stopping.aborted) {
      try {
        last = await this.#tell(last);
      } catch (error) {
        this.log.warn('what happened could not be read for those who listen', {}, error);
      }
      await wait(PAUSE_MILLISECONDS, undefined, { signal: stopping }).catch(() => undefined);
    }
    this.#reading = undefined;
    if (stopping.aborted) for (const end of [...this.#listeners.values()]) end();
  }

  async #tell(last: number | undefined): Promise<number> {
    const newest = await liveStore.last(this.database);
    if (last === undefined || newest === last) return newest;
    const happenings = await liveStore.between(this.database, last, newest);
    for (const listener of this.#listeners.keys()) listener(happenings);
    return newest;
  }
}

/** What of it the caller may know: the topic, and the ids where nothing of the environment is hidden from them. */
function changesFor(caller: Caller, happenings: readonly Happening[]): LiveChange[] {
  return happenings.flatMap(({ environment, objectKind, ids }) => {
    const of = TOPICS.get(objectKind);
    if (!of || (environment !== null && environment !== caller.environment) || !caller.may(of.permission)) return [];
    const isNamed = ids !== null && caller.scopeOf(of.permission) === 'all';
    return [{ topic: of.topic, ...(isNamed ? { ids } : {}) }];
  });
}

function tooMany(): Problem {
  return new Problem(429, {
    code: 'TOO_MANY_LISTENERS',
    detail: `${LISTENERS_MAX} listen to this process already.`,
    remedy: 'Ask again later, or ask for what you need to see now and then.',
    retryAfter: 30,
  });
}
