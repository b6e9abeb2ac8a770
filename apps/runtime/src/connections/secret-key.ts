import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../platform/configuration.js';
import { makeFolder } from '../platform/make-folder.js';
import { StartError } from '../platform/start-error.js';

const PRESENT = 'secret.key';
/** The one before it, since the last rotation. */
const FORMER = 'secret.former.key';

/**
 * The keys that secrets may be sealed with; the first one seals. It is given, else stands in a file of the data folder
 * that only its owner may read, made on first use. A former one opens what was sealed before, until all is sealed anew.
 */
export function secretKeys({ secretKey, formerSecretKey, dataFolder }: Configuration): Buffer[] {
  const former = join(dataFolder, FORMER);
  const keys = [secretKey ?? keyIn(join(dataFolder, PRESENT), dataFolder)];
  if (existsSync(former)) keys.push(keyIn(former, dataFolder));
  if (formerSecretKey) keys.push(formerSecretKey);
  return keys;
}

/** A new key in the file; the one that was there becomes the former one. At every moment both or the old one are there. */
export function replaceKey({ dataFolder }: Configuration): void {
  const present = keyIn(join(dataFolder, PRESENT), dataFolder);
  putKey(dataFolder, FORMER, present);
  putKey(dataFolder, PRESENT, randomBytes(32));
}

/** On the disk before it has its name. */
function putKey(folder: string, name: string, key: Buffer): void {
  const draft = join(folder, `${name}.draft`);
  const file = openSync(draft, 'w', 0o600);
  writeFileSync(file, textOf(key));
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, join(folder, name));
  const entries = openSync(folder, 'r');
  fsyncSync(entries);
  closeSync(entries);
}

/** The keys where there are some already, the one that seals first: none is made. */
export function presentKeys(configuration: Configuration): Buffer[] {
  const isThere = configuration.secretKey ?? existsSync(join(configuration.dataFolder, PRESENT));
  return isThere ? secretKeys(configuration) : [];
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
    writeFileSync(path, textOf(randomBytes(32)), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  }
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
  return readFileSync(path, 'utf8').trim();
}

function textOf(key: Buffer): string {
  return `${key.toString('base64')}\n`;
}
