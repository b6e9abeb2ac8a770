import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../../audit/audit-writer.js';
import { SecretBox } from '../../connections/secret-box.js';
import { Database } from '../../platform/database/database.js';
import { statement, type Session } from '../../platform/database/statement.js';
import { Problem } from '../../platform/http/problem.js';

const IS_VALID = '(valid_until IS NULL OR valid_until > clock_timestamp())';
const KEYS = statement(`
SELECT slot, secret FROM hook_key WHERE environment = $1 AND connection = $2 AND ${IS_VALID} ORDER BY slot`);
const SHOWN = statement(`
SELECT slot, created_at AS "createdAt", valid_until AS "validUntil", ${IS_VALID} AS "isValid"
FROM hook_key WHERE environment = $1 AND connection = $2 ORDER BY slot`);
/** Who rotates the keys of a connection does so alone, also where there is none yet. */
const LOCK = statement('SELECT pg_advisory_xact_lock(hashtextextended($1, 7220))');
const PUT = statement(`
INSERT INTO hook_key (environment, connection, slot, secret) VALUES ($1, $2, $3, $4)
ON CONFLICT (environment, connection, slot) DO UPDATE
SET secret = $4, created_at = clock_timestamp(), valid_until = NULL`);
const END = statement(`
UPDATE hook_key SET valid_until = clock_timestamp() + $4::interval
WHERE environment = $1 AND connection = $2 AND slot = $3 RETURNING valid_until AS "validUntil"`);
const REMOVE = statement('DELETE FROM hook_key WHERE environment = $1 AND connection = $2 AND slot = $3');

/** A connection in an environment. */
export interface HookPlace {
  readonly environment: { readonly id: number; readonly name: string };
  readonly connection: string;
}

/** One of the two keys, without itself. */
export interface ShownHookKey {
  readonly slot: number;
  readonly createdAt: string;
  /** When it ends; null where it does not. */
  readonly validUntil: string | null;
  readonly isValid: boolean;
}

/** A key that was just made: the only time that it is told. */
export interface RotatedHookKey {
  readonly slot: number;
  readonly secret: string;
  /** Until when the former key holds; null where there was none. */
  readonly formerValidUntil: string | null;
}

export interface HookRotation {
  /** Made where none is given. */
  readonly secret?: string | undefined;
  /** ISO 8601, `P1D`. */
  readonly oldValidFor: string;
}

interface Change {
  readonly slot: number;
  readonly actor: string;
  readonly action: string;
  readonly until?: string | undefined;
}

/** The keys that hooks are signed with: two places a connection, so that one is replaced while the other still holds. */
@Injectable()
export class HookKeys {
  constructor(
    private readonly database: Database,
    private readonly box: SecretBox,
    private readonly audit: AuditWriter,
  ) {}

  /** Those that hold now. */
  async of({ environment, connection }: HookPlace): Promise<string[]> {
    const rows = await this.database.query<{ slot: number; secret: Buffer }>(KEYS, [environment.id, connection]);
    return rows.map(({ slot, secret }) => this.box.open(secret, this.#belonging({ environment, connection }, slot)));
  }

  shown({ environment, connection }: HookPlace, session: Session = this.database): Promise<ShownHookKey[]> {
    return session.query<ShownHookKey>(SHOWN, [environment.id, connection]);
  }

  put(place: HookPlace, slot: number, secret: string, actor: string): Promise<void> {
    return this.database.transaction((session) => this.#put(session, place, secret, { slot, actor }));
  }

  /** Whether there was one. */
  remove(place: HookPlace, slot: number, actor: string): Promise<boolean> {
    return this.database.transaction(async (session) => {
      if ((await session.execute(REMOVE, [place.environment.id, place.connection, slot])) === 0) return false;
      await this.#line(session, place, { slot, actor, action: 'hook-key.removed' });
      return true;
    });
  }

  /** A new key in the free place, and an end for the one before it. */
  rotate(place: HookPlace, { secret, oldValidFor }: HookRotation, actor: string): Promise<RotatedHookKey> {
    const fresh = secret ?? `whsec_${randomBytes(32).toString('base64')}`;
    return this.database.transaction(async (session) => {
      await session.execute(LOCK, [`${place.environment.id}/${place.connection}`]);
      const valid = (await this.shown(place, session)).filter(({ isValid }) => isValid);
      if (valid.length === 2) throw bothHold(place.connection, valid);
      const former = valid[0];
      const slot = former?.slot === 1 ? 2 : 1;
      await this.#put(session, place, fresh, { slot, actor });
      if (!former) return { slot, secret: fresh, formerValidUntil: null };
      const values = [place.environment.id, place.connection, former.slot, oldValidFor];
      const { validUntil } = (await session.one<{ validUntil: string }>(END, values))!;
      const ends = { slot: former.slot, actor, action: 'hook-key.ends', until: validUntil };
      await this.#line(session, place, ends);
      return { slot, secret: fresh, formerValidUntil: validUntil };
    });
  }

  async #put(session: Session, place: HookPlace, secret: string, by: Pick<Change, 'slot' | 'actor'>): Promise<void> {
    const sealed = this.box.seal(secret, this.#belonging(place, by.slot));
    await session.execute(PUT, [place.environment.id, place.connection, by.slot, sealed]);
    await this.#line(session, place, { ...by, action: 'hook-key.set' });
  }

  #line(session: Session, { environment, connection }: HookPlace, change: Change): Promise<void> {
    const { slot, actor, action, until } = change;
    const details = until === undefined ? `key ${slot}` : `key ${slot}, on ${until}`;
    const line = {
      environment: environment.id,
      actor,
      action,
      objectKind: 'connection',
      objectId: connection,
      details,
    };
    return this.audit.lines(session, [line]);
  }

  #belonging({ environment, connection }: HookPlace, slot: number): Parameters<SecretBox['open']>[1] {
    return { environment: environment.name, connection, name: `hook-${slot}` };
  }
}

/** To take one away unasked would cut off who still signs with it. */
function bothHold(connection: string, keys: readonly ShownHookKey[]): Problem {
  const ending = keys.find(({ validUntil }) => validUntil !== null);
  return new Problem(409, {
    code: 'HOOK_KEYS_BOTH_HOLD',
    detail: ending
      ? `${connection} is being rotated: its key ${ending.slot} holds until ${ending.validUntil}.`
      : `${connection} has two keys that hold.`,
    remedy: 'Remove the one that nobody signs with any more, then rotate.',
  });
}
