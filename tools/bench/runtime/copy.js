/**
 * How fast PostgreSQL takes events with COPY, into the tables and indexes that intake fills: the rows are ready as text
 * before the clock starts, and each transaction holds as many as a large batch.
 *
 * node copy.js '{"database":…,"rowsFile":…,"tag":…,"count":…,"size":…}'
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { eventsOver } from './entries.js';

const TABLES = {
  event: 'id, environment, source, source_id, type, occurred_at, intake, correlation, body_hash',
  event_payload: 'event_id, received_at, body',
  execution_queue: 'environment, event_id, release_id',
  audit: 'environment, actor, correlation, action, object_kind, object_id, payload_hash',
};

/** A COPY as the driver's queue takes it: the text goes out when the server asks for it. */
class CopyIn {
  constructor(text, data, done) {
    Object.assign(this, { text, data, done });
  }

  submit(connection) {
    connection.query(this.text);
  }

  handleCopyInResponse(connection) {
    connection.sendCopyFromChunk(this.data);
    connection.endCopyFrom();
  }

  handleError(error) {
    this.done.reject(error);
  }

  handleReadyForQuery() {
    this.done.resolve();
  }

  handleCommandComplete() {}
}

function copied(client, table, data) {
  return new Promise((resolve, reject) => {
    client.query(new CopyIn(`COPY ${table} (${TABLES[table]}) FROM STDIN`, data, { resolve, reject }));
  });
}

const { database, rowsFile, tag, count, size } = JSON.parse(process.argv[2]);
const client = new pg.Client({ connectionString: database });
await client.connect();
const { rows } = await client.query(
  `SELECT id, release_id, (SELECT coalesce(max(id), 0) FROM event) AS last FROM environment WHERE name = 'dev'`,
);
const [{ id: environment, release_id: release, last }] = rows;
const eventAt = eventsOver(JSON.parse(readFileSync(rowsFile, 'utf8')), tag);
const now = new Date().toISOString();

/** The rows of an event, as COPY reads them. */
function linesOf(number) {
  const { id, source, type, time, data } = JSON.parse(eventAt(number));
  const body = Buffer.from(JSON.stringify(data));
  const hash = `\\\\x${createHash('sha256').update(body).digest('hex')}`;
  const event = Number(last) + 1 + number;
  return {
    event: `${event}\t${environment}\t${source}\t${id}\t${type}\t${time}\thttp\t${tag}\t${hash}\n`,
    event_payload: `${event}\t${now}\t\\\\x${body.toString('hex')}\n`,
    execution_queue: `${environment}\t${event}\t${release}\n`,
    audit: `${environment}\tbench\t${tag}\tevent.received\tevent\t${event}\t${hash}\n`,
  };
}

const batches = [];
for (let from = 0; from < count; from += size) {
  const texts = { event: '', event_payload: '', execution_queue: '', audit: '' };
  for (let number = from; number < from + size; number += 1)
    for (const [table, line] of Object.entries(linesOf(number))) texts[table] += line;
  batches.push(Object.entries(texts).map(([table, text]) => [table, Buffer.from(text)]));
}

const start = performance.now();
for (const batch of batches) {
  await client.query('BEGIN');
  for (const [table, data] of batch) await copied(client, table, data);
  await client.query('COMMIT');
}
const seconds = (performance.now() - start) / 1000;
await client.query(`SELECT setval('event_id_seq', $1)`, [Number(last) + count + 1]);
await client.end();
process.stdout.write(JSON.stringify({ seconds, perSecond: count / seconds }));
