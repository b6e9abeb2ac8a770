import { statement, type Session } from '../platform/database/statement.js';
import type { Link, Position, SealedRow } from './chain.js';

const ROW = `seq, era, txid::text AS txid, at, environment, actor, on_behalf_of AS "onBehalfOf", correlation, action,
  object_kind AS "objectKind", object_id AS "objectId", encode(payload_hash, 'hex') AS "payloadHash", details`;
const LINK = `number, up_to_era AS "upToEra", up_to_txid::text AS "upToTxid", up_to_seq AS "upToSeq", row_count AS "rowCount", rows_hash AS "rowsHash",
  row_marks AS "rowMarks", previous_hash AS "previousHash", hash, sealed_at AS "sealedAt"`;

/** No transaction that is still open, or yet to begin, can bring a row before this horizon, nor one of an earlier era. */
const SETTLED = `(txid < pg_snapshot_xmin(pg_current_snapshot()) OR era < (SELECT max(era) FROM restoration))`;

const ERA = statement('SELECT coalesce(max(era), 1)::int AS era FROM restoration');
/** One sealer at a time, over all processes. */
const LOCK = statement(`SELECT pg_try_advisory_xact_lock(hashtext('reckoner.audit-seal')) AS held`);
const LAST = statement(`SELECT ${LINK} FROM audit_seal ORDER BY number DESC LIMIT 1`);
const NOW = statement('SELECT clock_timestamp() AS now');
const UNSEALED = statement(`
  SELECT ${ROW} FROM audit WHERE (era, txid, seq) > ($1::smallint, $2::xid8, $3::bigint) AND ${SETTLED}
  ORDER BY audit.era, audit.txid, audit.seq LIMIT $4`);
const ADD = statement(`
  INSERT INTO audit_seal (number, up_to_era, up_to_txid, up_to_seq, row_count, rows_hash, row_marks, previous_hash, hash, sealed_at)
  VALUES ($1, $2, $3::xid8, $4, $5, $6, $7, $8, $9, $10)`);
const ROWS = statement(`
  SELECT ${ROW} FROM audit WHERE (era, txid, seq) > ($1::smallint, $2::xid8, $3::bigint)
    AND (era, txid, seq) <= ($4::smallint, $5::xid8, $6::bigint)
  ORDER BY audit.era, audit.txid, audit.seq LIMIT $7`);
const LINKS = statement(`SELECT ${LINK} FROM audit_seal WHERE number > $1 ORDER BY number LIMIT $2`);
const TAIL = statement(`
  SELECT count(*) AS rows, min(at) AS oldest, coalesce(extract(epoch FROM clock_timestamp() - min(at)), 0)::float8 AS "seconds",
    count(*) FILTER (WHERE ${SETTLED}) AS settled
  FROM audit WHERE (era, txid, seq) > ($1::smallint, $2::xid8, $3::bigint)`);

/** Rows that no link covers yet. */
export interface Tail {
  readonly rows: number;
  readonly oldest: string | null;
  /** How old the oldest is. */
  readonly seconds: number;
  /** Those that the next link will cover; the rest waits for transactions that are open. */
  readonly settled: number;
}

export const chainStore = {
  /** False where another is at it; held until the transaction ends. */
  lock: async (session: Session): Promise<boolean> => (await session.one<{ held: boolean }>(LOCK))!.held,
  /** Each restore begins another. */
  era: async (session: Session): Promise<number> => (await session.one<{ era: number }>(ERA))!.era,
  last: (session: Session): Promise<Link | undefined> => session.one<Link>(LAST),
  now: async (session: Session): Promise<string> => (await session.one<{ now: string }>(NOW))!.now,
  unsealed: (session: Session, { era, txid, seq }: Position, limit: number): Promise<SealedRow[]> =>
    session.query<SealedRow>(UNSEALED, [era, txid, seq, limit]),
  add: (session: Session, link: Link): Promise<number> =>
    session.execute(ADD, [
      link.number,
      link.upToEra,
      link.upToTxid,
      link.upToSeq,
      link.rowCount,
      link.rowsHash,
      link.rowMarks,
      link.previousHash,
      link.hash,
      link.sealedAt,
    ]),
  rows: (session: Session, after: Position, upTo: Position, limit: number): Promise<SealedRow[]> =>
    session.query<SealedRow>(ROWS, [after.era, after.txid, after.seq, upTo.era, upTo.txid, upTo.seq, limit]),
  links: (session: Session, after: number, limit: number): Promise<Link[]> =>
    session.query<Link>(LINKS, [after, limit]),
  tail: async (session: Session, { era, txid, seq }: Position): Promise<Tail> =>
    (await session.one<Tail>(TAIL, [era, txid, seq]))!,
};
