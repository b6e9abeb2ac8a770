/** A migrated database for each spec file, copied from one that is migrated once a run. */
import { afterAll, beforeAll } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { Database } from '../src/platform/database/database.js';
import { migrate } from '../src/platform/database/migrate.js';
import { APPLICATION_ROLE } from '../src/platform/database/role.js';

const TEMPLATE = 'reckoner_template';
/** Held while the template is made: spec files run in several processes. */
const LOCK = 1;

/** A database of a spec's own. */
export interface TestDatabase {
  /** As the application's role: what a store is given. */
  readonly database: Database;
  readonly ownerUrl: string;
  readonly applicationUrl: string;
  /** A statement as the owner of the schema: what the application's role may not do. */
  readonly asOwner: (text: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
  readonly drop: () => Promise<void>;
}

/** Registers with Jest: the database is made before the file's tests and dropped after them. */
export function useDatabase(): TestDatabase {
  let made: TestDatabase | undefined;
  beforeAll(async () => {
    made = await makeDatabase();
  });
  afterAll(() => made?.drop());
  return new Proxy({} as TestDatabase, {
    get: (_, key) => {
      if (!made) throw new Error('The database is there within tests and hooks only.');
      return made[key as keyof TestDatabase];
    },
  });
}

/** Makes one: migrated, or empty. */
export async function makeDatabase({ isEmpty = false } = {}): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asAdministrator(async (client) => {
    if (!isEmpty) await makeTemplate(client);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${isEmpty ? 'template0' : TEMPLATE} STRATEGY FILE_COPY`);
  });
  const ownerUrl = urlTo('RECKONER_TEST_OWNER_URL', name);
  const applicationUrl = urlTo('RECKONER_TEST_APPLICATION_URL', name);
  const database = new Database({ url: applicationUrl, poolSize: 8 });
  return {
    database,
    ownerUrl,
    applicationUrl,
    asOwner: (text, values) => asOwner(ownerUrl, text, values),
    drop: async () => {
      await database.close();
      await asAdministrator((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

export function urlTo(variable: string, name: string): string {
  const url = process.env[variable];
  if (!url) throw new Error(`${variable} is not set: Jest's global set-up did not run.`);
  return url.replace(/[^/]*$/, name);
}

async function makeTemplate(client: pg.Client): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (found.rowCount !== 0) return;
    const draft = `${TEMPLATE}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft}`);
    const password = new URL(urlTo('RECKONER_TEST_APPLICATION_URL', draft)).password;
    await migrate({
      ownerUrl: urlTo('RECKONER_TEST_OWNER_URL', draft),
      application: { user: APPLICATION_ROLE, password },
    });
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${TEMPLATE}`);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
}

async function asAdministrator(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: urlTo('RECKONER_TEST_OWNER_URL', 'postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function asOwner(url: string, text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values as unknown[])).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}
