import { statement, type Session } from '../platform/database/statement.js';

/** A write with a key. */
export interface Asked {
  readonly actor: string;
  readonly key: string;
  readonly requestHash: Buffer;
}

/** What is known of the same key. */
export interface Answered {
  readonly requestHash: Buffer;
  /** Null while it is being done; below zero where the answer was a secret. */
  readonly status: number | null;
  readonly answer: Buffer | null;
  readonly seconds: number;
}

const BEGIN = statement(`
  INSERT INTO idempotent_request (actor, key, request_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING key`);
const FOUND = statement(`
  SELECT request_hash AS "requestHash", status, answer, extract(epoch FROM clock_timestamp() - created_at)::float8 AS seconds
  FROM idempotent_request WHERE actor = $1 AND key = $2`);
const END = statement('UPDATE idempotent_request SET status = $3, answer = $4 WHERE actor = $1 AND key = $2');
const FORGET = statement('DELETE FROM idempotent_request WHERE actor = $1 AND key = $2 AND status IS NULL');
const EXPIRE = statement(`DELETE FROM idempotent_request WHERE created_at < clock_timestamp() - interval '24 hours'`);
const EXPIRE_LINKS = statement(`DELETE FROM login_link WHERE expires_at < clock_timestamp() - interval '24 hours'`);
const EXPIRE_SESSIONS = statement(
  `DELETE FROM person_session WHERE expires_at < clock_timestamp() - interval '24 hours'`,
);

export const idempotencyStore = {
  /** Undefined: it is the first, and is being done from now on. */
  async begin(session: Session, { actor, key, requestHash }: Asked): Promise<Answered | undefined> {
    if (await session.one(BEGIN, [actor, key, requestHash])) return undefined;
    const found = await session.one<Answered>(FOUND, [actor, key]);
    // the one before was refused in this very moment
    return found ?? { requestHash, status: null, answer: null, seconds: 0 };
  },

  end: (
    session: Session,
    { actor, key }: Asked,
    { status, body, isSecret }: { status: number; body: Buffer | undefined; isSecret: boolean },
  ): Promise<number> => session.execute(END, [actor, key, isSecret ? -status : status, body ?? null]),

  forget: (session: Session, { actor, key }: Asked): Promise<number> => session.execute(FORGET, [actor, key]),

  /** What is a day old: answers, links, sessions. */
  async expire(session: Session): Promise<void> {
    for (const expired of [EXPIRE, EXPIRE_LINKS, EXPIRE_SESSIONS]) await session.execute(expired);
  },
};
