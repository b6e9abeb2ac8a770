/** The database as its owner, for what the application's role may not do: to read everything, to fill it anew. */
import pg from 'pg';
import type { Configuration } from '../configuration.js';
import { reaching } from '../database/reaching.js';
import { APPLICATION_ROLE, type ApplicationLogin } from '../database/role.js';
import { runningIn, startEmbedded } from '../postgres/embedded.js';

/** How the owner gets in. */
export interface Owner {
  readonly url: string;
  /** Who logs in as the application. */
  readonly application: ApplicationLogin;
  readonly close: () => Promise<void>;
}

const nothing = (): Promise<void> => Promise.resolve();

/** Beside a runtime where one runs. */
export async function ownerBeside(configuration: Configuration): Promise<Owner> {
  const url = configuration.databaseUrl === undefined ? runningIn(configuration.dataFolder) : undefined;
  return url === undefined
    ? ownerAlone(configuration)
    : { url, application: { user: APPLICATION_ROLE }, close: nothing };
}

/** With the folder of the embedded database to itself. */
export async function ownerAlone({ databaseUrl, migrationUrl, dataFolder }: Configuration): Promise<Owner> {
  if (databaseUrl !== undefined) {
    const user = decodeURIComponent(new URL(databaseUrl).username);
    return { url: migrationUrl ?? databaseUrl, application: { user }, close: nothing };
  }
  const server = await startEmbedded({ folder: dataFolder });
  const application = { user: APPLICATION_ROLE, password: server.applicationPassword };
  return { url: server.ownerUrl, application, close: () => server.stop() };
}

/** A connection whose values read the same wherever they are written. */
export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'backup',
    connectionTimeoutMillis: 30_000,
    options: '-c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601 -c bytea_output=hex -c statement_timeout=0',
  });
  client.on('error', () => undefined);
  await reaching(url, () => client.connect());
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
