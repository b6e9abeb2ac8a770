import { statement, type Session } from '../../platform/database/statement.js';

/** What one link of the audit chain is about. */
export interface Happening {
  /** Null: of all environments. */
  readonly environment: number | null;
  readonly objectKind: string;
  /** Null where they are too many to name. */
  readonly ids: readonly string[] | null;
}

const IDS_MAX = 100;

const LAST = statement('SELECT coalesce(max(number), 0)::float8 AS number FROM audit_seal');
const BETWEEN = statement(`
  WITH low AS (
    SELECT coalesce(max(up_to_era), 0::smallint) AS era, coalesce(max(up_to_txid), '0'::xid8) AS txid, coalesce(max(up_to_seq), 0) AS seq
    FROM audit_seal WHERE number = $1
  ), high AS (SELECT up_to_era AS era, up_to_txid AS txid, up_to_seq AS seq FROM audit_seal WHERE number = $2)
  SELECT environment, object_kind AS "objectKind",
    CASE WHEN count(DISTINCT object_id) <= ${IDS_MAX} THEN array_agg(DISTINCT object_id) END AS ids
  FROM audit, low, high
  WHERE (audit.era, audit.txid, audit.seq) > (low.era, low.txid, low.seq)
    AND (audit.era, audit.txid, audit.seq) <= (high.era, high.txid, high.seq)
  GROUP BY environment, object_kind`);

/** What was sealed lately. Sealed rows have an order that no open transaction comes into, so none is passed over. */
export const liveStore = {
  async last(session: Session): Promise<number> {
    return (await session.one<{ number: number }>(LAST))!.number;
  },

  /** Of the links after the first number, up to the second. */
  between: (session: Session, after: number, upTo: number): Promise<Happening[]> =>
    session.query<Happening>(BETWEEN, [after, upTo]),
};
