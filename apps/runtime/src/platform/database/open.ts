/** From the settings to a migrated database: the embedded one, or one that DATABASE_URL names. */
import type { Configuration } from '../configuration.js';
import type { Log } from '../observe/log.js';
import { startEmbedded } from '../postgres/embedded.js';
import { Database } from './database.js';
import { migrate } from './migrate.js';
import { reaching } from './reaching.js';
import { APPLICATION_ROLE } from './role.js';

/** A database that is ready for work. */
export interface OpenedDatabase {
  readonly database: Database;
  readonly close: () => Promise<void>;
}

export function openDatabase(configuration: Configuration, log: Log): Promise<OpenedDatabase> {
  return configuration.databaseUrl === undefined
    ? openEmbedded(configuration, log)
    : openGiven(configuration.databaseUrl, configuration, log);
}

async function openEmbedded(configuration: Configuration, log: Log): Promise<OpenedDatabase> {
  const server = await startEmbedded({
    folder: configuration.dataFolder,
    ...(configuration.postgresPort === undefined ? {} : { port: configuration.postgresPort }),
    say: (line) => log.warn(line),
  });
  const { ownerUrl, applicationUrl, applicationPassword: password } = server;
  try {
    await migrated(ownerUrl, { user: APPLICATION_ROLE, password }, log);
    const database = connect(applicationUrl, configuration);
    return {
      database,
      close: async () => {
        await database.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Whoever logs in, sessions take the application's role: with one address for both, too, history stays as it is. */
async function openGiven(url: string, configuration: Configuration, log: Log): Promise<OpenedDatabase> {
  const user = decodeURIComponent(new URL(url).username) || process.env['USER'] || 'postgres';
  await migrated(configuration.migrationUrl ?? url, { user }, log);
  const database = connect(url, configuration, APPLICATION_ROLE);
  try {
    await reaching(url, () => database.heartbeat('SELECT 1'));
  } catch (error) {
    await database.close();
    throw error;
  }
  return { database, close: () => database.close() };
}

function connect(url: string, { poolSize, statementTimeout, lockTimeout }: Configuration, role?: string): Database {
  return new Database({ url, poolSize, statementTimeout, lockTimeout, ...(role === undefined ? {} : { role }) });
}

async function migrated(ownerUrl: string, application: { user: string; password?: string }, log: Log): Promise<void> {
  for (const name of await migrate({ ownerUrl, application })) log.info('schema migrated', { detail: name });
}
