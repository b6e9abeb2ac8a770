import { Injectable } from '@nestjs/common';
import { AUTH_NEEDS, checkAddress } from '@reckoner/connect';
import { AuditWriter } from '../audit/audit-writer.js';
import { Database } from '../platform/database/database.js';
import { type Finding, Problem } from '../platform/http/problem.js';
import type { Session } from '../platform/database/statement.js';
import { Releases } from '../releases/releases.js';
import { gateStore, type PostingWindow } from './gate.store.js';
import { unknownConnection } from './known-connections.js';
import { ConnectionSettings } from './settings.js';
import { saveSetting, settingOf, settingsAfter, type SettingRow } from './settings.store.js';

/** Who changes something, and where. */
export interface Asking {
  readonly actor: string;
  readonly environment: number;
  readonly environmentName: string;
}

export interface SettingChange {
  readonly address: string;
  readonly options: Readonly<Record<string, string>>;
  /** By name; null takes one away, what is not named stays. */
  readonly secrets: Readonly<Record<string, string | null>>;
  readonly revision?: number | undefined;
}

/** A setting as it may be shown: secrets by their names only. */
export interface ShownSetting {
  readonly connection: string;
  readonly address: string;
  readonly options: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly revision: number;
  readonly changedBy: string;
  readonly changedAt: string;
}

const OPTIONS = /^(user|header|clientId|tokenAddress|tokenAuth|scope|audience|resource|header [A-Za-z0-9-]+)$/;
const OWN_HEADERS = /^header (host|content-length|content-type|transfer-encoding|connection|authorization|cookie)$/i;

/** What people decide about connections: where they lead, when they rest, when they may post. */
@Injectable()
export class ConnectionAdmin {
  constructor(
    private readonly database: Database,
    private readonly settings: ConnectionSettings,
    private readonly releases: Releases,
    private readonly audit: AuditWriter,
  ) {}

  /** By name, those after one. */
  async list(environment: number, after: string | undefined, limit: number): Promise<ShownSetting[]> {
    return (await settingsAfter(this.database, environment, after, limit)).map((row) => this.#shown(row));
  }

  async set(asking: Asking, connection: string, change: SettingChange): Promise<ShownSetting> {
    await this.#check(asking, connection, change);
    return this.database.transaction(async (session) => {
      const former = await settingOf(session, asking.environment, connection);
      const kept = former ? this.settings.secretsOf(former) : {};
      const all = Object.entries({ ...kept, ...change.secrets }).filter(
        (entry): entry is [string, string] => entry[1] !== null,
      );
      const secrets = this.settings.seal(Object.fromEntries(all), asking.environmentName, connection);
      const { address, options } = change;
      const { environment, actor: changed_by } = asking;
      const revision = await saveSetting(
        session,
        { environment, connection, address, options, secrets, changed_by },
        change.revision,
      );
      if (revision === undefined)
        throw new Problem(409, {
          code: 'SETTING_CHANGED',
          detail: 'Somebody else changed the setting meanwhile.',
          remedy: 'Read it again.',
        });
      await this.#line(session, asking, connection, 'connection.set');
      return this.#shown((await settingOf(session, environment, connection))!);
    });
  }

  pause(asking: Asking, connection: string): Promise<void> {
    return this.database.transaction(async (session) => {
      if (await gateStore.pause(session, asking.environment, connection, asking.actor))
        await this.#line(session, asking, connection, 'connection.paused');
    });
  }

  resume(asking: Asking, connection: string): Promise<void> {
    return this.database.transaction(async (session) => {
      await gateStore.resume(session, asking.environment, connection);
      await this.#line(session, asking, connection, 'connection.resumed');
    });
  }

  review(asking: Asking, connection: string, isOn: boolean): Promise<void> {
    return this.database.transaction(async (session) => {
      await gateStore.review(session, asking.environment, connection, isOn);
      await this.#line(session, asking, connection, isOn ? 'connection.review-on' : 'connection.review-off');
    });
  }

  async setWindows(asking: Asking, connection: string, windows: readonly PostingWindow[]): Promise<void> {
    for (const { timezone } of windows)
      if (!(await gateStore.knowsZone(this.database, timezone)))
        throw new Problem(422, {
          code: 'TIMEZONE_UNKNOWN',
          detail: `${timezone} is no time zone.`,
          remedy: 'Name one such as `Europe/Berlin`.',
        });
    await this.database.transaction(async (session) => {
      await gateStore.setWindows(session, { environment: asking.environment, connection }, windows);
      await this.#line(session, asking, connection, 'connection.windows-set');
    });
  }

  async #check(asking: Asking, connection: string, { address, options, secrets }: SettingChange): Promise<void> {
    const release = await this.releases.current(asking.environmentName);
    const definition = release?.connection(connection);
    if (!definition) throw unknownConnection(connection);
    const needs = AUTH_NEEDS[definition.value.auth ?? 'none'];
    const findings: Finding[] = [
      ...this.#addressFindings(asking, 'address', address),
      ...(options['tokenAddress'] === undefined
        ? []
        : this.#addressFindings(asking, 'options.tokenAddress', options['tokenAddress'])),
      ...Object.entries(options).flatMap(([name, value]) => optionFindings(name, value)),
      ...needs.options
        .filter((name) => !options[name])
        .map((name) => missing(`options.${name}`, definition.value.auth!)),
      ...Object.keys(secrets)
        .filter((name) => !needs.secrets.includes(name))
        .map((name) => superfluous(name, needs.secrets)),
    ];
    if (findings.length > 0)
      throw new Problem(422, { code: 'SETTING_INVALID', detail: 'The setting cannot be used.', diagnostics: findings });
  }

  #addressFindings({ environmentName }: Asking, at: string, address: string): Finding[] {
    const checked = checkAddress(address, this.settings.allowance(environmentName));
    return 'problem' in checked
      ? [{ code: 'ADDRESS_FORBIDDEN', message: checked.problem, hint: checked.remedy, at }]
      : [];
  }

  #line(session: Session, { actor, environment }: Asking, connection: string, action: string): Promise<void> {
    return this.audit.lines(session, [{ environment, actor, action, objectKind: 'connection', objectId: connection }]);
  }

  #shown(row: SettingRow): ShownSetting {
    const { connection, address, options, revision, changed_by: changedBy, changed_at: changedAt } = row;
    return {
      connection,
      address,
      options,
      secrets: Object.keys(this.settings.secretsOf(row)),
      revision,
      changedBy,
      changedAt,
    };
  }
}

function optionFindings(name: string, value: string): Finding[] {
  const at = `options.${name}`;
  if (!OPTIONS.test(name) || OWN_HEADERS.test(name))
    return [{ code: 'OPTION_UNKNOWN', message: `There is no option \`${name}\`.`, at }];
  return /^[\x20-\x7e]*$/.test(value)
    ? []
    : [{ code: 'OPTION_INVALID', message: 'It holds signs that a header cannot carry.', at }];
}

function missing(at: string, auth: string): Finding {
  return { code: 'OPTION_MISSING', message: `\`${auth}\` needs it.`, at };
}

function superfluous(name: string, known: readonly string[]): Finding {
  const hint = known.length === 0 ? 'This connection needs none.' : `It needs ${known.join(', ')}.`;
  return { code: 'SECRET_UNKNOWN', message: `There is no secret \`${name}\`.`, hint, at: `secrets.${name}` };
}
