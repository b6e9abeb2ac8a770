/** What the application's role may not do, asked of the server itself. */
import { expect, test } from '@jest/globals';
import { useDatabase } from './database.js';

const base = useDatabase();

test.each([
  "INSERT INTO migrations (timestamp, name) VALUES (1, 'x')",
  "UPDATE migrations SET name = 'x'",
  'DELETE FROM migrations',
  'DROP TABLE migrations',
  'ALTER TABLE exception_case DISABLE TRIGGER ALL',
  'DROP TRIGGER audit_stays ON audit',
  'DROP TRIGGER new_cases_are_told ON exception_case',
  'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
  'SET session_replication_role = replica',
  'ALTER ROLE reckoner_app SUPERUSER',
  'CREATE ROLE another',
  'DROP TABLE event',
  'TRUNCATE audit',
  'CREATE TABLE own (id int)',
])('refused: %s', async (sql) => {
  await expect(base.database.execute(sql)).rejects.toMatchObject({ code: '42501' });
});

test('no month goes but by the function for it', async () => {
  const months = await base.asOwner(
    'SELECT c.relname AS name, p.relname AS parent FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent WHERE c.relkind = $1',
    ['r'],
  );
  expect(months.length).toBeGreaterThan(0);
  for (const { name, parent } of months) {
    const drop = base.database.execute(`DROP TABLE ${String(name)}`);
    await expect(drop).rejects.toMatchObject({ code: '42501' });
    const detach = base.database.execute(`ALTER TABLE ${String(parent)} DETACH PARTITION ${String(name)}`);
    await expect(detach).rejects.toMatchObject({ code: '42501' });
  }
});
