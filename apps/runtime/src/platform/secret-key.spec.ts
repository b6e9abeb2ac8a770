import { afterAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Configuration } from './configuration.js';
import { secretKeyOf } from './secret-key.js';

const folder = mkdtempSync(join(tmpdir(), 'reckoner-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inFolder = (path: string) => Configuration.read(['--data', path], {});

test('is made once, kept for its owner only, and found again', () => {
  const key = secretKeyOf(inFolder(join(folder, 'new')));
  expect(key).toHaveLength(32);
  expect(secretKeyOf(inFolder(join(folder, 'new')))).toEqual(key);
  expect(statSync(join(folder, 'new', 'secret.key')).mode & 0o777).toBe(0o600);
});

test('is the one that was set', () => {
  const key = Buffer.alloc(32, 7);
  expect(secretKeyOf(Configuration.read(['--data', '/nowhere', '--secret-key', key.toString('base64')], {}))).toEqual(
    key,
  );
});

test('that is damaged is not replaced in silence', () => {
  writeFileSync(join(folder, 'secret.key'), 'short');
  expect(() => secretKeyOf(inFolder(folder))).toThrow(/^SECRET_KEY_DAMAGED: /);
});
