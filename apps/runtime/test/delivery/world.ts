/** What delivering needs around it: an environment with a release, settings, executions and deliveries that are owed. */
import { createHash, randomBytes } from 'node:crypto';
import { AuditWriter } from '../../src/audit/audit-writer.js';
import { CaseOpener } from '../../src/cases/case-opener.js';
import { Connector } from '../../src/connections/connector.js';
import { SecretBox } from '../../src/connections/secret-box.js';
import { ConnectionSettings } from '../../src/connections/settings.js';
import { saveSetting } from '../../src/connections/settings.store.js';
import { Followers } from '../../src/delivery/confirmed/confirmed.js';
import { Deliverer } from '../../src/delivery/sender/deliverer.js';
import { Plans, type ReleaseSource } from '../../src/delivery/sender/plans.js';
import { Settler } from '../../src/delivery/sender/settler.js';
import type { Database } from '../../src/platform/database/database.js';
import { Log } from '../../src/platform/observe/log.js';
import { LoadedRelease } from '../../src/releases/loaded-release.js';
import type { TestDatabase } from '../database.js';

export const DEV = 1;

export interface Owed {
  readonly operation: string;
  readonly key: string;
  readonly body: unknown;
  readonly connection?: string;
  readonly kind?: 'effect' | 'reversal' | 'message';
  readonly reverses?: number;
  readonly legalEntity?: string;
  readonly isQueued?: boolean;
}

export interface DeliveryRow {
  readonly id: number;
  readonly state: string;
  readonly attempts: number;
  readonly reference: string | null;
  readonly code: string | null;
  readonly message: string | null;
}

export class World {
  readonly box = new SecretBox([randomBytes(32)]);
  readonly settings: ConnectionSettings;
  readonly stopping = new AbortController();
  readonly #connectors: Connector[] = [];
  #releases: ReleaseSource | undefined;

  constructor(
    private readonly test: TestDatabase,
    readonly connection = 'erp',
  ) {
    this.settings = new ConnectionSettings(test.database, this.box, new Set(['dev']));
  }

  get database(): Database {
    return this.test.database;
  }

  /** The environment, running a release with this connection, which leads to the address. */
  async connect(
    definition: string,
    address: string,
    secrets: Record<string, string> = {},
    options: Record<string, string> = {},
  ): Promise<void> {
    const files = new Map([
      ['reckoner.yaml', 'name: test\nlanguage: 1\n'],
      [`mappings/${this.connection}/${this.connection}.connection.yaml`, definition],
    ]);
    const release = new LoadedRelease(1, 'test', files);
    const problems = release.checked.workspace.diagnostics.filter(({ severity }) => severity === 'error');
    if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
    this.#releases = { engineOf: () => Promise.resolve(release) };
    await this.test.asOwner(
      `INSERT INTO release (hash, files, bytes, created_by) VALUES ('\\x01', 1, 1, 'test') ON CONFLICT DO NOTHING`,
    );
    await this.test.asOwner(
      `INSERT INTO environment (name, release_id) SELECT 'dev', id FROM release ON CONFLICT DO NOTHING`,
    );
    const sealed = this.settings.seal(secrets, 'dev', this.connection);
    await saveSetting(this.database, {
      environment: DEV,
      connection: this.connection,
      address,
      options,
      secrets: sealed,
      changed_by: 'test',
    });
  }

  /** A process that delivers. */
  deliverer(): Deliverer {
    const { database } = this;
    const log = new Log('silent');
    const connector = new Connector(database, this.settings, this.box);
    this.#connectors.push(connector);
    return new Deliverer({
      database,
      log,
      connector,
      plans: new Plans(database, this.#releases!),
      settler: new Settler(database, new AuditWriter(), new CaseOpener(), new Followers()),
    });
  }

  /** A process begins, delivers what is due, and ends; and so another. */
  async deliver(rounds = 1): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      const deliverer = this.deliverer();
      await deliverer.look(this.stopping.signal);
      await deliverer.idle();
    }
  }

  /** Nobody waits in a test: what waits is due now, and what is closed or resting is open. */
  async timePasses(): Promise<void> {
    await this.database.execute(
      `UPDATE delivery_queue SET due_at = clock_timestamp() - interval '1 second' WHERE leased_until IS NULL`,
    );
    await this.database.execute(`UPDATE connection_gate SET closed_until = NULL`);
  }

  async close(): Promise<void> {
    await Promise.all(this.#connectors.map((connector) => connector.close()));
  }

  async owe(owed: Owed): Promise<number> {
    const { operation, key, kind = 'effect', connection = this.connection } = owed;
    const body = Buffer.from(JSON.stringify(owed.body));
    const hash = createHash('sha256').update(body).digest();
    const idempotencyKey = createHash('sha256').update(`${key}/${operation}`).digest('hex').slice(0, 32);
    const execution = await this.#one<{ id: number }>(
      `INSERT INTO execution (environment, event_id, flow, release_id, now, outcome) VALUES (1, 1, 'f', (SELECT id FROM release), now(), 'accepted') RETURNING id`,
    );
    const effect = await this.#one<{ id: number; last_seq: number }>(
      `INSERT INTO effect (environment, connection, key, last_seq) VALUES (1, $1, $2, 1)
       ON CONFLICT (environment, connection, key) DO UPDATE SET last_seq = effect.last_seq + 1 RETURNING id, last_seq`,
      [connection, key],
    );
    const delivery = await this.#one<{ id: number }>(
      `INSERT INTO delivery (environment, effect_id, seq, execution_id, connection, operation, purpose, kind, reverses, legal_entity, idempotency_key, body_hash)
       VALUES (1, $1, $2, $3, $4, $5, 'billing', $6, $7, $8, $9, $10) RETURNING id`,
      [
        effect.id,
        effect.last_seq,
        execution.id,
        connection,
        operation,
        kind,
        owed.reverses ?? null,
        owed.legalEntity ?? null,
        idempotencyKey,
        hash,
      ],
    );
    await this.database.execute(
      'INSERT INTO delivery_payload (delivery_id, created_at, body) SELECT id, created_at, $2 FROM delivery WHERE id = $1',
      [delivery.id, body],
    );
    if (owed.isQueued ?? true)
      await this.database.execute(
        'INSERT INTO delivery_queue (delivery_id, environment, connection, legal_entity) VALUES ($1, 1, $2, $3)',
        [delivery.id, connection, owed.legalEntity ?? null],
      );
    return delivery.id;
  }

  async delivery(id: number): Promise<DeliveryRow> {
    return this.#one<DeliveryRow>('SELECT id, state, attempts, reference, code, message FROM delivery WHERE id = $1', [
      id,
    ]);
  }

  async states(): Promise<Record<string, number>> {
    const rows = await this.database.query<{ state: string; count: number }>(
      'SELECT state, count(*)::int AS count FROM delivery GROUP BY state',
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  async #one<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row> {
    return (await this.database.one<Row>(text, values))!;
  }
}
