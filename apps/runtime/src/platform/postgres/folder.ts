/** The data folder: made, owned by one runtime at a time, with a place for each thing in it. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { makeFolder } from '../make-folder.js';
import { codeOf, messageOf, StartError } from '../start-error.js';
import { type Account, isReachableByAll } from './account.js';
import { ROOT_STATE } from './binaries.js';
import { beginOf, isAlive } from './process.js';

export interface DataFolder {
  readonly path: string;
  /** PostgreSQL's own folder. */
  readonly cluster: string;
  /** The passwords of the two roles, readable by the owner only. */
  readonly secrets: string;
  /** What the server says while it starts and runs. */
  readonly log: string;
  /** Lets the next runtime have it. */
  release(): void;
}

/** Takes the folder for this process; refuses one that a live runtime has. */
export function takeFolder(wanted: string, account: Account): DataFolder {
  const { path, cluster, secrets } = placesIn(wanted, account);
  const log = join(path, 'postgres.log');
  try {
    // The runtime keeps its own files where it was told to, wherever the database's are.
    for (const folder of [resolve(wanted), path]) makeFolder(folder);
    writeFileSync(log, '', { flag: 'a' });
  } catch (error) {
    throw unwritable(path, error);
  }
  return { path, cluster, secrets, log, release: lock(path) };
}

/** Where things lie in the folder, whoever has it. */
export function placesIn(wanted: string, account: Account): Pick<DataFolder, 'path' | 'cluster' | 'secrets'> {
  const path = placeOf(wanted, account);
  return { path, cluster: join(path, 'postgres'), secrets: join(path, 'postgres.secrets') };
}

/** As root below a closed home the server's account could not reach it: the folder then lies in the state of the system. */
function placeOf(wanted: string, account: Account): string {
  const path = resolve(wanted);
  if (account.uid === undefined || isReachableByAll(path)) return path;
  return join(ROOT_STATE, `data-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`);
}

/** What is wrong when the folder cannot be written, in one line. */
export function unwritable(path: string, error: unknown): StartError {
  if (codeOf(error) === 'ENOSPC') return diskFull(path);
  return new StartError(
    'DATA_FOLDER_UNWRITABLE',
    `The data folder ${path} cannot be written: ${messageOf(error)}.`,
    'Name another with RECKONER_DATA, or make it writable.',
  );
}

export const diskFull = (path: string) =>
  new StartError(
    'DISK_FULL',
    `No space is left for the data folder ${path}.`,
    'Make room and start again; nothing is lost.',
  );

/** One runtime a folder. The lock is a file made by `link`, so that two that come at once do not both get it. */
function lock(path: string): () => void {
  const file = join(path, 'runtime.lock');
  const mine = `${process.pid} ${beginOf(process.pid)} ${randomBytes(4).toString('hex')}`;
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, mine);
    for (let attempt = 0; attempt < 10; attempt += 1) {
      if (linked(draft, file)) return () => removeIfMine(file, mine);
      removeIfStale(file, path);
    }
  } catch (error) {
    throw error instanceof StartError ? error : unwritable(path, error);
  } finally {
    rmSync(draft, { force: true });
  }
  throw inUse(path, 0);
}

function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function removeIfStale(file: string, path: string): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const [pid = 0, begin = ''] = [Number(text.split(' ')[0]), text.split(' ')[1]];
  if (text !== '' && isAlive(pid) && beginOf(pid) === begin) throw inUse(path, pid);
  // Moved aside first: if another runtime has taken the folder meanwhile, it is its lock that moved, and goes back.
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readFileSync(aside, 'utf8') !== text) linked(aside, file);
  rmSync(aside, { force: true });
}

function removeIfMine(file: string, mine: string): void {
  if (existsSync(dirname(file)) && existsSync(file) && readFileSync(file, 'utf8') === mine)
    rmSync(file, { force: true });
}

const inUse = (path: string, pid: number) =>
  new StartError(
    'DATA_FOLDER_IN_USE',
    `The data folder ${path} is in use by another runtime (process ${pid}).`,
    'Stop that one, name another folder with RECKONER_DATA, or share a database with DATABASE_URL.',
  );
