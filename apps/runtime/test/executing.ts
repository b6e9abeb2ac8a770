/** Executes events in a spec file's database, without HTTP and without loops: each step is asked for. */
import { createHash } from 'node:crypto';
import { AuditWriter } from '../src/audit/audit-writer.js';
import { CaseOpener } from '../src/cases/case-opener.js';
import { OwedDeliveries } from '../src/delivery/owe.js';
import { BatchExecution } from '../src/execution/batch/batch.js';
import { Preparation } from '../src/execution/batch/preparation.js';
import { BatchWriter } from '../src/execution/batch/batch-writer.js';
import { Quarantine } from '../src/execution/quarantine.js';
import { Wakes } from '../src/execution/wakes/wakes.js';
import { ExecutionWorker } from '../src/execution/worker.js';
import { DriftWatch } from '../src/intake/drift/drift-watch.js';
import type { Database } from '../src/platform/database/database.js';
import { Metrics } from '../src/platform/observe/metrics.js';
import { Log } from '../src/platform/observe/log.js';
import { ReferenceChanges } from '../src/reference/reference-changes.js';
import { ReferenceRowsHost } from '../src/reference/reference-rows.js';
import { Releases } from '../src/releases/releases.js';
import type { TestDatabase } from './database.js';

/** An event as a spec writes it. */
export interface Sent {
  readonly source?: string;
  readonly id: string;
  readonly type?: string;
  readonly data: unknown;
  readonly legalEntity?: string;
}

/** A row of a reference table as a spec writes it. */
export interface SentRow {
  readonly key: string;
  readonly body: object;
  readonly from?: string;
  readonly to?: string;
}

/** Everything that executing needs, over one database. */
export class Executing {
  readonly releases: Releases;
  readonly wakes = new Wakes();
  readonly batches: BatchExecution;
  readonly quarantine: Quarantine;
  readonly rows = new ReferenceRowsHost();
  readonly cases = new CaseOpener();
  readonly audit = new AuditWriter();
  readonly owed: OwedDeliveries;
  readonly drift: DriftWatch;
  readonly #test: TestDatabase;
  readonly #database: Database;
  #environment = 0;

  constructor(test: TestDatabase, database: Database = test.database) {
    this.#test = test;
    this.#database = database;
    this.releases = new Releases(database, this.audit);
    this.owed = new OwedDeliveries(this.cases, this.audit);
    const { releases, rows, owed, cases, audit, wakes } = this;
    const writer = new BatchWriter(owed, cases, audit, wakes);
    this.drift = new DriftWatch(database, cases, new Metrics());
    this.batches = new BatchExecution(database, new Preparation(releases, this.drift), rows, writer);
    this.quarantine = new Quarantine(database, releases, cases, audit);
  }

  get environment(): number {
    return this.#environment;
  }

  worker(): ExecutionWorker {
    return new ExecutionWorker(this.#database, this.batches, this.quarantine, new Log('silent'));
  }

  /** Stores a workspace and lets the environment run it. */
  async release(files: Readonly<Record<string, string>>, environment = 'dev'): Promise<number> {
    const release = await this.releases.store(new Map(Object.entries(files)), 'spec');
    const { checked } = await this.releases.engineOf(release.id);
    const errors = checked.diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
    const pointer = await this.releases.point(environment, release, 'spec');
    this.#environment = pointer.environment;
    return release.id;
  }

  /** Writes events and their work as intake does. */
  async send(...events: readonly Sent[]): Promise<void> {
    for (const { source = 'demo', id, type = 'entry', data, legalEntity = null } of events) {
      const body = Buffer.from(JSON.stringify(data));
      await this.#test.asOwner(
        `WITH made AS (
           INSERT INTO event (environment, source, source_id, type, legal_entity, intake, correlation, body_hash)
           VALUES ($1, $2, $3, $4, $5, 'http', $3, $6) RETURNING id, received_at
         ), kept AS (INSERT INTO event_payload (event_id, received_at, body) SELECT id, received_at, $7 FROM made)
         INSERT INTO execution_queue (environment, event_id, release_id, legal_entity)
         SELECT $1, made.id, e.release_id, $5 FROM made, environment e WHERE e.id = $1`,
        [this.#environment, source, id, type, legalEntity, createHash('sha256').update(body).digest(), body],
      );
    }
  }

  /** Changes rows of a table as an import does: each takes the place of the one before it. */
  async import(table: string, rows: readonly SentRow[]): Promise<void> {
    const edits = rows.map(({ key, body, from = null, to = null }) => ({
      key,
      validFrom: from,
      validTo: to,
      body: JSON.stringify(body),
    }));
    const by = { environment: this.#environment, table, actor: 'spec', cause: 'import' as const };
    await this.#database.transaction((session) => new ReferenceChanges().apply(session, by, edits));
  }

  /** Works until nothing is left that is due. */
  async settle(): Promise<void> {
    const worker = this.worker();
    while ((await worker.runOnce()) > 0);
  }

  /** Rows of a table, as the database has them. */
  query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.#database.query<Row>(text, values);
  }
}
