/** Events in, deliveries out: executing and delivering over one database, to a target that the spec plays. */
import { randomBytes } from 'node:crypto';
import { AuditWriter } from '../../src/audit/audit-writer.js';
import { CaseOpener } from '../../src/cases/case-opener.js';
import { Connector } from '../../src/connections/connector.js';
import { SecretBox } from '../../src/connections/secret-box.js';
import { ConnectionSettings } from '../../src/connections/settings.js';
import { saveSetting } from '../../src/connections/settings.store.js';
import { Followers } from '../../src/delivery/confirmed/confirmed.js';
import { PostedEvents } from '../../src/delivery/confirmed/posted-events.js';
import { RememberedRows } from '../../src/delivery/confirmed/remembered-rows.js';
import { Deliverer } from '../../src/delivery/sender/deliverer.js';
import { Plans } from '../../src/delivery/sender/plans.js';
import { Settler } from '../../src/delivery/sender/settler.js';
import { Log } from '../../src/platform/observe/log.js';
import { ReferenceChanges } from '../../src/reference/reference-changes.js';
import type { TestDatabase } from '../database.js';
import { Executing } from '../executing.js';

/** No spec needs more turns of executing and delivering than this. */
const TURNS_MAX = 60;

export class EndToEnd {
  readonly on: Executing;
  readonly followers: Followers;
  readonly #connector: Connector;
  readonly #settings: ConnectionSettings;
  readonly #test: TestDatabase;

  constructor(test: TestDatabase) {
    this.#test = test;
    this.on = new Executing(test);
    const { cases } = this.on;
    this.followers = new Followers(
      new RememberedRows(this.on.releases, new ReferenceChanges(), cases),
      new PostedEvents(this.on.releases, cases),
    );
    const box = new SecretBox([randomBytes(32)]);
    this.#settings = new ConnectionSettings(test.database, box, new Set(['dev']));
    this.#connector = new Connector(test.database, this.#settings, box);
  }

  /** Runs a workspace whose connections lead to these addresses. */
  async run(files: Readonly<Record<string, string>>, addresses: Readonly<Record<string, string>>): Promise<void> {
    await this.on.release(files);
    for (const [connection, address] of Object.entries(addresses)) {
      await saveSetting(this.#test.database, {
        environment: this.on.environment,
        connection,
        address,
        options: {},
        secrets: this.#settings.seal({}, 'dev', connection),
        changed_by: 'spec',
      });
    }
  }

  /** One process sends what is due, and ends. */
  async deliver(): Promise<void> {
    const { database } = this.#test;
    const deliverer = new Deliverer({
      database,
      log: new Log('silent'),
      connector: this.#connector,
      plans: new Plans(database, this.on.releases),
      settler: new Settler(database, new AuditWriter(), new CaseOpener(), this.followers),
    });
    await deliverer.look(new AbortController().signal);
    await deliverer.idle();
  }

  /** Executes and delivers until nothing is left to do; time passes between. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < TURNS_MAX; turn += 1) {
      await this.on.settle();
      if ((await this.#waiting('delivery_queue')) === 0 && (await this.#waiting('execution_queue')) === 0) return;
      await this.timePasses();
      await this.deliver();
    }
    throw new Error(`Not settled after ${TURNS_MAX} turns.`);
  }

  /** What waits is due now, and what is closed is open. */
  async timePasses(): Promise<void> {
    await this.on.query(
      `UPDATE delivery_queue SET due_at = clock_timestamp() - interval '1 second' WHERE leased_until IS NULL`,
    );
    await this.on.query(`UPDATE connection_gate SET closed_until = NULL`);
  }

  async close(): Promise<void> {
    await this.#connector.close();
  }

  async #waiting(table: 'delivery_queue' | 'execution_queue'): Promise<number> {
    return (await this.on.query<{ count: number }>(`SELECT count(*) FROM ${table}`))[0]!.count;
  }
}
