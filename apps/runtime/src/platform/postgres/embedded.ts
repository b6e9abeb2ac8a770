/**
 * The PostgreSQL that the product starts itself: real, durable, on the loopback interface only. It survives a kill of the
 * runtime (the next start adopts it) and is started again on its port when it is killed itself.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import pg from 'pg';
import { accountForServer } from './account.js';
import { findPrograms } from './binaries.js';
import { OWNER, openCluster, type Secrets } from './cluster.js';
import { type DataFolder, placesIn, takeFolder } from './folder.js';
import { isAlive } from './process.js';
import { pidFile, type Postmaster, type ServerPlan, startPostmaster, stopPostmaster } from './server.js';
import type { Settings } from './settings.js';

/** How to start it. */
export interface EmbeddedOptions {
  readonly folder: string;
  /** The name of the database that is made in it. */
  readonly database?: string;
  readonly port?: number;
  readonly settings?: Settings;
  /** Told what happens to the server, in one line. */
  readonly say?: (line: string) => void;
}

/** A running server. */
export interface EmbeddedPostgres {
  /** For migrations: the owner of the schema. */
  readonly ownerUrl: string;
  /** For all else. */
  readonly applicationUrl: string;
  readonly applicationPassword: string;
  readonly port: number;
  readonly folder: string;
  readonly isAdopted: boolean;
  /** The process of the postmaster at this moment. */
  readonly pid: () => number;
  readonly stop: () => Promise<void>;
}

const WATCH_INTERVAL = 200;

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { database = 'reckoner', settings = {}, port, say = () => undefined } = options;
  const account = accountForServer();
  const folder = takeFolder(options.folder, account);
  if (folder.path !== resolve(options.folder)) {
    say(
      `The data are in ${folder.path}, because ${options.folder} is closed to the account that the database runs as.`,
    );
  }
  try {
    const programs = findPrograms(account, folder.path);
    const secrets = openCluster(folder, programs, account);
    const plan: ServerPlan = { folder, programs, account, settings, ...(port === undefined ? {} : { port }) };
    const first = await startPostmaster(plan);
    const watch = watched({ ...plan, port: first.port }, first, say);
    await makeDatabase(urlOf(OWNER, secrets.owner, first.port, 'postgres'), database);
    return embedded({ folder, secrets, first, watch, database });
  } catch (error) {
    folder.release();
    throw error;
  }
}

interface Running {
  readonly folder: DataFolder;
  readonly secrets: Secrets;
  readonly first: Postmaster;
  readonly watch: Watch;
  readonly database: string;
}

function embedded({ folder, secrets, first, watch, database }: Running): EmbeddedPostgres {
  return {
    ownerUrl: urlOf(OWNER, secrets.owner, first.port, database),
    applicationUrl: urlOf('reckoner_app', secrets.application, first.port, database),
    applicationPassword: secrets.application,
    port: first.port,
    folder: folder.path,
    isAdopted: first.isAdopted,
    pid: watch.pid,
    stop: async () => {
      await watch.stop();
      folder.release();
    },
  };
}

interface Watch {
  readonly pid: () => number;
  readonly stop: () => Promise<void>;
}

/** Starts the postmaster again, on the same port, whenever it has ended by itself. */
function watched(plan: ServerPlan, first: Postmaster, say: (line: string) => void): Watch {
  let current = first;
  let isStarting = false;
  let restarting: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    if (isStarting || isAlive(current.pid)) return;
    isStarting = true;
    say(`The database server (process ${current.pid}) has ended; it is started again.`);
    restarting = startPostmaster(plan)
      .then((next) => void (current = next))
      .catch((error: unknown) => say(error instanceof Error ? error.message : String(error)))
      .finally(() => (isStarting = false));
  }, WATCH_INTERVAL);
  timer.unref();
  return {
    pid: () => current.pid,
    stop: async () => {
      clearInterval(timer);
      await restarting;
      await stopPostmaster(plan, current);
    },
  };
}

/** The address of a server that runs in the folder already, as the owner; undefined where none does. */
export function runningIn(wanted: string, database = 'reckoner'): string | undefined {
  const places = placesIn(wanted, accountForServer());
  const found = pidFile(places);
  if (!found?.isReady || !isAlive(found.pid) || !existsSync(places.secrets)) return undefined;
  const { owner } = JSON.parse(readFileSync(places.secrets, 'utf8')) as Secrets;
  return urlOf(OWNER, owner, found.port, database);
}

const urlOf = (user: string, password: string, port: number, database: string) =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;

async function makeDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
