import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { AccessStore, type Environment } from '../access/access.store.js';
import { ApiKeys } from '../access/api-keys.js';
import { hashOf } from '../access/credentials.js';
import { DemoPeople } from '../access/demo-people.js';
import { ROLES } from '../access/permissions.js';
import { Configuration } from '../platform/configuration.js';

/** The key by which the command line on this machine is let in; only its owner can read it. */
export const LOCAL_KEY_FILE = 'local.key';
export const ACTOR = 'system:serve';
/** With the embedded database nobody could log in at first: makes an administrator, people to try it as, and a key for this machine. */
@Injectable()
export class FirstStart {
  constructor(
    private readonly configuration: Configuration,
    private readonly demo: DemoPeople,
    private readonly access: AccessStore,
    private readonly keys: ApiKeys,
  ) {}

  async run(): Promise<void> {
    if (this.configuration.databaseUrl !== undefined) return;
    await this.demo.make(ACTOR);
    const [environment] = await this.access.environments();
    if (environment) await this.#makeLocalKey(environment);
  }

  async #makeLocalKey(environment: Environment): Promise<void> {
    const file = path.join(this.configuration.dataFolder, LOCAL_KEY_FILE);
    if (existsSync(file) && (await this.access.keyBySecret(hashOf(readFileSync(file, 'utf8').trim())))) return;
    const roles = Object.keys(ROLES).map((role) => ({ role }));
    const { key } = await this.keys.make({ environment: environment.id, name: 'this machine', by: ACTOR, roles });
    writeFileSync(file, `${key}\n`, { mode: 0o600 });
  }
}
