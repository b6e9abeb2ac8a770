/** PostgreSQL refuses to run as root: which account it runs as instead, and what that account can reach. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StartError } from '../start-error.js';

/** The account to start PostgreSQL as; empty where the caller's own will do. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Existing accounts only, in this order: none is created. */
const CANDIDATES = ['postgres', 'nobody'];

export function accountForServer(): Account {
  if (process.getuid?.() !== 0) return {};
  for (const name of CANDIDATES) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new StartError(
    'NO_ACCOUNT',
    'The runtime is started as root, as which PostgreSQL refuses to run, and there is neither an account "postgres" nor "nobody".',
    'Start it as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether any account may pass through the folder and all above it: not so below a home with mode 0700. */
export function isReachableByAll(folder: string): boolean {
  for (let path = resolve(folder); ; path = dirname(path)) {
    // What is no folder at all shows when it is made.
    if (existsSync(path) && statSync(path).isDirectory() && (statSync(path).mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}
