/** The key that encrypts secrets: the one that was set, else one made at the first start and kept in the data folder. */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from './configuration.js';
import { unwritable } from './postgres/folder.js';
import { codeOf, StartError } from './start-error.js';

const LENGTH = 32;

export function secretKeyOf({ secretKey, dataFolder }: Configuration): Buffer {
  if (secretKey !== undefined) return secretKey;
  const file = join(dataFolder, 'secret.key');
  try {
    return read(file) ?? made(file, dataFolder);
  } catch (error) {
    throw error instanceof StartError ? error : unwritable(dataFolder, error);
  }
}

function read(file: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const key = Buffer.from(text, 'base64');
  if (key.length === LENGTH) return key;
  throw new StartError(
    'SECRET_KEY_DAMAGED',
    `${file} holds no key.`,
    'Restore it from the backup, or set RECKONER_SECRET_KEY.',
  );
}

/** Linked into its place whole, so that of two that start at once both have the same. */
function made(file: string, folder: string): Buffer {
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, `${randomBytes(LENGTH).toString('base64')}\n`, { mode: 0o600 });
    linkSync(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return read(file)!;
}
