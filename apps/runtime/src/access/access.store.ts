import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Grant } from './caller.js';
import { ROLES } from './permissions.js';

export interface Environment {
  readonly id: number;
  readonly name: string;
}

/** Somebody whose credentials were found good. */
export interface Known {
  readonly actor: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  /** Of an API key, which belongs to one. */
  readonly environment: Environment | undefined;
}

interface GrantRow {
  readonly role: string;
  readonly environment: number | null;
  readonly legal_entity: string | null;
  readonly team: string | null;
}

/** People, keys and grants in the tables. */
@Injectable()
export class AccessStore {
  constructor(private readonly database: Database) {}

  async keyBySecret(secretHash: Buffer): Promise<Known | undefined> {
    const key = await this.database.one<{ id: string; name: string; environment: number; environment_name: string }>(
      `SELECT k.id, k.name, k.environment, e.name AS environment_name
       FROM api_key k JOIN environment e ON e.id = k.environment
       WHERE k.secret_hash = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())`,
      [secretHash],
    );
    if (!key) return undefined;
    return {
      actor: `key:${key.id}`,
      name: key.name,
      grants: await this.#grants('api_key_id', key.id),
      environment: { id: key.environment, name: key.environment_name },
    };
  }

  async personBySession(tokenHash: Buffer): Promise<Known | undefined> {
    const person = await this.database.one<{ id: string; name: string }>(
      `SELECT p.id, p.name FROM person_session s JOIN person p ON p.id = s.person_id
       WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > clock_timestamp() AND p.disabled_at IS NULL`,
      [tokenHash],
    );
    return person && this.#person(person);
  }

  async personBySubject(issuer: string, subject: string): Promise<Known | undefined> {
    const person = await this.database.one<{ id: string; name: string }>(
      'SELECT id, name FROM person WHERE issuer = $1 AND subject = $2 AND disabled_at IS NULL',
      [issuer, subject],
    );
    return person && this.#person(person);
  }

  environments(): Promise<Environment[]> {
    return this.database.query<Environment>('SELECT id, name FROM environment ORDER BY id');
  }

  async #person({ id, name }: { id: string; name: string }): Promise<Known> {
    return { actor: `person:${id}`, name, grants: await this.#grants('person_id', id), environment: undefined };
  }

  async #grants(column: 'person_id' | 'api_key_id', id: string): Promise<Grant[]> {
    const rows = await this.database.query<GrantRow>(
      `SELECT role, environment, legal_entity, team FROM access_grant WHERE ${column} = $1 AND revoked_at IS NULL`,
      [id],
    );
    return rows.map(({ role, environment, legal_entity, team }) => ({
      role,
      permissions: new Set(ROLES[role] ?? []),
      environment: environment ?? undefined,
      legalEntity: legal_entity ?? undefined,
      team: team ?? undefined,
    }));
  }
}
