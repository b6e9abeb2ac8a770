import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { statement } from '../platform/database/statement.js';
import { Problem } from '../platform/http/problem.js';
import { Releases } from '../releases/releases.js';

const KEPT = statement(`
  SELECT 1 AS one FROM connection_setting WHERE environment = $1 AND connection = $2
  UNION ALL SELECT 1 FROM connection_gate WHERE environment = $1 AND connection = $2 LIMIT 1`);

/** Which connections there are: those of the release, and those that are still led somewhere. */
@Injectable()
export class KnownConnections {
  constructor(
    private readonly database: Database,
    private readonly releases: Releases,
  ) {}

  /** Throws where there is none of this name. */
  async check(environment: { readonly id: number; readonly name: string }, connection: string): Promise<void> {
    const release = await this.releases.current(environment.name);
    if (release?.connection(connection)) return;
    if (await this.database.one(KEPT, [environment.id, connection])) return;
    throw unknownConnection(connection);
  }
}

export function unknownConnection(connection: string): Problem {
  return new Problem(404, {
    code: 'CONNECTION_UNKNOWN',
    detail: `The release of this environment has no connection ${connection}.`,
    remedy: 'Name one of its definitions, by the path of its file; slashes are encoded.',
  });
}
