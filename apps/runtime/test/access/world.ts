/** Two environments, two legal entities, a row of each kind for each of them, and keys for whoever asks. */
import { ApiKeys } from '../../src/access/api-keys.js';
import { PERMISSIONS, ROLES, type Permission } from '../../src/access/permissions.js';
import { Releases } from '../../src/releases/releases.js';
import type { TestRuntime } from '../runtime.js';

export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as Permission[];
/** Stands in everything that is of one legal entity, and in nothing else. */
export const canaryOf = (environment: string, legalEntity: string): string => `canary-${environment}-${legalEntity}`;

/** Rows of one environment and legal entity. */
export interface Owned {
  readonly event: number;
  readonly execution: number;
  readonly delivery: number;
  readonly case: number;
}

/** A role of each permission by itself, and one of them all; for tests only. */
export function declareRoles(): void {
  const roles = ROLES as Record<string, readonly Permission[]>;
  for (const permission of ALL_PERMISSIONS) roles[`only ${permission}`] = [permission];
  roles['everything'] = ALL_PERMISSIONS;
  roles['nothing'] = [];
}

export class World {
  readonly owned = new Map<string, Owned>();
  readonly #environments = new Map<string, number>();

  constructor(private readonly runtime: TestRuntime) {}

  async make(): Promise<void> {
    declareRoles();
    const releases = this.runtime.app.get(Releases, { strict: false });
    const release = await releases.store(new Map([['reckoner.yaml', 'name: t\nlanguage: 1\n']]), 'test');
    for (const name of ['dev', 'test']) {
      this.#environments.set(name, (await releases.point(name, release, 'test')).environment);
      for (const legalEntity of ['DE01', 'US01'])
        this.owned.set(`${name} ${legalEntity}`, await this.#rows(name, legalEntity, release.id));
    }
  }

  environment(name: string): number {
    return this.#environments.get(name)!;
  }

  /** A key of the environment that holds one role, within limits where they are given. */
  async key(
    role: string,
    { environment = 'dev', ...limits }: { environment?: string; legalEntity?: string; team?: string } = {},
  ): Promise<string> {
    const keys = this.runtime.app.get(ApiKeys, { strict: false });
    const { key } = await keys.make({
      environment: this.environment(environment),
      name: role,
      by: 'test',
      roles: [{ role, ...limits }],
    });
    return key;
  }

  async #rows(environment: string, legalEntity: string, release: number): Promise<Owned> {
    const canary = canaryOf(environment, legalEntity);
    const [row] = await this.runtime.test.asOwner(
      `WITH e AS (
         INSERT INTO event (environment, source, source_id, type, legal_entity, intake, correlation, body_hash)
         VALUES ($1, 'demo', $2, 'entry', $3, 'http', $2, '\\x00') RETURNING id, received_at
       ), p AS (INSERT INTO event_payload (event_id, received_at, body) SELECT id, received_at, convert_to(format('{"note":"%s"}', $2::text), 'UTF8') FROM e),
       x AS (
         INSERT INTO execution (environment, event_id, flow, release_id, now, outcome, reason, legal_entity)
         SELECT $1, id, 'demo', $4, received_at, 'rejected', $2, $3 FROM e RETURNING id, event_id
       ), s AS (
         INSERT INTO end_state (execution_id, environment, source, flow, received_at, purpose, outcome, reason, legal_entity, amount, currency)
         SELECT id, $1, 'demo', 'demo', now(), 'billing', 'rejected', $2, $3, 12.50, 'EUR' FROM x
       ), f AS (INSERT INTO effect (environment, connection, key) VALUES ($1, $2, $2) RETURNING id),
       d AS (
         INSERT INTO delivery (environment, effect_id, seq, execution_id, connection, operation, purpose, legal_entity, idempotency_key, body_hash, state)
         SELECT $1, f.id, 1, x.id, $2, 'post', 'billing', $3, $2, '\\x00', 'refused' FROM f, x RETURNING id
       ), c AS (
         INSERT INTO exception_case (environment, kind, event_id, execution_id, purpose, reason, message, cause, legal_entity, team)
         SELECT $1, 'rejected', event_id, id, 'billing', $2, $2, $2, $3, lower($3) || '-team' FROM x RETURNING id
       ), h AS (INSERT INTO case_entry (case_id, number, actor, action) SELECT id, 1, 'execution', 'opened' FROM c)
       SELECT e.id AS event, x.id AS execution, d.id AS delivery, c.id AS "case" FROM e, x, d, c`,
      [this.environment(environment), canary, legalEntity, release],
    );
    return Object.fromEntries(Object.entries(row!).map(([name, id]) => [name, Number(id)])) as unknown as Owned;
  }
}
