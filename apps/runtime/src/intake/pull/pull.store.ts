import { statement, type Session } from '../../platform/database/statement.js';

/** Which pull of which connection. */
export interface PullName {
  readonly environment: number;
  readonly connection: string;
  readonly name: string;
}

/** A pull that is this process's to do until its lease ends. */
export interface ClaimedPull extends PullName {
  readonly cursor: string | null;
  readonly fence: number;
  readonly failures: number;
}

export const LEASE_SECONDS = 30;

const MAKE = statement(`
INSERT INTO pull (environment, connection, name) SELECT * FROM unnest($1::smallint[], $2::text[], $3::text[])
ON CONFLICT DO NOTHING`);
const CLAIM = statement(`
UPDATE pull SET fence = fence + 1, leased_until = clock_timestamp() + make_interval(secs => $4)
WHERE (environment, connection, name) = (
  SELECT p.environment, p.connection, p.name
  FROM pull p JOIN unnest($1::smallint[], $2::text[], $3::text[]) AS declared (environment, connection, name)
    USING (environment, connection, name)
  WHERE p.due_at <= clock_timestamp() AND (p.leased_until IS NULL OR p.leased_until < clock_timestamp())
  ORDER BY p.due_at LIMIT 1 FOR UPDATE OF p SKIP LOCKED)
RETURNING environment, connection, name, cursor, fence, failures`);
const ADVANCE = statement(`
UPDATE pull SET cursor = $5, leased_until = clock_timestamp() + make_interval(secs => $6)
WHERE environment = $1 AND connection = $2 AND name = $3 AND fence = $4`);
const FINISH = statement(`
UPDATE pull SET due_at = clock_timestamp() + make_interval(secs => $5), leased_until = NULL, failures = 0,
  last_error = NULL, last_success_at = clock_timestamp()
WHERE environment = $1 AND connection = $2 AND name = $3 AND fence = $4`);
const FAIL = statement(`
UPDATE pull SET due_at = clock_timestamp() + make_interval(secs => $5), leased_until = NULL, failures = failures + 1,
  last_error = $6
WHERE environment = $1 AND connection = $2 AND name = $3 AND fence = $4`);

const columns = (names: readonly PullName[]): unknown[] => [
  names.map(({ environment }) => environment),
  names.map(({ connection }) => connection),
  names.map(({ name }) => name),
];
const held = ({ environment, connection, name, fence }: ClaimedPull): unknown[] => [
  environment,
  connection,
  name,
  fence,
];

/** Where pulls stand. Whoever writes must still hold the pull: its fence decides. */
export const pullStore = {
  make: (session: Session, names: readonly PullName[]): Promise<number> => session.execute(MAKE, columns(names)),

  claim: (session: Session, names: readonly PullName[]): Promise<ClaimedPull | undefined> =>
    session.one<ClaimedPull>(CLAIM, [...columns(names), LEASE_SECONDS]),

  advance: (session: Session, pull: ClaimedPull, cursor: string | null): Promise<number> =>
    session.execute(ADVANCE, [...held(pull), cursor, LEASE_SECONDS]),

  finish: (session: Session, pull: ClaimedPull, seconds: number): Promise<number> =>
    session.execute(FINISH, [...held(pull), seconds]),

  fail: (session: Session, pull: ClaimedPull, how: { seconds: number; error: string }): Promise<number> =>
    session.execute(FAIL, [...held(pull), how.seconds, how.error]),
};
