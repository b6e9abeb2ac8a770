/** A new key for all secrets, while they are read; and the states in which a rotation may be cut off. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AuditWriter } from '../src/audit/audit-writer.js';
import { SecretBox } from '../src/connections/secret-box.js';
import { replaceKey, secretKeys } from '../src/connections/secret-key.js';
import { SecretRotation } from '../src/connections/secret-rotation.js';
import { ConnectionSettings } from '../src/connections/settings.js';
import { saveSetting, saveToken } from '../src/connections/settings.store.js';
import { HookKeys } from '../src/intake/hook/hook-keys.js';
import { Configuration } from '../src/platform/configuration.js';
import type { Database } from '../src/platform/database/database.js';
import { useDatabase } from './database.js';

const test1 = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'reckoner-secrets-'));
const configuration = Configuration.read([], { RECKONER_DATA: folder });
const COUNT = 20;
let environment = 0;

/** A process: it knows the keys that it found at its start. */
function started(database: Database = test1.database) {
  const box = new SecretBox(() => secretKeys(configuration));
  const audit = new AuditWriter();
  return {
    box,
    settings: new ConnectionSettings(database, box, new Set()),
    hooks: new HookKeys(database, box, audit),
    rotation: new SecretRotation(database, box, audit, configuration),
  };
}
type Started = ReturnType<typeof started>;
const place = () => ({ environment: { id: environment, name: 'dev' }, connection: 'c-0' });
const by = () => ({ actor: 'test', environment });

beforeAll(async () => {
  const { settings, hooks } = started();
  const [row] = await test1.asOwner(`INSERT INTO environment (name) VALUES ('dev') RETURNING id`);
  environment = Number(row!['id']);
  for (let n = 0; n < COUNT; n += 1) {
    const secrets = settings.seal({ token: `hush ${n}` }, 'dev', `c-${n}`);
    const setting = { environment, connection: `c-${n}`, address: 'https://x.example', options: {}, changed_by: 't' };
    await saveSetting(test1.database, { ...setting, secrets });
  }
  await hooks.put(place(), 1, 'the key of a hook', 'test');
  await saveToken(test1.database, { environment, connection: 'c-0', sealed: Buffer.from('t'), lifeMs: 60_000 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const key = (name = 'secret.key') => readFileSync(join(folder, name), 'utf8');

async function expectOpen({ settings, hooks }: Started): Promise<void> {
  for (let n = 0; n < COUNT; n += 1)
    expect((await settings.open(environment, `c-${n}`))?.secrets).toEqual({ token: `hush ${n}` });
  expect(await hooks.of(place())).toEqual(['the key of a hook']);
}

async function ageing(box: SecretBox): Promise<number> {
  const rows = await test1.asOwner(
    `SELECT secrets AS sealed FROM connection_setting UNION ALL SELECT secret FROM hook_key`,
  );
  return rows.filter(({ sealed }) => box.isOutdated(sealed as Buffer)).length;
}

test('seals all with a new key; a process that knows the former one only goes on', async () => {
  const other = started();
  const before = key();
  expect(await started().rotation.rotate(by())).toEqual({ sealed: COUNT + 1, key: 'file' });
  expect(key()).not.toBe(before);
  expect(key('secret.former.key')).toBe(before);
  await expectOpen(other);
  expect(await ageing(started().box)).toBe(0);
  // what the other process seals from now on is sealed with the new key
  expect(started().box.isOutdated(other.box.seal('x', { environment: 'dev', connection: 'c', name: 'n' }))).toBe(false);
  expect(await test1.asOwner('SELECT * FROM connection_token')).toEqual([]);
  const lines = await test1.asOwner(`SELECT actor, details FROM audit WHERE action = 'secrets.rotated'`);
  expect(lines).toEqual([{ actor: 'test', details: `${COUNT + 1} sealed anew` }]);
});

test('opens everything where it was cut off after the keys were replaced, and the next rotation ends it', async () => {
  const before = key();
  replaceKey(configuration);
  await expectOpen(started());
  expect(await ageing(started().box)).toBe(COUNT + 1);
  await started().rotation.rotate(by());
  await expectOpen(started());
  expect(await ageing(started().box)).toBe(0);
  // nothing needs the key that everything was sealed with before
  expect([key(), key('secret.former.key')]).not.toContain(before);
});

test('opens everything where it was cut off between the two files, or while one was written', async () => {
  const before = key();
  writeFileSync(join(folder, 'secret.former.key'), before);
  writeFileSync(join(folder, 'secret.key.draft'), 'half a k');
  await expectOpen(started());
  await started().rotation.rotate(by());
  await expectOpen(started());
  expect([key('secret.former.key'), existsSync(join(folder, 'secret.key.draft'))]).toEqual([before, false]);
});

test('opens everything where the database refuses in the middle', async () => {
  await test1.asOwner(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''no''; END';
    CREATE TRIGGER refuse BEFORE UPDATE ON hook_key FOR EACH ROW EXECUTE FUNCTION refuse()`);
  await expect(started().rotation.rotate(by())).rejects.toThrow('no');
  await expectOpen(started());
  // and once more: what all is sealed with must not give way
  await expect(started().rotation.rotate(by())).rejects.toThrow('no');
  await expectOpen(started());
  await test1.asOwner('DROP TRIGGER refuse ON hook_key');
  await started().rotation.rotate(by());
  await expectOpen(started());
});

test('two rotations at once lose nothing', async () => {
  const ends = await Promise.allSettled([started().rotation.rotate(by()), started().rotation.rotate(by())]);
  expect(ends.map(({ status }) => status)).toContain('fulfilled');
  await expectOpen(started());
  expect(await ageing(started().box)).toBe(0);
});
