import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Log } from '../../platform/observe/log.js';
import { Metrics } from '../../platform/observe/metrics.js';
import { Courier } from './courier.js';
import { bodyOf } from './message.js';
import { notificationStore, type DueRow, type TargetRow } from './notification.store.js';

const PAUSE_MILLISECONDS = 1_000;
const CLEAR_EVERY_MILLISECONDS = 600_000;
/** Targets at once. */
const AT_ONCE = 16;
const FIRST_BACK_OFF = 10_000;
const LONGEST_BACK_OFF = 3_600_000;

/** Tells targets of cases: each message at least once, and not for longer than a day. */
@Injectable()
export class Notifier {
  readonly #counts;

  constructor(
    private readonly database: Database,
    private readonly courier: Courier,
    private readonly log: Log,
    metrics: Metrics,
  ) {
    this.#counts = metrics.counter({
      name: 'reckoner_notifications_total',
      help: 'Attempts to tell a target of cases, by what became of them.',
      labels: ['result'],
    });
  }

  async run(stopping: AbortSignal): Promise<void> {
    let cleared = -Infinity;
    while (!stopping.aborted) {
      if (performance.now() - cleared > CLEAR_EVERY_MILLISECONDS) {
        await notificationStore.clear(this.database);
        cleared = performance.now();
      }
      if ((await this.once()) > 0) continue;
      await wait(PAUSE_MILLISECONDS, undefined, { signal: stopping }).catch(() => undefined);
    }
  }

  /** Sends the next message of each target that has one due; answers how many it tried. */
  async once(): Promise<number> {
    const claimed = await this.#claim();
    await Promise.all(claimed.map(([target, due]) => this.#tell(target, due)));
    return claimed.length;
  }

  #claim(): Promise<[TargetRow, DueRow & { readonly body: Buffer }][]> {
    return this.database.transaction(async (session) => {
      const claimed: [TargetRow, DueRow & { readonly body: Buffer }][] = [];
      for (const target of await notificationStore.waitedFor(session, AT_ONCE)) {
        const due = await notificationStore.claim(session, target);
        if (!due) continue;
        const { id, occasion, kind, reason, cause, team, cases, at } = due;
        const told = { id, occasion, environment: target.environmentName, kind, reason, cause, team, cases, at };
        const body = due.body ?? bodyOf({ ...told, case: due.case });
        if (!due.body) await notificationStore.write(session, id, body);
        claimed.push([target, { ...due, body }]);
      }
      return claimed;
    });
  }

  async #tell(target: TargetRow, due: DueRow & { readonly body: Buffer }): Promise<void> {
    const problem = await this.courier.send(target, due.id, due.body);
    if (problem === undefined) {
      await notificationStore.sent(this.database, due);
      this.#counts.inc({ result: 'sent' });
      return;
    }
    const fields = { environment: target.environmentName, connection: target.name, case: due.case, reason: problem };
    const isGivenUp = await notificationStore.retry(this.database, due, backOff(due.attempts));
    this.#counts.inc({ result: isGivenUp ? 'given-up' : 'failed' });
    if (isGivenUp) this.log.error('a notification is given up', { ...fields, attempt: due.attempts });
    else this.log.warn('a notification did not arrive and is sent again', { ...fields, attempt: due.attempts });
  }
}

/** Doubled each time; apart by chance, so that targets that failed together are not asked together. */
function backOff(attempts: number): number {
  const longest = Math.min(FIRST_BACK_OFF * 2 ** (attempts - 1), LONGEST_BACK_OFF);
  return longest * (0.5 + Math.random() / 2);
}
