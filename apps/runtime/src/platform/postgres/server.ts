/** One postmaster: started or adopted, kept running while it is wanted, stopped in order. */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error.js';
import type { Account } from './account.js';
import type { Programs } from './binaries.js';
import { serverEnvironment } from './cluster.js';
import { type DataFolder, diskFull } from './folder.js';
import { freePort, isAlive, isPortTaken, wait } from './process.js';
import { type Settings, settingsOf } from './settings.js';

/** What a server is started from. */
export interface ServerPlan {
  readonly folder: DataFolder;
  readonly programs: Programs;
  readonly account: Account;
  readonly settings: Settings;
  /** The port that somebody chose; a free one otherwise. */
  readonly port?: number;
}

/** A running postmaster. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isAdopted: boolean;
}

const START_DEADLINE = 120_000;
const POLL = 15;

/** Adopts the server that a killed runtime left behind, or starts one. */
export async function startPostmaster(plan: ServerPlan): Promise<Postmaster> {
  const left = await adoptable(plan);
  if (left) return left;
  for (let attempt = 1; ; attempt += 1) {
    const port = plan.port ?? (await freePort());
    if (plan.port !== undefined && (await isPortTaken(port))) throw portTaken(port);
    const failure = await launch(plan, port);
    if (typeof failure !== 'string') return failure;
    // A free port may be taken by another in between; a killed postmaster's last children hold its memory for a moment.
    const isPassing = /could not bind|Address already in use|pre-existing shared memory|lock file .* already exists/i;
    if (attempt >= 40 || !isPassing.test(failure)) throw startFailed(plan, failure, port);
    await wait(Math.min(50 * attempt, 500));
  }
}

/** The first lines of `postmaster.pid`: process, folder, begin, port, ... , state. */
export function pidFile({
  cluster,
}: Pick<DataFolder, 'cluster'>): { pid: number; port: number; isReady: boolean } | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

async function adoptable(plan: ServerPlan): Promise<Postmaster | undefined> {
  for (const until = Date.now() + START_DEADLINE; Date.now() < until; await wait(POLL)) {
    const found = pidFile(plan.folder);
    if (!found) return undefined;
    if (!isAlive(found.pid)) {
      // PostgreSQL itself takes a zombie, or a stranger with the same number, for a live postmaster.
      rmSync(join(plan.folder.cluster, 'postmaster.pid'), { force: true });
      return undefined;
    }
    if (found.isReady && (await isPortTaken(found.port))) return { pid: found.pid, port: found.port, isAdopted: true };
    if (!isPostgres(found.pid)) rmSync(join(plan.folder.cluster, 'postmaster.pid'), { force: true });
  }
  throw startFailed(plan, 'a server of an earlier start does not become ready', 0);
}

/** After a restart of the machine another program may have the number that the file names. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return process.platform !== 'linux';
  }
}

/** Starts one and waits until it accepts connections; answers what it said if it does not. */
async function launch(plan: ServerPlan, port: number): Promise<Postmaster | string> {
  const { folder, programs, account } = plan;
  const options = Object.entries(settingsOf(port, plan.settings)).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  writeFileSync(folder.log, '');
  const log = openSync(folder.log, 'a');
  const child = spawn(programs('postgres'), ['-D', folder.cluster, ...options], {
    ...account,
    cwd: folder.cluster,
    env: serverEnvironment(),
    stdio: ['ignore', log, log],
    // In a group of its own: Ctrl-C in the terminal must reach the runtime only, which then stops the database last.
    detached: process.platform !== 'win32',
  });
  closeSync(log);
  let ended: string | undefined;
  child
    .once('error', (error) => (ended = error.message))
    // Long after it was ready, too: the folder may be gone by then.
    .once('exit', () => (ended ??= existsSync(folder.log) ? readFileSync(folder.log, 'utf8') : 'it has ended'));
  child.unref();
  for (const until = Date.now() + START_DEADLINE; Date.now() < until; await wait(POLL)) {
    if (ended !== undefined) return ended;
    const found = pidFile(folder);
    if (found?.pid === child.pid && found?.isReady) return { pid: found!.pid, port, isAdopted: false };
  }
  return `not ready after ${START_DEADLINE / 1000} s`;
}

const portTaken = (port: number) =>
  new StartError(
    'PORT_TAKEN',
    `Port ${port}, chosen for the database, is taken by another program.`,
    'Free it, or choose another with RECKONER_POSTGRES_PORT.',
  );

function startFailed(plan: ServerPlan, said: string, port: number): StartError {
  if (/No space left on device/i.test(said)) return diskFull(plan.folder.path);
  if (/could not bind|Address already in use/i.test(said)) return portTaken(port);
  const line = said.split('\n').findLast((text) => /FATAL|PANIC|ERROR/.test(text)) ?? said;
  return new StartError(
    'DATABASE_NOT_STARTED',
    `The database in ${plan.folder.path} does not start: ${line.trim()}.`,
    `See ${plan.folder.log}.`,
  );
}

/** Ends the server: open transactions are rolled back, what was committed is written out. */
export async function stopPostmaster(plan: ServerPlan, postmaster: Postmaster): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(plan.programs('pg_ctl'), ['stop', '-D', plan.folder.cluster, '-m', 'fast', '-w'], {
      env: serverEnvironment(),
    });
    return;
  }
  if (!isAlive(postmaster.pid)) return;
  process.kill(postmaster.pid, 'SIGINT');
  for (const until = Date.now() + 60_000; isAlive(postmaster.pid) && Date.now() < until;) await wait(POLL);
}
