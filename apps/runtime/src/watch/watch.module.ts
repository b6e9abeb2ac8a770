import { Module } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Metrics } from '../platform/observe/metrics.js';
import { type WATCHED, watchStore } from './watch.store.js';

/** What operators watch: its name, its meaning, its labels. */
const SHOWN: Readonly<Record<keyof typeof WATCHED, readonly [name: string, help: string, labels: readonly string[]]>> =
  {
    waiting: [
      'reckoner_executions_waiting',
      'Events and executions that wait, by cause: received, woken, retried, replayed.',
      ['environment', 'cause'],
    ],
    owed: ['reckoner_deliveries_waiting', 'Deliveries that wait, by step.', ['environment', 'connection', 'step']],
    cases: [
      'reckoner_cases_open',
      'Open cases: what was rejected, failed or refused.',
      ['environment', 'kind', 'reason'],
    ],
    closed: [
      'reckoner_connection_closed_seconds',
      'Seconds that a connection that is throttled, paused or broken stays closed.',
      ['environment', 'connection', 'why'],
    ],
    done: ['reckoner_rows_total', 'Rows that were added since the server counts: throughput.', ['table']],
    latency: [
      'reckoner_posting_seconds',
      'From approval (the time of the event) to posting, of the newest 500 of the last five minutes.',
      ['quantile'],
    ],
  };

/** Levels of the business, read when they are asked for. */
@Module({})
export class WatchModule {
  constructor(database: Database, metrics: Metrics) {
    for (const [what, [name, help, labels]] of Object.entries(SHOWN)) {
      metrics.level({ name, help, labels }, async (gauge) => {
        gauge.reset();
        // The operators' other numbers are wanted most while the database is away.
        const levels = await watchStore.levels(database, what as keyof typeof WATCHED).catch(() => []);
        for (const { labels: given, value } of levels)
          gauge.set(Object.fromEntries(labels.map((label) => [label, given[label] ?? ''])), value);
      });
    }
  }
}
