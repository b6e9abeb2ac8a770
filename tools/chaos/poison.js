/** An event that ends whoever works on it: it must be put aside, and take nothing along. */
import { setTimeout as wait } from 'node:timers/promises';

/** No entry of the source has a number like this. */
const ID = 666_000_000;
const LOOK_MS = 200;
const LONG_S = 60;
/** Four workers die of it: one with many in hand, three with it alone. */
const DEATHS_MAX = 6;

/** Work on such a key hangs, so that its worker can be found and killed. */
const TRAP = `
CREATE OR REPLACE FUNCTION hang() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(${LONG_S}); RETURN NEW; END $$;
CREATE OR REPLACE TRIGGER hang BEFORE INSERT ON business_key FOR EACH ROW WHEN (NEW.key LIKE '%${ID}%') EXECUTE FUNCTION hang()`;
const HANGING = `
SELECT pid, application_name AS name FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND application_name LIKE 'reckoner%'`;

export class Poison {
  constructor(stage, count) {
    this.stage = stage;
    this.count = count;
  }

  /** Sends them, and kills whoever works on one, until none is left. */
  async run(disturbances) {
    if (this.count === 0) return;
    await this.stage.asOwner((client) => client.query(TRAP));
    for (let index = 0; index < this.count; index += 1) await this.#send(ID + index);
    for (let deaths = 0; deaths < DEATHS_MAX * this.count && (await this.#isLeft());) {
      deaths += await this.#killHanging(disturbances);
      await wait(LOOK_MS);
    }
  }

  async #send(id) {
    const [runtime] = this.stage.runtimes;
    const moment = '2026-10-05T08:00:00Z';
    const data = {
      id,
      updated_at: moment,
      spent_date: '2026-10-05',
      project: { code: 'P-100' },
      user: { id: 4410027 },
    };
    const envelope = { specversion: '1.0', id: `${id}@${moment}`, source: 'harvest', type: 'time-entry.approved' };
    const headers = { 'content-type': 'application/cloudevents+json' };
    const body = JSON.stringify({ ...envelope, time: moment, datacontenttype: 'application/json', data });
    while (!(await this.stage.ask('POST', '/v1/events', { headers, body, runtime }).catch(() => false)))
      await wait(LOOK_MS);
  }

  #isLeft() {
    return this.stage.asOwner(async (client) => {
      const { rows } = await client.query(
        'SELECT FROM execution_queue q JOIN event e ON e.id = q.event_id WHERE e.source_id LIKE $1 LIMIT 1',
        [`${String(ID).slice(0, 6)}%@%`],
      );
      return rows.length > 0;
    });
  }

  #killHanging(disturbances) {
    return this.stage.asOwner(async (client) => {
      const { rows } = await client.query(HANGING);
      for (const { pid, name } of rows) {
        const runtime = this.stage.runtimes.find((one) => name.startsWith(`reckoner-${one.name}`));
        if (runtime?.signal('SIGKILL')) disturbances.push({ name: runtime.name, from: Date.now(), to: Date.now() });
        // a server process does not notice by itself that nobody waits for it any more
        await client.query('SELECT pg_terminate_backend($1)', [pid]);
      }
      return rows.length;
    });
  }
}
