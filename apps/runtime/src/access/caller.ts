import type { Permission } from './permissions.js';

/** A role that was granted, spelled out. What is undefined is not limited. */
export interface Grant {
  readonly role: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly environment: number | undefined;
  readonly legalEntity: string | undefined;
  readonly team: string | undefined;
}

/** Where a permission holds: all legal entities and teams, or those named in one of the limits. */
export type Scope = 'all' | readonly Limit[];

export interface Limit {
  readonly legalEntity: string | undefined;
  readonly team: string | undefined;
}

/** Who asks, in which environment. Made by the guard for each request. */
export class Caller {
  /** How the audit names them: `person:<id>` or `key:<id>`. */
  readonly actor: string;
  readonly name: string;
  readonly environment: number;
  readonly environmentName: string;
  readonly #grants: readonly Grant[];

  constructor(
    who: { readonly actor: string; readonly name: string },
    environment: { readonly id: number; readonly name: string },
    grants: readonly Grant[],
  ) {
    this.actor = who.actor;
    this.name = who.name;
    this.environment = environment.id;
    this.environmentName = environment.name;
    this.#grants = grants.filter((grant) => grant.environment === undefined || grant.environment === environment.id);
  }

  may(permission: Permission): boolean {
    return this.#grants.some(({ permissions }) => permissions.has(permission));
  }

  /** Whether it holds without any limit, in other environments too. */
  reachesEverywhere(permission: Permission): boolean {
    return this.#grants.some(
      ({ permissions, environment, legalEntity, team }) =>
        permissions.has(permission) && environment === undefined && legalEntity === undefined && team === undefined,
    );
  }

  /** What of the environment the permission reaches; every query that shows or changes something takes this in. */
  scopeOf(permission: Permission): Scope {
    const limits: Limit[] = [];
    for (const { permissions, legalEntity, team } of this.#grants) {
      if (!permissions.has(permission)) continue;
      if (legalEntity === undefined && team === undefined) return 'all';
      limits.push({ legalEntity, team });
    }
    return limits;
  }
}

/** Whether something of this legal entity and team lies within a scope. */
export function isWithin(scope: Scope, of: { legalEntity?: string | null; team?: string | null }): boolean {
  if (scope === 'all') return true;
  return scope.some(
    ({ legalEntity, team }) =>
      (legalEntity === undefined || legalEntity === of.legalEntity) && (team === undefined || team === of.team),
  );
}

/** The legal entities that a scope reaches as a whole; undefined where it reaches all. */
export function entitiesOf(scope: Scope): readonly string[] | undefined {
  if (scope === 'all') return undefined;
  return scope.flatMap(({ legalEntity, team }) =>
    legalEntity === undefined || team !== undefined ? [] : [legalEntity],
  );
}
