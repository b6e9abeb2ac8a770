import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { useDatabase } from '../../test/database.js';
import { seededRandom } from '../delivery/sender/back-off.js';
import { Log } from '../platform/observe/log.js';
import { AuditWriter, type AuditLine } from './audit-writer.js';
import { HeadNote } from './head-note.js';
import { AuditSealer } from './sealer.js';
import { AuditVerifier, type Verified } from './verifier.js';

const SEED = 20261121;
const PER_KIND = 6;
const LINKS = 12;
const ROWS_A_LINK = 8;

const base = useDatabase();
const random = seededRandom(SEED);
const below = (bound: number): number => Math.floor(random() * bound);
const writer = new AuditWriter();

const line = (objectId: string): AuditLine => ({
  actor: 'person:1',
  action: 'case.resolved',
  objectKind: 'case',
  objectId,
  correlation: `c-${objectId}`,
  payloadHash: Buffer.alloc(32, Number(objectId) % 256),
  details: 'say "why"\n– exactly',
});

const lines = (from: number, count: number): AuditLine[] =>
  Array.from({ length: count }, (_, index) => line(String(from + index)));

function sealer(note = new HeadNote(undefined)): AuditSealer {
  return new AuditSealer(base.database, note, new Log('silent'));
}

const verify = (note = new HeadNote(undefined)): Promise<Verified> => new AuditVerifier(base.database, note).verify();

/** A statement of somebody who owns the tables and has put the triggers aside. */
async function tamper(text: string, values: readonly unknown[] = []): Promise<void> {
  await base.asOwner('ALTER TABLE audit DISABLE TRIGGER USER');
  await base.asOwner('ALTER TABLE audit_seal DISABLE TRIGGER USER');
  await base.asOwner(text, values);
  await base.asOwner('ALTER TABLE audit ENABLE TRIGGER USER');
  await base.asOwner('ALTER TABLE audit_seal ENABLE TRIGGER USER');
}

beforeAll(async () => {
  for (let link = 0; link < LINKS; link += 1) {
    await base.database.transaction((session) => writer.lines(session, lines(link * ROWS_A_LINK, ROWS_A_LINK / 2)));
    await base.database.transaction((session) =>
      writer.lines(session, lines(link * ROWS_A_LINK + ROWS_A_LINK / 2, ROWS_A_LINK / 2)),
    );
    await sealer().sealOnce();
  }
  await base.asOwner('CREATE TABLE audit_copy AS SELECT * FROM audit');
  await base.asOwner('CREATE TABLE seal_copy AS SELECT * FROM audit_seal');
});

const total = LINKS * ROWS_A_LINK;

describe(`what was changed is found (seed ${SEED})`, () => {
  beforeEach(async () => {
    await tamper('TRUNCATE audit');
    await base.asOwner('INSERT INTO audit OVERRIDING SYSTEM VALUE SELECT * FROM audit_copy');
    await tamper('TRUNCATE audit_seal');
    await base.asOwner('INSERT INTO audit_seal SELECT * FROM seal_copy');
    expect(await verify()).toMatchObject({ valid: true, links: LINKS, rows: total, tail: { rows: 0 } });
  });

  const some = Array.from({ length: PER_KIND }, () => 1 + below(total));
  const COLUMNS: Readonly<Record<string, string>> = {
    actor: "'person:2'",
    details: 'NULL',
    at: "at + interval '1 microsecond'",
    environment: '1',
    payload_hash: "'\\x00'::bytea",
    object_id: "object_id || ' '",
    on_behalf_of: "''",
  };

  test.each(some.map((seq, index) => [seq, Object.keys(COLUMNS)[index % 7]!] as const))(
    'row %i: its %s edited',
    async (seq, column) => {
      await tamper(`UPDATE audit SET ${column} = ${COLUMNS[column]} WHERE seq = $1`, [seq]);
      expect((await verify()).broken).toMatchObject({ kind: 'row', row: { seq, change: 'changed' } });
    },
  );

  test.each(some)('row %i: deleted', async (seq) => {
    await tamper('DELETE FROM audit WHERE seq = $1', [seq]);
    expect((await verify()).broken).toMatchObject({ kind: 'row', row: { seq, change: 'removed' } });
  });

  test.each(some)('a row inserted beside row %i', async (seq) => {
    await tamper(
      `INSERT INTO audit (seq, txid, at, actor, action, object_kind, object_id) OVERRIDING SYSTEM VALUE
       SELECT $2, txid, at, actor, action, object_kind, object_id FROM audit WHERE seq = $1`,
      [seq, 100_000 + seq],
    );
    const { broken, tail } = await verify();
    // after the very last row it is one more that waits to be sealed, as any other
    if (broken) expect(broken).toMatchObject({ kind: 'row', row: { seq: 100_000 + seq, change: 'inserted' } });
    else expect([seq > total - ROWS_A_LINK / 2, tail.rows]).toEqual([true, 1]);
  });

  test.each(some)('row %i and another swapped', async (seq) => {
    const other = 1 + ((seq + below(total - 1)) % total);
    const first = Math.min(seq, other);
    await tamper(
      `UPDATE audit a SET object_id = b.object_id FROM audit b
       WHERE (a.seq, b.seq) IN (($1::bigint, $2::bigint), ($2::bigint, $1::bigint))`,
      [seq, other],
    );
    expect((await verify()).broken).toMatchObject({ kind: 'row', row: { seq: first, change: 'changed' } });
  });

  test.each(some)('the rows from %i on cut off', async (seq) => {
    await tamper('DELETE FROM audit WHERE seq >= $1', [seq]);
    expect((await verify()).broken).toMatchObject({ kind: 'row', row: { seq, change: 'removed' } });
  });

  test.each(['row_count = row_count + 1', 'rows_hash = sha256(rows_hash)', "sealed_at = sealed_at - interval '1 day'"])(
    'a link with %s',
    async (change) => {
      const number = 1 + below(LINKS);
      await tamper(`UPDATE audit_seal SET ${change} WHERE number = $1`, [number]);
      expect((await verify()).broken).toMatchObject({ kind: 'link', link: number });
    },
  );

  test('a link taken out of the middle', async () => {
    await tamper('DELETE FROM audit_seal WHERE number = 5');
    expect((await verify()).broken).toMatchObject({ kind: 'link', link: 5 });
  });

  test('links and rows cut off together, by the head that was noted', async () => {
    const note = new HeadNote(path.join(mkdtempSync(path.join(tmpdir(), 'audit-')), 'head.json'));
    const { head } = await verify();
    note.write(head!);
    await tamper('DELETE FROM audit a USING audit_seal s WHERE s.number = 8 AND a.seq > s.up_to_seq');
    await tamper('DELETE FROM audit_seal WHERE number > 8');
    expect(await verify()).toMatchObject({ valid: true, links: 8 });
    expect((await verify(note)).broken).toMatchObject({ kind: 'cut', link: 9 });
  });

  test('the whole chain made anew, by the head that was noted', async () => {
    const note = new HeadNote(path.join(mkdtempSync(path.join(tmpdir(), 'audit-')), 'head.json'));
    note.write((await verify()).head!);
    await tamper("UPDATE audit SET actor = 'person:9' WHERE seq = 3");
    await tamper('DELETE FROM audit_seal');
    while (await sealer().sealOnce());
    expect(await verify()).toMatchObject({ valid: true });
    expect((await verify(note)).broken).toMatchObject({ kind: 'cut' });
  });

  test('links cut off, and their rows left behind as if they were new', async () => {
    await tamper('DELETE FROM audit_seal WHERE number > 8');
    await tamper("UPDATE audit SET at = at - interval '1 hour' WHERE seq > 80");
    expect((await verify()).broken).toMatchObject({ kind: 'cut', link: 9 });
  });
});

test('a row of a transaction that is still open holds back those that began after it', async () => {
  while (await sealer().sealOnce());
  const before = await verify();
  await base.database.transaction(async (open) => {
    await writer.lines(open, [line('900')]);
    await base.database.transaction((session) => writer.lines(session, [line('901')]));
    expect(await sealer().sealOnce()).toBeUndefined();
    expect((await verify()).tail).toMatchObject({ rows: 1, settled: 0 });
  });
  expect((await sealer().sealOnce())?.rowCount).toBe(2);
  expect(await verify()).toMatchObject({ valid: true, rows: before.rows + 2, tail: { rows: 0 } });
});

test('two sealers at once make one chain', async () => {
  await base.database.transaction((session) => writer.lines(session, lines(1000, 50)));
  await Promise.all(Array.from({ length: 6 }, () => sealer().sealOnce()));
  expect(await verify()).toMatchObject({ valid: true, tail: { rows: 0 } });
});

test.each([
  "UPDATE audit SET actor = 'x'",
  'DELETE FROM audit',
  'TRUNCATE audit',
  'ALTER TABLE audit DISABLE TRIGGER ALL',
  'DROP TRIGGER audit_stays ON audit',
  "INSERT INTO audit (seq, actor, action, object_kind, object_id) OVERRIDING SYSTEM VALUE VALUES (1, 'x', 'x', 'x', 'x')",
  "INSERT INTO audit (txid, actor, action, object_kind, object_id) VALUES ('5', 'x', 'x', 'x', 'x')",
  "INSERT INTO audit (at, actor, action, object_kind, object_id) VALUES (now() - interval '1 year', 'x', 'x', 'x', 'x')",
  'UPDATE audit_seal SET row_count = 0',
  'DELETE FROM audit_seal',
  'TRUNCATE audit_seal',
  'SET session_replication_role = replica',
  'SET ROLE postgres',
])('the application’s role may not: %s', async (text) => {
  await expect(base.database.execute(text)).rejects.toMatchObject({
    code: expect.stringMatching(/^(42501|42883|22023)$/),
  });
});
