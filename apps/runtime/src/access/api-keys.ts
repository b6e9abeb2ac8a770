import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../audit/audit-writer.js';
import { Database } from '../platform/database/database.js';
import { statement } from '../platform/database/statement.js';
import { hashOf, KEY_PREFIX } from './credentials.js';
import type { Doer } from './people.js';

const ADD_KEY = statement(`
INSERT INTO api_key (environment, name, secret_hash, created_by, expires_at) VALUES ($1, $2, $3, $4, $5) RETURNING id`);

const ADD_GRANTS = statement(`
INSERT INTO access_grant (api_key_id, role, environment, legal_entity, team, granted_by)
SELECT $1, role, $2, legal_entity, team, $3 FROM unnest($4::text[], $5::text[], $6::text[]) AS g (role, legal_entity, team)`);

const REVOKE = statement(`
UPDATE api_key SET revoked_at = clock_timestamp() WHERE id = $1 AND environment = $2 AND revoked_at IS NULL`);

const LIST = statement(`
SELECT k.id, k.name, k.created_by AS "createdBy", k.created_at AS "createdAt", k.expires_at AS "expiresAt", k.revoked_at AS "revokedAt",
  coalesce(array_agg(g.role ORDER BY g.role) FILTER (WHERE g.revoked_at IS NULL AND g.role IS NOT NULL), '{}') AS roles
FROM api_key k LEFT JOIN access_grant g ON g.api_key_id = k.id
WHERE k.environment = $1 AND ($2::timestamptz IS NULL OR (k.created_at, k.id) > ($2, $3::uuid))
GROUP BY k.id ORDER BY k.created_at, k.id LIMIT $4`);

export interface KeyRequest {
  readonly environment: number;
  readonly name: string;
  readonly by: string;
  readonly correlation?: string | undefined;
  readonly expiresAt?: string | undefined;
  readonly roles: readonly {
    readonly role: string;
    readonly legalEntity?: string | undefined;
    readonly team?: string | undefined;
  }[];
}

export interface KeyAnswer {
  readonly id: string;
  readonly name: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly roles: readonly string[];
}

/** Keys for programs. Each belongs to one environment; what it is made of is shown once and stored as a hash. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditWriter,
  ) {}

  async make({
    environment,
    name,
    by,
    correlation,
    expiresAt,
    roles,
  }: KeyRequest): Promise<{ id: string; key: string }> {
    const key = `${KEY_PREFIX}${randomBytes(32).toString('base64url')}`;
    return this.database.transaction(async (session) => {
      const made = await session.one<{ id: string }>(ADD_KEY, [environment, name, hashOf(key), by, expiresAt ?? null]);
      const { id } = made!;
      await session.execute(ADD_GRANTS, [
        id,
        environment,
        by,
        roles.map(({ role }) => role),
        roles.map(({ legalEntity }) => legalEntity ?? null),
        roles.map(({ team }) => team ?? null),
      ]);
      const details = JSON.stringify({ name, roles });
      await this.audit.lines(session, [
        { environment, actor: by, correlation, action: 'key.made', objectKind: 'key', objectId: id, details },
      ]);
      return { id, key };
    });
  }

  list(environment: number, after: readonly [string, string] | undefined, limit: number): Promise<KeyAnswer[]> {
    return this.database.query<KeyAnswer>(LIST, [environment, ...(after ?? [null, null]), limit]);
  }

  /** Whether there was such a key, and it was not revoked yet. */
  async revoke(id: string, { environment, actor, correlation }: Doer): Promise<boolean> {
    return this.database.transaction(async (session) => {
      if ((await session.execute(REVOKE, [id, environment])) === 0) return false;
      await this.audit.lines(session, [
        { environment, actor, correlation, action: 'key.revoked', objectKind: 'key', objectId: id },
      ]);
      return true;
    });
  }
}
