/**
 * Finished events, as the runtime would have left them, written by the server itself: with their bytes, executions, ends,
 * effects, deliveries and audit lines. Their payloads have 200 bytes.
 */

const PAYLOAD = `convert_to(rpad('{"id":' || n || ',"notes":"', 198, 'x') || '"}', 'UTF8')`;
const HASH = `sha256(int8send(n))`;
const AT = `(clock_timestamp() - interval '90 days' + n * interval '90 days' / $2)`;
const ROWS = 'generate_series(1, $2::bigint) AS n';

/** By table: its columns, and what stands in them for the n-th event. $1 is the environment, $2 how many, $3 the release. */
const FILLED = {
  event: [
    'id, environment, source, source_id, type, occurred_at, received_at, intake, correlation, body_hash',
    `n, $1::smallint, 'bench', 'old-' || n, 'time-entry', ${AT}, ${AT}, 'http', 'c' || n, ${HASH}`,
  ],
  event_payload: ['event_id, received_at, body', `n, ${AT}, ${PAYLOAD}`],
  business_key: [
    'id, environment, flow, source, key, execution_id',
    `n, $1::smallint, 'bench', 'bench', '[' || n || ']', n`,
  ],
  execution: [
    'id, environment, event_id, flow, business_key_id, revision, release_id, now, outcome, finished_at',
    `n, $1::smallint, n, 'bench', n, '"2026-10-31T09:12:45Z"', $3::integer, ${AT}, 'accepted', ${AT}`,
  ],
  execution_record: [
    'execution_id, attempt, finished_at, engine, reads, result',
    `n, 1, ${AT}, 'bench', '{"tables":{"projects":1},"rows":[1],"missing":[],"balances":[],"prior":null}', ${PAYLOAD}`,
  ],
  end_state: [
    'execution_id, environment, source, flow, received_at, purpose, outcome, work_date, quantity, amount, currency',
    `n, $1::smallint, 'bench', 'bench', ${AT}, 'billing', 'accepted', '2026-10-31', n % 40 / 4.0, n % 1000, 'EUR'`,
  ],
  effect: [
    'id, environment, connection, key, last_seq',
    `n, $1::smallint, 'bench', '["bill","billing","","bench:' || n || '"]', 1`,
  ],
  delivery: [
    `id, environment, effect_id, seq, execution_id, connection, operation, purpose, revision, idempotency_key, body_hash,
     state, attempts, reference, quantity, amount, currency, created_at, first_sent_at, settled_at`,
    `n, $1::smallint, n, 1, n, 'bench', 'bill', 'billing', '"2026-10-31T09:12:45Z"', left(encode(${HASH}, 'hex'), 32), ${HASH},
     'posted', 1, n::text, n % 40 / 4.0, n % 1000, 'EUR', ${AT}, ${AT}, ${AT}`,
  ],
  delivery_payload: ['delivery_id, created_at, body', `n, ${AT}, ${PAYLOAD}`],
  delivery_attempt: ['delivery_id, number, at, step, status', `n, 1, ${AT}, 'send', 201`],
};
const SEQUENCES = ['event', 'business_key', 'execution', 'effect', 'delivery'];
const ACTIONS = ['event.received', 'execution.finished', 'delivery.owed', 'delivery.posted'];

const AUDIT = `INSERT INTO audit (environment, at, actor, correlation, action, object_kind, object_id, payload_hash)
  SELECT $1::smallint, ${AT}, 'bench', 'c' || n, action, split_part(action, '.', 1), n::text, ${HASH}
  FROM ${ROWS}, unnest($3::text[]) AS action`;
/** The sealer takes the rest for what it has to link: it need not read all of this first. */
const SEAL = `INSERT INTO audit_seal (number, up_to_era, up_to_txid, up_to_seq, row_count, rows_hash, row_marks, previous_hash, hash, sealed_at)
  SELECT coalesce((SELECT max(number) FROM audit_seal), 0) + 1, era, txid, seq, 0, '', '', '', '', clock_timestamp()
  FROM audit ORDER BY audit.era DESC, audit.txid DESC, audit.seq DESC LIMIT 1`;

/** Fills the tables of a runtime that has not worked yet, by several sessions side by side. */
export async function fillHistory(stage, url, count) {
  const [{ id, release_id: release }] = await stage.asOwner(
    url,
    async (client) => (await client.query(`SELECT id, release_id FROM environment WHERE name = 'dev'`)).rows,
  );
  const statements = Object.entries(FILLED).map(([table, [columns, values]]) => ({
    text: `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${values} FROM ${ROWS}
      WHERE $1::smallint IS NOT NULL AND $3::integer IS NOT NULL`,
    values: [id, count, release],
  }));
  const work = [{ text: AUDIT, values: [id, count, ACTIONS] }, ...statements];
  const session = () =>
    stage.asOwner(url, async (client) => {
      for (let next = work.shift(); next !== undefined; next = work.shift()) await client.query(next);
    });
  await Promise.all([session(), session()]);
  await stage.asOwner(url, async (client) => {
    await client.query(SEAL);
    for (const table of SEQUENCES) await client.query(`SELECT setval('${table}_id_seq', $1)`, [count + 1]);
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
  });
}
