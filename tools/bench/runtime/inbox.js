/**
 * What Reckoner's runtime is measured against: an inbox as a capable engineer writes it by hand for this one flow. Posts
 * that come together share an INSERT and its commit; with `deliver`, workers take the oldest in small batches, bill them
 * with the code beside this folder, put each line to the target, and mark the batch as done. No revisions, no audit, no
 * cases, no fences: an effect may come twice after a crash.
 *
 * node inbox.js '{"port":…,"database":…,"rowsFile":…,"target":…}'
 */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import Fastify from 'fastify';
import pg from 'pg';
import { Pool } from 'undici';
import { bill, useRows } from '../pipeline/bill.js';

const GROUP = 500;
const WRITERS = 2;
const BATCH = 100;
const WORKERS = 3;
const SOCKETS = 64;
const IDLE_MS = 5;

const TABLE = `
CREATE TABLE IF NOT EXISTS inbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source text NOT NULL,
  source_id text NOT NULL,
  type text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  body text NOT NULL,
  taken_at timestamptz,
  done_at timestamptz,
  reference text,
  UNIQUE (source, source_id)
) WITH (fillfactor = 70);
CREATE INDEX IF NOT EXISTS inbox_waiting ON inbox (id) WHERE taken_at IS NULL;
CREATE INDEX IF NOT EXISTS inbox_open ON inbox (id) WHERE done_at IS NULL;`;
const INSERT = {
  name: 'insert',
  text: `INSERT INTO inbox (source, source_id, type, body) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
    ON CONFLICT (source, source_id) DO NOTHING`,
};
const TAKE = {
  name: 'take',
  text: `UPDATE inbox SET taken_at = clock_timestamp() WHERE id = ANY (ARRAY(
      SELECT id FROM inbox WHERE taken_at IS NULL ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED))
    RETURNING id, body`,
};
const DONE = {
  name: 'done',
  text: `UPDATE inbox SET done_at = clock_timestamp(), reference = d.reference
    FROM unnest($1::bigint[], $2::text[]) AS d (id, reference) WHERE inbox.id = d.id`,
};

const { port, database, rowsFile, target } = JSON.parse(process.argv[2]);
const pool = new pg.Pool({ connectionString: database, max: WRITERS + WORKERS });
await pool.query(TABLE);

const waiting = [];
let writing = 0;

async function write() {
  writing += 1;
  while (waiting.length > 0) {
    const group = waiting.splice(0, GROUP);
    const column = (name) => group.map(({ event }) => event[name]);
    const values = [
      column('source'),
      column('id'),
      column('type'),
      group.map(({ event }) => JSON.stringify(event.data)),
    ];
    try {
      await pool.query({ ...INSERT, values });
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
  writing -= 1;
}

function store(event) {
  return new Promise((resolve, reject) => {
    waiting.push({ event, resolve, reject });
    if (writing < WRITERS) setImmediate(() => writing < WRITERS && write());
  });
}

const server = Fastify({ keepAliveTimeout: 72_000 });
server.addContentTypeParser('application/cloudevents+json', { parseAs: 'string' }, async (_, body) => JSON.parse(body));
server.post('/v1/events', async ({ body }, reply) => {
  if (typeof body.id !== 'string' || typeof body.source !== 'string' || typeof body.type !== 'string')
    return reply.code(400).send({ message: 'id, source and type are needed' });
  await store(body);
  return reply.code(202).send({ outcome: 'accepted' });
});
server.get('/readyz', async () => 'ready');

async function deliver(sockets, base, { id, body }) {
  const { deliveries } = bill(JSON.parse(body));
  for (const { body: line } of deliveries) {
    line.sourceId = line.externalId;
    const answer = await sockets.request({
      method: 'PUT',
      path: `${base}/lines/${encodeURIComponent(line.sourceId)}`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(line),
    });
    const { id: reference, amount } = await answer.body.json();
    if (answer.statusCode > 299 || amount !== line.amount) throw new Error(`refused: ${answer.statusCode}`);
    return { id, reference };
  }
  return { id, reference: null };
}

async function work(sockets, base) {
  for (;;) {
    const { rows } = await pool.query({ ...TAKE, values: [BATCH] });
    if (rows.length === 0) await wait(IDLE_MS);
    else {
      const done = await Promise.all(rows.map((row) => deliver(sockets, base, row)));
      await pool.query({ ...DONE, values: [done.map(({ id }) => id), done.map(({ reference }) => reference)] });
    }
  }
}

if (target !== undefined) {
  useRows(JSON.parse(readFileSync(rowsFile, 'utf8')));
  const { origin, pathname } = new URL(target);
  const sockets = new Pool(origin, { connections: SOCKETS });
  for (let worker = 0; worker < WORKERS; worker += 1) void work(sockets, pathname);
}
await server.listen({ port, host: '127.0.0.1' });
