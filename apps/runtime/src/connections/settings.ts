import type { Allowance, Credentials } from '@reckoner/connect';
import type { Database } from '../platform/database/database.js';
import { SecretBox, type Belonging } from './secret-box.js';
import { settingOf, type SettingRow } from './settings.store.js';

/** A connection's setting with its secrets open. Never leaves this process. */
export interface OpenSetting extends Credentials {
  readonly environment: number;
  readonly environmentName: string;
  readonly connection: string;
  readonly address: string;
  readonly revision: number;
}

/** Opens and seals what environments say of their connections. */
export class ConnectionSettings {
  constructor(
    private readonly database: Database,
    private readonly box: SecretBox,
    /** The environments whose targets may stand in the own network or on this machine. */
    private readonly privateTargets: ReadonlySet<string>,
  ) {}

  allowance(environmentName: string): Allowance {
    return { private: this.privateTargets.has(environmentName) };
  }

  async open(environment: number, connection: string): Promise<OpenSetting | undefined> {
    const row = await settingOf(this.database, environment, connection);
    return row && this.#opened(row);
  }

  seal(secrets: Readonly<Record<string, string>>, environmentName: string, connection: string): Buffer | null {
    if (Object.keys(secrets).length === 0) return null;
    return this.box.seal(JSON.stringify(secrets), belonging(environmentName, connection));
  }

  secretsOf(row: SettingRow): Record<string, string> {
    if (!row.secrets) return {};
    return JSON.parse(this.box.open(row.secrets, belonging(row.environment_name, row.connection))) as Record<
      string,
      string
    >;
  }

  #opened(row: SettingRow): OpenSetting {
    return {
      environment: row.environment,
      environmentName: row.environment_name,
      connection: row.connection,
      address: row.address,
      options: row.options,
      secrets: this.secretsOf(row),
      revision: row.revision,
    };
  }
}

function belonging(environment: string, connection: string): Belonging {
  return { environment, connection, name: 'secrets' };
}
