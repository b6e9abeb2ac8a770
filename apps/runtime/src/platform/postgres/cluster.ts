/** A cluster on the disk: made once, with two passwords that nobody chose. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf, StartError } from '../start-error.js';
import type { Account } from './account.js';
import type { Programs } from './binaries.js';
import { type DataFolder, diskFull, unwritable } from './folder.js';

/** The passwords of the cluster's two roles. */
export interface Secrets {
  readonly owner: string;
  readonly application: string;
}

/** Who owns the schema, in the embedded server. */
export const OWNER = 'reckoner';

export const MAJOR = 18;

export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: tmpdir(), LC_ALL: 'C', PGTZ: 'UTC' };
}

/** Makes the cluster where there is none; answers its passwords. */
export function openCluster(folder: DataFolder, programs: Programs, account: Account): Secrets {
  const version = join(folder.cluster, 'PG_VERSION');
  if (!existsSync(version)) return makeCluster(folder, programs, account);
  refuseOtherMajor(folder, readFileSync(version, 'utf8').trim());
  try {
    return JSON.parse(readFileSync(folder.secrets, 'utf8')) as Secrets;
  } catch (error) {
    throw new StartError(
      'DATA_FOLDER_DAMAGED',
      `The passwords of the database in ${folder.path} cannot be read: ${messageOf(error)}.`,
      'Restore postgres.secrets from the backup, or name another folder with RECKONER_DATA.',
    );
  }
}

function refuseOtherMajor(folder: DataFolder, version: string): void {
  if (version === String(MAJOR)) return;
  throw new StartError(
    'DATA_FOLDER_OTHER_VERSION',
    `The data folder ${folder.path} was made by PostgreSQL ${version}, and this is ${MAJOR}.`,
    'Dump it with that version and restore it here, or name another folder with RECKONER_DATA.',
  );
}

/**
 * `initdb` into a draft that is renamed when it is whole, so that a kill leaves no half cluster. The secrets are written
 * before: a cluster whose passwords nobody knows cannot come to be.
 */
function makeCluster(folder: DataFolder, programs: Programs, account: Account): Secrets {
  const secrets: Secrets = { owner: password(), application: password() };
  const place = mkdtempSync(join(tmpdir(), 'reckoner-'));
  const draft = `${folder.cluster}.new`;
  try {
    const passwordFile = join(place, 'password');
    writeFileSync(passwordFile, secrets.owner, { mode: 0o600 });
    makeEmpty(draft);
    if (account.uid !== undefined)
      for (const path of [place, passwordFile, draft]) chownSync(path, account.uid, account.gid!);
    const options = ['-U', OWNER, '--pwfile', passwordFile, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C'];
    const made = spawnSync(programs('initdb'), ['-D', draft, ...options], {
      ...account,
      cwd: place,
      env: serverEnvironment(),
      encoding: 'utf8',
    });
    if (made.status !== 0)
      throw initFailed(
        folder,
        made.error?.message ?? (made.signal ? `initdb was ended by ${made.signal}` : made.stderr),
      );
    writeSecrets(folder, secrets);
    renameSync(draft, folder.cluster);
  } catch (error) {
    throw error instanceof StartError ? error : unwritable(folder.path, error);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  return secrets;
}

function makeEmpty(path: string): void {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { mode: 0o700 });
}

const password = (): string => randomBytes(24).toString('base64url');

function writeSecrets(folder: DataFolder, secrets: Secrets): void {
  const draft = `${folder.secrets}.new`;
  rmSync(draft, { force: true });
  writeFileSync(draft, JSON.stringify(secrets), { mode: 0o600 });
  renameSync(draft, folder.secrets);
}

function initFailed(folder: DataFolder, said: string): StartError {
  if (/No space left on device/i.test(said)) return diskFull(folder.path);
  return new StartError(
    'DATABASE_NOT_MADE',
    `The database in ${folder.path} could not be made: ${said.split('\n').find((line) => /error|fatal/i.test(line)) ?? said}`,
    'Make the folder usable, or name another with RECKONER_DATA.',
  );
}
