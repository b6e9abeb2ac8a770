import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { AccessStore, type Environment } from '../access/access.store.js';
import { ApiKeys } from '../access/api-keys.js';
import { hashOf } from '../access/credentials.js';
import { ROLES } from '../access/permissions.js';
import { Configuration } from '../platform/configuration.js';
import { Database } from '../platform/database/database.js';
import { statement } from '../platform/database/statement.js';

/** The key by which the command line on this machine is let in; only its owner can read it. */
export const LOCAL_KEY_FILE = 'local.key';
export const ACTOR = 'system:serve';
export const LOCAL = { issuer: 'local', subject: 'administrator', name: 'Administrator' };

const ADD_PERSON = statement(`
INSERT INTO person (issuer, subject, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id`);

const GRANT_ALL = statement(`
INSERT INTO access_grant (person_id, role, granted_by) SELECT $1, role, $3 FROM unnest($2::text[]) AS role`);

/** With the embedded database nobody could log in at first: makes an administrator, and a key for this machine. */
@Injectable()
export class FirstStart {
  constructor(
    private readonly configuration: Configuration,
    private readonly database: Database,
    private readonly access: AccessStore,
    private readonly keys: ApiKeys,
  ) {}

  async run(): Promise<void> {
    if (this.configuration.databaseUrl !== undefined) return;
    await this.#makeAdministrator();
    const [environment] = await this.access.environments();
    if (environment) await this.#makeLocalKey(environment);
  }

  async #makeAdministrator(): Promise<void> {
    await this.database.transaction(async (session) => {
      const made = await session.one<{ id: string }>(ADD_PERSON, [LOCAL.issuer, LOCAL.subject, LOCAL.name]);
      if (made) await session.execute(GRANT_ALL, [made.id, Object.keys(ROLES), ACTOR]);
    });
  }

  async #makeLocalKey(environment: Environment): Promise<void> {
    const file = path.join(this.configuration.dataFolder, LOCAL_KEY_FILE);
    if (existsSync(file) && (await this.access.keyBySecret(hashOf(readFileSync(file, 'utf8').trim())))) return;
    const roles = Object.keys(ROLES).map((role) => ({ role }));
    const { key } = await this.keys.make({ environment: environment.id, name: 'this machine', by: ACTOR, roles });
    writeFileSync(file, `${key}\n`, { mode: 0o600 });
  }
}
