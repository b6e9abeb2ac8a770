import { numbers, texts } from '../platform/database/arrays.js';
import { statement, type Session } from '../platform/database/statement.js';
import type { Link } from './chain.js';

/** A chain of deliveries: one effect at one target. */
export interface ChainOf {
  readonly connection: string;
  readonly key: string;
}

export interface HeldChain extends ChainOf {
  readonly id: number;
  readonly lastSeq: number;
  /** Made by this transaction, with the number of the one delivery that most chains ever have. */
  readonly isNew: boolean;
}

/** A delivery as it is written. */
export interface DeliveryRow {
  readonly id: number;
  readonly environment: number;
  readonly effectId: number;
  readonly seq: number;
  readonly executionId: number;
  readonly connection: string;
  readonly operation: string;
  readonly purpose: string;
  readonly part: string;
  readonly kind: Link['kind'];
  readonly reverses: number | undefined;
  readonly revision: string;
  readonly legalEntity: string | undefined;
  readonly idempotencyKey: string;
  readonly bodyHash: Buffer;
  readonly quantity: string | undefined;
  readonly amount: string | undefined;
  readonly currency: string | undefined;
  /** Empty for a reversal: its body is that of what it takes back. */
  readonly body: Buffer;
  readonly books: Buffer | undefined;
  readonly remember: Buffer | undefined;
  /** Nothing of its chain is before it. */
  readonly isHead: boolean;
}

const FORMER = statement(`
  SELECT DISTINCT x.business_key_id AS "businessKeyId", f.connection, f.key
  FROM execution x JOIN delivery d ON d.execution_id = x.id JOIN effect f ON f.id = d.effect_id
  WHERE x.business_key_id = ANY($1) AND d.kind <> 'message'`);
const HOLD = statement(`
  INSERT INTO effect (environment, connection, key, last_seq)
  SELECT $1, connection, key, 1 FROM unnest($2::text[], $3::text[]) AS asked (connection, key) ORDER BY connection, key
  ON CONFLICT (environment, connection, key) DO UPDATE SET last_seq = effect.last_seq
  RETURNING id, connection, key, last_seq AS "lastSeq", xmax = 0 AS "isNew"`);
const HOLD_QUEUED = statement(`
  SELECT q.delivery_id AS id, q.leased_until > clock_timestamp() AS "isLeased" FROM delivery_queue q
  JOIN delivery d ON d.id = q.delivery_id WHERE d.effect_id = ANY($1) ORDER BY q.delivery_id FOR UPDATE OF q`);
const LINKS = statement(`
  SELECT id, effect_id AS "effectId", seq, kind, state, operation, body_hash AS "bodyHash", revision, reverses,
    CASE WHEN code = 'IMPORTED' THEN idempotency_key END AS "importedKey",
    perhaps_sent AS "isPerhapsSent"
  FROM delivery WHERE effect_id = ANY($1) ORDER BY effect_id, seq`);
const BODIES = statement(`SELECT delivery_id AS id, body FROM delivery_payload WHERE delivery_id = ANY($1)`);
const IDS = statement(`SELECT nextval('delivery_id_seq') AS id FROM generate_series(1, $1::integer)`);
const WITHDRAW = statement(`
  WITH gone AS (DELETE FROM delivery_queue WHERE delivery_id = ANY($1))
  UPDATE delivery SET state = 'superseded', settled_at = clock_timestamp() WHERE id = ANY($1)`);
const INSERT = statement(`
  WITH made AS (
    SELECT *, substring($15::bytea FROM (32 * (ordinal - 1) + 1)::integer FOR 32) AS body_hash FROM unnest($1::bigint[], $2::smallint[], $3::bigint[], $4::integer[], $5::bigint[], $6::text[], $7::text[],
      $8::text[], $9::text[], $10::text[], $11::bigint[], $12::text[], $13::text[], $14::text[],
      $16::numeric[], $17::numeric[], $18::text[], $19::boolean[], $20::integer[], $21::integer[], $22::integer[], $24::integer[])
    WITH ORDINALITY AS made (id, environment, effect_id, seq, execution_id, connection, operation, purpose, part, kind, reverses,
      revision, legal_entity, idempotency_key, quantity, amount, currency, is_head, start, body, books, remember, ordinal)
  ), written AS (
    INSERT INTO delivery (id, environment, effect_id, seq, execution_id, connection, operation, purpose, part, kind,
      reverses, revision, legal_entity, idempotency_key, body_hash, quantity, amount, currency)
    OVERRIDING SYSTEM VALUE
    SELECT id, environment, effect_id, seq, execution_id, connection, operation, purpose, part, kind, reverses, revision,
      legal_entity, idempotency_key, body_hash, quantity, amount, currency FROM made
    RETURNING id, created_at
  ), kept AS (
    INSERT INTO delivery_payload (delivery_id, created_at, body, books, remember)
    SELECT m.id, w.created_at,
      CASE WHEN m.kind = 'reversal' THEN coalesce(former.body, '') ELSE substring($23::bytea FROM m.start FOR m.body) END,
      CASE WHEN m.kind = 'reversal' THEN former.books
           WHEN m.books > 0 THEN substring($23::bytea FROM m.start + m.body FOR m.books) END,
      CASE WHEN m.remember > 0 THEN substring($23::bytea FROM m.start + m.body + m.books FOR m.remember) END
    FROM made m JOIN written w ON w.id = m.id
    LEFT JOIN LATERAL (SELECT p.body, p.books FROM delivery_payload p WHERE p.delivery_id = m.reverses) AS former ON true
  ), queued AS (
    INSERT INTO delivery_queue (delivery_id, environment, connection, legal_entity)
    SELECT id, environment, connection, legal_entity FROM made WHERE is_head
  )
  UPDATE effect f SET last_seq = newest.seq
  FROM (SELECT effect_id, max(seq) AS seq FROM made GROUP BY effect_id) AS newest
  WHERE f.id = newest.effect_id AND f.last_seq <> newest.seq`);

const NOTHING = Buffer.alloc(0);

const DOUBT = statement(`
  UPDATE delivery d SET perhaps_sent = true, first_sent_at = restored.state_of
  FROM unnest($1::bigint[], $2::bigint[]) AS owed (id, event_id) JOIN event e ON e.id = owed.event_id,
    (SELECT max(restored_at) AS restored_at, min(state_of) AS state_of FROM restoration
     WHERE doubtful_until > clock_timestamp()) AS restored
  WHERE d.id = owed.id AND (e.received_at < restored.restored_at OR e.occurred_at IS NULL
    OR e.occurred_at < restored.restored_at + interval '5 minutes')`);
const IS_DOUBTED = statement('SELECT FROM restoration WHERE doubtful_until > clock_timestamp() LIMIT 1');

/** Chains of deliveries, and what is added to them when an execution owes something. */
export const oweStore = {
  /** The chains in which executions of these business keys owed something, but for messages. */
  former: (session: Session, businessKeyIds: readonly number[]): Promise<(ChainOf & { businessKeyId: number })[]> =>
    session.query(FORMER, [businessKeyIds]),

  /** Holds the chains until the transaction ends; new ones are made. */
  hold: (session: Session, environment: number, chains: readonly ChainOf[]): Promise<HeldChain[]> =>
    session.query<HeldChain>(HOLD, [
      environment,
      texts(chains.map(({ connection }) => connection)),
      texts(chains.map(({ key }) => key)),
    ]),

  /** What stands in these chains; who would send one of them waits until the transaction ends. */
  async links(session: Session, effectIds: readonly number[]): Promise<(Link & { effectId: number })[]> {
    const queued = await session.query<{ id: number; isLeased: boolean | null }>(HOLD_QUEUED, [effectIds]);
    const leased = new Set(queued.filter(({ isLeased }) => isLeased).map(({ id }) => id));
    type Found = Omit<Link, 'isLeased'> & { effectId: number; isPerhapsSent: boolean };
    const found = await session.query<Found>(LINKS, [effectIds]);
    return found.map(({ isPerhapsSent, ...link }) => ({ ...link, isLeased: isPerhapsSent || leased.has(link.id) }));
  },

  bodies: (session: Session, deliveryIds: readonly number[]): Promise<{ id: number; body: Buffer }[]> =>
    session.query(BODIES, [deliveryIds]),

  /** Whether the database was restored so lately that events come again whose effects were sent before. */
  isDoubted: async (session: Session): Promise<boolean> => (await session.one(IS_DOUBTED)) !== undefined,

  /** Marks what an event from before the restore owes: it may have been sent already. */
  doubt: (session: Session, owed: readonly { id: number; eventId: number }[]): Promise<number> =>
    session.execute(DOUBT, [owed.map(({ id }) => id), owed.map(({ eventId }) => eventId)]),

  ids: async (session: Session, count: number): Promise<number[]> =>
    (await session.query<{ id: number }>(IDS, [count])).map(({ id }) => id),

  withdraw: (session: Session, deliveryIds: readonly number[]): Promise<number> =>
    session.execute(WITHDRAW, [deliveryIds]),

  async insert(session: Session, rows: readonly DeliveryRow[]): Promise<void> {
    const column = <K extends keyof DeliveryRow>(name: K): DeliveryRow[K][] => rows.map((row) => row[name]);
    let start = 1;
    const starts = rows.map(({ body, books, remember }) => {
      const own = start;
      start += body.length + (books?.length ?? 0) + (remember?.length ?? 0);
      return own;
    });
    await session.execute(INSERT, [
      numbers(column('id')),
      numbers(column('environment')),
      numbers(column('effectId')),
      numbers(column('seq')),
      numbers(column('executionId')),
      texts(column('connection')),
      texts(column('operation')),
      texts(column('purpose')),
      texts(column('part')),
      texts(column('kind')),
      numbers(column('reverses')),
      texts(column('revision')),
      texts(column('legalEntity')),
      texts(column('idempotencyKey')),
      Buffer.concat(column('bodyHash')),
      texts(column('quantity')),
      texts(column('amount')),
      texts(column('currency')),
      numbers(column('isHead')),
      numbers(starts),
      numbers(rows.map(({ body }) => body.length)),
      numbers(rows.map(({ books }) => books?.length ?? 0)),
      Buffer.concat(rows.flatMap(({ body, books, remember }) => [body, books ?? NOTHING, remember ?? NOTHING])),
      numbers(rows.map(({ remember }) => remember?.length ?? 0)),
    ]);
  },
};
