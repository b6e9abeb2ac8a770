import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../platform/configuration.js';
import { makeFolder } from '../platform/make-folder.js';
import { StartError } from '../platform/start-error.js';

/**
 * The keys that secrets may be sealed with; the first one seals. It is given, else stands in a file of the data folder
 * that only its owner may read, made on first use. A former one opens what was sealed before, until all is sealed anew.
 */
export function secretKeys({ secretKey, formerSecretKey, dataFolder }: Configuration): Buffer[] {
  const current = secretKey ?? keyIn(join(dataFolder, 'secret.key'), dataFolder);
  return formerSecretKey ? [current, formerSecretKey] : [current];
}

/** The key that seals, where there is one already: none is made. */
export function presentKey({ secretKey, dataFolder }: Configuration): Buffer | undefined {
  const path = join(dataFolder, 'secret.key');
  return secretKey ?? (existsSync(path) ? keyIn(path, dataFolder) : undefined);
}

function keyIn(path: string, folder: string): Buffer {
  const key = Buffer.from(fileText(path, folder), 'base64');
  if (key.length === 32) return key;
  throw new StartError(
    'SECRET_KEY_INVALID',
    `${path} does not hold 32 bytes in base64.`,
    'Put the former file back, or give the key as RECKONER_SECRET_KEY.',
  );
}

function fileText(path: string, folder: string): string {
  try {
    makeFolder(folder);
    writeFileSync(path, `${randomBytes(32).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  }
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
  return readFileSync(path, 'utf8').trim();
}
