/** A database is backed up, goes on, is lost and restored: whatever happened in between, no target gets anything twice. */
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditVerifier, type Verified } from '../../src/audit/verifier.js';
import { backUp } from '../../src/platform/backup/backup.js';
import { markOnly, restore } from '../../src/platform/backup/restore.js';
import { Configuration } from '../../src/platform/configuration.js';
import { startRuntime } from '../../src/platform/runtime.js';
import { Releases } from '../../src/releases/releases.js';
import { callerOf, type TestCaller } from '../calling.js';
import { makeDatabase, type TestDatabase } from '../database.js';
import { startTestRuntime, type TestRuntime } from '../runtime.js';
import { connectionFile, useSandbox } from '../sandbox.js';

jest.setTimeout(120_000);

const SYSTEMS = ['stripe', 'oracle', 'sip', 'harvest'];
const SETTINGS = { RECKONER_SECRET_KEY: Buffer.alloc(32, 7).toString('base64') };
const ROLES = ['admin', 'operator', 'sender', 'viewer'];
const folder = mkdtempSync(join(tmpdir(), 'reckoner-backup-'));
const sandbox = useSandbox();
const databases: TestDatabase[] = [];
const places: Place[] = [];

/** One event owes an effect of each class: K3, K1, K2 and K0. */
const FILES: Readonly<Record<string, string>> = {
  'reckoner.yaml': 'name: t\nlanguage: 1\n',
  ...Object.assign({}, ...SYSTEMS.map(connectionFile)),
  'flows/all.flow.yaml': `title: An effect of each class
on: { source: harvest, type: entry, key: [ = data.id ], revision: = data.rev }
subject: = entry
steps:
  - validate: { schema: harvest/entry, of: = data }
  - let: { value: = data, as: entry }
  - purpose: invoice
    steps: [{ deliver: { to: stripe, operation: create-invoice-item, body: = data.stripe, key: [ = data.id ], correct: { reverse-with: delete-invoice-item } } }]
  - purpose: event
    steps: [{ deliver: { to: oracle, operation: create-billing-event, body: = data.oracle, key: [ = data.id ], correct: { reverse-with: cancel-billing-event } } }]
  - purpose: line
    steps: [{ deliver: { to: sip, operation: post-line, body: = data.sip, key: [ = data.id ], correct: upsert } }]
  - purpose: word
    steps: [{ deliver: { to: harvest, operation: annotate, body: = data.harvest, key: [ = data.id ], correct: never } }]
`,
  'mappings/harvest/entry.schema.yaml': `title: Entry
type: object
required: [id, rev, stripe, oracle, sip, harvest]
properties: { id: { type: string }, rev: { type: integer }, stripe: { type: object }, oracle: { type: object }, sip: { type: object }, harvest: { type: object } }
`,
};

interface Sent {
  readonly number: number;
  readonly rev?: number;
  readonly time?: string;
}

/** An event as its source sends it, and sends it again. */
function eventOf({ number, rev = 1, time = '2026-10-01T08:00:00Z' }: Sent): string {
  const id = `entry-${number}`;
  const amount = 100 * number + rev;
  return JSON.stringify({
    specversion: '1.0',
    id: `${id}/${rev}`,
    source: 'harvest',
    type: 'entry',
    time,
    data: {
      id,
      rev,
      stripe: { customer: `cus_${number}`, currency: 'eur', amount, description: id, period: { start: 1, end: 2 } },
      oracle: {
        SourceName: 'RECKONER',
        SourceReference: id,
        ContractNumber: 'C1',
        ContractLineNumber: '1',
        EventTypeName: 'Time',
        BusinessUnitName: 'UK',
        ProjectNumber: 'LRK',
        CompletionDate: '2026-10-01',
        BillTrnsCurrencyCode: 'GBP',
        BillTrnsAmount: amount,
      },
      sip: { sourceId: id, quantity: 1, amount, currency: 'EUR' },
      harvest: { code: 'BOOKED', message: id },
    },
  });
}

const numbers = (from: number, to: number): Sent[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ number: from + index }));

/** A runtime on a database, and what a person does with it. */
class Place {
  #isStopped = false;

  static async on(test: TestDatabase): Promise<Place> {
    const runtime = await startTestRuntime(SETTINGS, test);
    const place = new Place(test, runtime, await callerOf(runtime, FILES, ROLES));
    places.push(place);
    return place;
  }

  private constructor(
    readonly test: TestDatabase,
    readonly runtime: TestRuntime,
    readonly caller: TestCaller,
  ) {}

  async stop(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    await this.runtime.stop();
  }

  async connect(): Promise<void> {
    for (const system of SYSTEMS) {
      const body = JSON.stringify(sandbox.setting(system));
      const { status, text } = await this.caller.put(`/v1/connections/${system}/setting`, body, 'application/json');
      expect([status, text]).toEqual([200, expect.anything()]);
    }
  }

  async send(events: readonly Sent[]): Promise<void> {
    const { status } = await this.caller.post('/v1/events', events.map(eventOf).join('\n'), 'application/x-ndjson');
    expect(status).toBe(202);
  }

  async each(what: 'pause' | 'resume'): Promise<void> {
    for (const system of SYSTEMS) {
      const { status } = await this.caller.post(`/v1/connections/${system}/${what}`, '{}', 'application/json');
      expect(status).toBeLessThan(300);
    }
  }

  async states(): Promise<Record<string, number>> {
    const rows = await this.test.asOwner(
      'SELECT state, count(*)::int AS count FROM delivery GROUP BY state ORDER BY 1',
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count as number]));
  }

  /** Waits until everything is executed, and so many deliveries stand as they should. */
  async until(isDone: (states: Record<string, number>) => boolean): Promise<Record<string, number>> {
    for (const end = performance.now() + 20_000; ;) {
      const [{ waiting, due } = {}] = await this.test.asOwner(
        'SELECT (SELECT count(*)::int FROM execution_queue) AS waiting, (SELECT count(*)::int FROM delivery_queue) AS due',
      );
      const states = await this.states();
      if (waiting === 0 && isDone({ ...states, due: due as number })) return states;
      if (performance.now() > end) throw new Error(`It did not come so far: ${JSON.stringify(states)}`);
      await this.test.asOwner('UPDATE delivery_queue SET due_at = clock_timestamp() WHERE due_at > clock_timestamp()');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Sealed to the last row, and valid. */
  async verified(): Promise<Verified> {
    const verifier = this.runtime.app.get(AuditVerifier, { strict: false });
    for (;;) {
      const verified = await verifier.verify();
      if (verified.tail.rows === 0 || !verified.valid) return verified;
    }
  }
}

const isIdle = ({ due }: Record<string, number>): boolean => due === 0;

const configurationOf = ({ ownerUrl, applicationUrl }: TestDatabase): Configuration =>
  Configuration.read([], { DATABASE_URL: applicationUrl, DATABASE_MIGRATION_URL: ownerUrl, ...SETTINGS });

async function newDatabase(isEmpty = false): Promise<TestDatabase> {
  const made = await makeDatabase({ isEmpty });
  databases.push(made);
  return made;
}

afterAll(async () => {
  for (const place of places) await place.stop();
  for (const database of databases) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const effects = async (): Promise<number> => (await sandbox.ask<{ effects: number }>('/_ledger')).effects;

test('a restore sends nothing twice, whatever was sent since the backup', async () => {
  const first = await Place.on(await newDatabase());
  await first.connect();
  await first.send(numbers(1, 10));
  await first.until((states) => states['posted'] === 40);
  await first.each('pause');
  await first.send(numbers(11, 15));
  await first.until((states) => states['pending'] === 20);
  const backup = join(folder, 'one');
  await backUp(configurationOf(first.test), backup);
  // what the backup knows nothing of: what waited is sent, more comes, some is corrected
  await first.each('resume');
  await first.send([...numbers(16, 20), { number: 1, rev: 2 }, { number: 11, rev: 2 }]);
  await first.until(isIdle);
  await first.stop();
  const before = await effects();

  const empty = await newDatabase(true);
  const restored = await restore(configurationOf(empty), backup, 30);
  expect(restored).toMatchObject({ era: 2, doubtful: 20, paused: 4, hasKey: true });
  const second = await Place.on(empty);
  expect(await second.states()).toEqual({ pending: 20, posted: 40 });
  await second.send([...numbers(1, 20), { number: 1, rev: 2 }, { number: 11, rev: 2 }]);
  await second.until(() => true);
  expect(await second.states()).not.toHaveProperty('sending');
  expect(await effects()).toBe(before);
  await second.each('resume');
  const states = await second.until(isIdle);
  // nobody can know it of a K0: five that waited, five that were lost, two corrections. And entry 11 at the K1 target is
  // found with what its correction made of it.
  expect(states['unknown']).toBe(13);
  expect(await sandbox.ask('/_ledger/doubled')).toEqual([]);
  const cases = await second.test.asOwner(
    `SELECT reason, count(*)::int AS count FROM exception_case WHERE state = 'open' GROUP BY reason`,
  );
  expect(cases).toEqual([{ reason: 'RESTORED', count: 13 }]);

  // what happened after the restore is not in doubt
  const after = await effects();
  await second.send([{ number: 21, time: new Date(Date.now() + 600_000).toISOString() }]);
  await second.until((now) => isIdle(now) && now['posted'] === states['posted']! + 4);
  expect(await effects()).toBe(after + 4);
  expect(await second.verified()).toMatchObject({ valid: true });
  const [{ eras } = {}] = await second.test.asOwner('SELECT count(DISTINCT era)::int AS eras FROM audit');
  expect(eras).toBe(2);
  await second.stop();
});

test('a backup holds all rows, and is written while others write', async () => {
  const source = databases[0]!;
  const target = await newDatabase(true);
  const backup = join(folder, 'two');
  const manifest = await backUp(configurationOf(source), backup);
  await restore(configurationOf(target), backup, 0);
  const changed = [
    'audit',
    'connection_gate',
    'delivery',
    'restoration',
    'person_session',
    'connection_token',
    'login_link',
  ];
  for (const { name } of manifest.tables.filter((table) => !changed.includes(table.name))) {
    const text = `SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS all FROM ${name} t`;
    expect([name, await target.asOwner(text)]).toEqual([name, await source.asOwner(text)]);
  }
});

describe('one clear line where', () => {
  const said = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: unknown) => (error as Error).message,
    );

  test('the database holds something', async () => {
    expect(await said(restore(configurationOf(databases[0]!), join(folder, 'two'), 30))).toMatch(
      /^DATABASE_NOT_EMPTY: .*\.$/,
    );
  });

  test('a runtime works on it', async () => {
    const used = await newDatabase();
    await used.database.query('SELECT 1');
    expect(await said(markOnly(configurationOf(used), '2026-11-21T10:00:00Z', 30))).toMatch(/^DATABASE_IN_USE: /);
  });

  test('an older state was put back and nobody said so', async () => {
    const old = await newDatabase();
    const head = join(folder, 'head.json');
    writeFileSync(head, JSON.stringify({ number: 40, hash: '00', era: 1 }));
    const start = (): Promise<TestRuntime> => startTestRuntime({ ...SETTINGS, RECKONER_AUDIT_HEAD: head }, old);
    expect(await said(start())).toMatch(/^DATABASE_OLDER: .*ends at link 0, and link 40 was seen/);
    expect(await markOnly(configurationOf(old), '2026-11-21T10:00:00Z', 30)).toMatchObject({ era: 2 });
    expect(await (await start()).stop()).toBe(true);
  });

  test('the folder is used, or there is no backup in it', async () => {
    expect(await said(backUp(configurationOf(databases[0]!), join(folder, 'two')))).toMatch(
      /^BACKUP_FOLDER_NOT_EMPTY: /,
    );
    expect(await said(restore(configurationOf(databases[0]!), join(folder, 'none'), 30))).toMatch(/^BACKUP_DAMAGED: /);
  });

  test.each([
    ['a byte of it was changed', (text: Buffer) => ((text[text.length >> 1]! ^= 1), text)],
    ['it was cut', (text: Buffer) => text.subarray(0, text.length - 1)],
  ])('%s', async (_, change) => {
    const file = join(folder, 'two', 'audit.copy.gz');
    const whole = readFileSync(file);
    writeFileSync(file, change(Buffer.from(whole)));
    const empty = await newDatabase(true);
    expect(await said(restore(configurationOf(empty), join(folder, 'two'), 30))).toMatch(
      /^BACKUP_DAMAGED: .*audit\.copy\.gz is not as it was written/,
    );
    expect(await empty.asOwner(`SELECT to_regclass('migrations') AS there`)).toEqual([{ there: null }]);
    writeFileSync(file, whole);
  });

  test('it is of a newer Reckoner', async () => {
    const file = join(folder, 'two', 'manifest.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"migrations": [', '"migrations": ["Future9990000000001",'));
    expect(await said(restore(configurationOf(databases[0]!), join(folder, 'two'), 30))).toMatch(
      /^BACKUP_NEWER: .*Future9990000000001/,
    );
    writeFileSync(file, text);
  });
});

test('the embedded database is backed up beside its runtime, and restored into another folder', async () => {
  const settings = (name: string): Configuration =>
    Configuration.read([], { ...SETTINGS, RECKONER_DATA: join(folder, name), PORT: '0', RECKONER_LOG: 'silent' });
  chmodSync(folder, 0o755);
  const runtime = await startRuntime(settings('data'));
  await runtime.app.get(Releases, { strict: false }).store(new Map(Object.entries(FILES)), 'spec');
  const { tables } = await backUp(settings('data'), join(folder, 'three'));
  await runtime.stop();
  expect(tables.find(({ name }) => name === 'release')).toMatchObject({ rows: 1 });
  expect(await restore(settings('other'), join(folder, 'three'), 30)).toMatchObject({ era: 2, hasKey: true });
  const again = await startRuntime(settings('other'));
  expect((await fetch(`${again.url}/readyz`)).status).toBe(200);
  await again.stop();
});
