import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { SecretBox, SecretUnreadable } from './secret-box.js';

const place = { environment: 'dev', connection: 'netsuite', name: 'secrets' };

test('what is sealed opens where it belongs and nowhere else', () => {
  const box = new SecretBox([randomBytes(32)]);
  const sealed = box.seal('hush', place);
  expect(box.open(sealed, place)).toBe('hush');
  expect(sealed.toString('latin1')).not.toContain('hush');
  for (const other of [{ environment: 'prod' }, { connection: 'sap' }, { name: 'token' }])
    expect(() => box.open(sealed, { ...place, ...other })).toThrow(SecretUnreadable);
});

test('an altered byte, wherever it is, is noticed', () => {
  const box = new SecretBox([randomBytes(32)]);
  const sealed = box.seal('hush', place);
  for (let index = 0; index < sealed.length; index += 1) {
    const altered = Buffer.from(sealed);
    altered[index]! ^= 1;
    expect(() => box.open(altered, place)).toThrow(SecretUnreadable);
  }
});

test('a former key opens and no longer seals; without it nothing opens', () => {
  const [former, current] = [randomBytes(32), randomBytes(32)];
  const old = new SecretBox([former]).seal('hush', place);
  const both = new SecretBox([current, former]);
  expect([both.open(old, place), both.isOutdated(old), both.isOutdated(both.seal('x', place))]).toEqual([
    'hush',
    true,
    false,
  ]);
  expect(() => new SecretBox([current]).open(old, place)).toThrow(SecretUnreadable);
});

test('the same secret is sealed differently each time', () => {
  const box = new SecretBox([randomBytes(32)]);
  expect(box.seal('hush', place).equals(box.seal('hush', place))).toBe(false);
});
