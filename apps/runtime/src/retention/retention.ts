import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../audit/audit-writer.js';
import { Configuration } from '../platform/configuration.js';
import { Database } from '../platform/database/database.js';
import { Log } from '../platform/observe/log.js';
import { monthsStore, type Month } from './months.store.js';

const PAUSE_MILLISECONDS = 3_600_000;
/** Months that are there before anything is written to them. */
const AHEAD = 2;

/** Makes the months that are to come, and lets go of those that nobody is to keep any longer. */
@Injectable()
export class Retention {
  constructor(
    private readonly configuration: Configuration,
    private readonly database: Database,
    private readonly audit: AuditWriter,
    private readonly log: Log,
  ) {}

  async run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      await monthsStore.make(this.database, AHEAD);
      await this.ageOut();
      await wait(PAUSE_MILLISECONDS, undefined, { signal: stopping }).catch(() => undefined);
    }
  }

  /** Answers the months that are gone. One that something still needs stays, and is tried again. */
  async ageOut(): Promise<Month[]> {
    const months = this.configuration.keepMonths;
    if (months === undefined) return [];
    const gone: Month[] = [];
    for (const old of await monthsStore.old(this.database, months)) if (await this.#drop(old)) gone.push(old);
    return gone;
  }

  #drop(old: Month): Promise<boolean> {
    return this.database.transaction(async (session) => {
      const { dropped, needed } = await monthsStore.drop(session, old);
      const detail = `${old.parent} ${old.month.slice(0, 7)}`;
      if (!dropped) {
        this.log.warn('a month is kept longer, because something in it is open', { count: needed, detail });
        return false;
      }
      const line = { actor: 'schedule', action: 'data.aged-out', objectKind: 'month', objectId: detail };
      await this.audit.lines(session, [line]);
      return true;
    });
  }
}
