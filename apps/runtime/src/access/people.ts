import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../audit/audit-writer.js';
import { Database } from '../platform/database/database.js';
import { statement, type Session } from '../platform/database/statement.js';

/** Who somebody is at their identity provider; `local` is this runtime itself. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly email?: string | undefined;
}

export interface PersonAnswer {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly issuer: string;
  readonly subject: string;
  readonly disabledAt: string | null;
  readonly grants: readonly GrantAnswer[];
}

export interface GrantAnswer {
  readonly id: number;
  readonly role: string;
  /** Null: in every environment. */
  readonly environment: number | null;
  readonly legalEntity: string | null;
  readonly team: string | null;
}

/** A role for a person. */
export interface GrantRequest {
  readonly person: string;
  readonly role: string;
  /** Undefined: in every environment. */
  readonly environment: number | undefined;
  readonly legalEntity?: string | undefined;
  readonly team?: string | undefined;
}

/** Who does it, and for which request. */
export interface Doer {
  readonly environment?: number | undefined;
  readonly actor: string;
  readonly correlation: string;
}

const ADD = statement(`
  INSERT INTO person (issuer, subject, name, email) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id`);
const LIST = statement(`
  SELECT p.id, p.name, p.email, p.issuer, p.subject, p.disabled_at AS "disabledAt",
    coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'environment', g.environment,
      'legalEntity', g.legal_entity, 'team', g.team) ORDER BY g.id) FILTER (WHERE g.id IS NOT NULL), '[]') AS grants
  FROM person p
  LEFT JOIN access_grant g ON g.person_id = p.id AND g.revoked_at IS NULL AND (g.environment = $1 OR g.environment IS NULL)
  WHERE $2::text IS NULL OR (p.name, p.id::text) > ($2, $3::text)
  GROUP BY p.id ORDER BY p.name, p.id::text LIMIT $4`);
const ONE = statement('SELECT id, issuer FROM person WHERE id = $1');
const ENABLE = statement(`
  UPDATE person SET disabled_at = CASE WHEN $2 THEN NULL ELSE clock_timestamp() END
  WHERE id = $1 AND (disabled_at IS NULL) <> $2 RETURNING id`);
const END_SESSIONS = statement(`
  UPDATE person_session SET revoked_at = clock_timestamp() WHERE person_id = $1 AND revoked_at IS NULL`);
const GRANT = statement(`
  INSERT INTO access_grant (person_id, role, environment, legal_entity, team, granted_by)
  SELECT id, $2, $3, $4, $5, $6 FROM person WHERE id = $1 RETURNING id`);
const REVOKE = statement(`
  UPDATE access_grant SET revoked_at = clock_timestamp()
  WHERE id = $1 AND revoked_at IS NULL AND person_id IS NOT NULL AND (environment = $2 OR (environment IS NULL AND $3))
  RETURNING person_id`);

/** People and the roles that they hold. */
@Injectable()
export class People {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditWriter,
  ) {}

  /** Somebody whom the identity provider vouches for, seen for the first time: known from now on, without any role. */
  meet(identity: Identity): Promise<string | undefined> {
    return this.add(identity, { actor: 'system:login', correlation: '' });
  }

  /** Undefined where they are known already. */
  add(identity: Identity, by: Doer): Promise<string | undefined> {
    const { issuer, subject, name, email } = identity;
    return this.#done('person.added', by, async (session) => {
      const made = await session.one<{ id: string }>(ADD, [issuer, subject, name, email ?? null]);
      return made?.id;
    });
  }

  list(environment: number, after: readonly [string, string] | undefined, limit: number): Promise<PersonAnswer[]> {
    return this.database.query<PersonAnswer>(LIST, [environment, after?.[0] ?? null, after?.[1] ?? null, limit]);
  }

  one(id: string): Promise<{ id: string; issuer: string } | undefined> {
    return this.database.one(ONE, [id]);
  }

  /** Whether that changed anything. Who is disabled is out within seconds, sessions and all. */
  async enable(id: string, isEnabled: boolean, by: Doer): Promise<boolean> {
    const done = await this.#done(isEnabled ? 'person.enabled' : 'person.disabled', by, async (session) => {
      const changed = await session.one<{ id: string }>(ENABLE, [id, isEnabled]);
      if (changed && !isEnabled) await session.execute(END_SESSIONS, [id]);
      return changed?.id;
    });
    return done !== undefined;
  }

  /** The grant's number; undefined where there is no such person. */
  async grant(request: GrantRequest, by: Doer): Promise<number | undefined> {
    const { person, role, environment, legalEntity, team } = request;
    let id: number | undefined;
    const details = JSON.stringify({ role, everywhere: environment === undefined, legalEntity, team });
    await this.#done(
      'role.granted',
      by,
      async (session) => {
        const values = [person, role, environment ?? null, legalEntity ?? null, team ?? null, by.actor];
        id = (await session.one<{ id: number }>(GRANT, values))?.id;
        return id === undefined ? undefined : person;
      },
      details,
    );
    return id;
  }

  /** Whether there was such a grant here; those of all environments only where the caller reaches them all. */
  async revoke(grant: number, isEverywhere: boolean, by: Doer): Promise<boolean> {
    const work = async (session: Session) =>
      (await session.one<{ person_id: string }>(REVOKE, [grant, by.environment, isEverywhere]))?.person_id;
    return (await this.#done('role.revoked', by, work, JSON.stringify({ grant }))) !== undefined;
  }

  /** Does it and writes the line; nothing is written where `work` finds nothing to do. */
  #done(
    action: string,
    by: Doer,
    work: (session: Session) => Promise<string | undefined>,
    details?: string,
  ): Promise<string | undefined> {
    return this.database.transaction(async (session) => {
      const objectId = await work(session);
      if (objectId !== undefined)
        await this.audit.lines(session, [{ ...by, action, objectKind: 'person', objectId, details }]);
      return objectId;
    });
  }
}
