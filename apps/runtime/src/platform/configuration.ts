/** What can be set, each thing once: its variable, its option, its meaning, its check. */
import { StartError } from './start-error.js';

/** The parts that a runtime process plays. */
export const ROLES = ['api', 'execute', 'deliver', 'schedule'] as const;
export type Role = (typeof ROLES)[number];

/** A setting: how it is named and what it takes. */
export interface Setting {
  readonly variable: string;
  readonly option: string;
  readonly default?: string;
  readonly meaning: string;
  /** Answers the value, or throws the reason why it is none. */
  readonly read: (text: string) => unknown;
  readonly isSecret?: boolean;
}

const text = (value: string): string => value;

function oneOf(...allowed: string[]): (value: string) => string {
  return (value) => {
    if (allowed.includes(value)) return value;
    throw new RangeError(`must be one of ${allowed.join(', ')}`);
  };
}

function whole(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new RangeError(`must be a whole number from ${least} to ${most}`);
  };
}

function roles(value: string): ReadonlySet<Role> {
  const names = value.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !ROLES.includes(name as Role));
  if (unknown.length > 0) throw new RangeError(`knows ${ROLES.join(', ')}, not "${unknown.join(', ')}"`);
  return new Set(names as Role[]);
}

function address(...protocols: string[]): (value: string) => string {
  return (value) => {
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1))) return value;
    throw new RangeError(`must be an address that begins with ${protocols.map((name) => `${name}://`).join(' or ')}`);
  };
}

function key(value: string): Buffer {
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length === 32) return bytes;
  throw new RangeError('must be 32 bytes in base64, as `openssl rand -base64 32` makes them');
}

/** Every setting, by its name in the code. */
export const SETTINGS = {
  host: {
    variable: 'HOST',
    option: 'host',
    default: '127.0.0.1',
    meaning: 'The interface that is listened on.',
    read: text,
  },
  port: {
    variable: 'PORT',
    option: 'port',
    default: '3000',
    meaning: 'The port; 0 takes a free one.',
    read: whole(0, 65_535),
  },
  roles: {
    variable: 'RECKONER_ROLES',
    option: 'role',
    default: ROLES.join(','),
    meaning: 'What this process does: answers the API, executes events, delivers effects, runs what is due by time.',
    read: roles,
  },
  dataFolder: {
    variable: 'RECKONER_DATA',
    option: 'data',
    default: '.data/reckoner',
    meaning: 'The folder of the embedded database, and of the key that encrypts secrets where none is given.',
    read: text,
  },
  workspace: {
    variable: 'RECKONER_WORKSPACE',
    option: 'workspace',
    meaning: 'The folder whose definitions become a release at the start, to which the environment `dev` then points.',
    read: text,
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    option: 'database',
    meaning: 'A PostgreSQL of yours instead of the embedded one.',
    read: address('postgres', 'postgresql'),
    isSecret: true,
  },
  migrationUrl: {
    variable: 'DATABASE_MIGRATION_URL',
    option: 'migration-database',
    meaning: 'The same database as the owner of its schema; `DATABASE_URL` is then a login with fewer rights.',
    read: address('postgres', 'postgresql'),
    isSecret: true,
  },
  postgresPort: {
    variable: 'RECKONER_POSTGRES_PORT',
    option: 'postgres-port',
    meaning: 'The port of the embedded database; a free one where it is not set.',
    read: whole(1, 65_535),
  },
  poolSize: {
    variable: 'RECKONER_DATABASE_CONNECTIONS',
    option: 'database-connections',
    default: '16',
    meaning: 'Connections to the database that this process holds at most.',
    read: whole(2, 200),
  },
  statementTimeout: {
    variable: 'RECKONER_STATEMENT_TIMEOUT',
    option: 'statement-timeout',
    default: '30000',
    meaning: 'Milliseconds after which a statement is given up.',
    read: whole(100, 3_600_000),
  },
  lockTimeout: {
    variable: 'RECKONER_LOCK_TIMEOUT',
    option: 'lock-timeout',
    default: '10000',
    meaning: 'Milliseconds after which a wait for a lock is given up.',
    read: whole(100, 3_600_000),
  },
  bodyLimit: {
    variable: 'RECKONER_BODY_LIMIT',
    option: 'body-limit',
    default: '10485760',
    meaning: 'Bytes of a request that is read whole; streams of events have no limit but that of each event.',
    read: whole(1_024, 1_073_741_824),
  },
  backlogLimit: {
    variable: 'RECKONER_BACKLOG_LIMIT',
    option: 'backlog-limit',
    default: '2000000',
    meaning: 'Events that may wait for their execution before new ones are asked to come later (429).',
    read: whole(1, 100_000_000),
  },
  drainTimeout: {
    variable: 'RECKONER_DRAIN_TIMEOUT',
    option: 'drain-timeout',
    default: '20000',
    meaning: 'Milliseconds that claimed work may take to finish once the process is asked to end.',
    read: whole(0, 600_000),
  },
  keepMonths: {
    variable: 'RECKONER_KEEP_MONTHS',
    option: 'keep-months',
    meaning:
      'Whole months that the bytes of events, deliveries and executions are kept after their month; for ever where it is not set.',
    read: whole(1, 1_200),
  },
  secretKey: {
    variable: 'RECKONER_SECRET_KEY',
    option: 'secret-key',
    meaning: 'The key that encrypts the connections’ secrets; made and kept in the data folder where it is not set.',
    read: key,
    isSecret: true,
  },
  oidcIssuer: {
    variable: 'RECKONER_OIDC_ISSUER',
    option: 'oidc-issuer',
    meaning: 'The identity provider whose tokens are taken; none where it is not set.',
    read: address('https', 'http'),
  },
  oidcAudience: {
    variable: 'RECKONER_OIDC_AUDIENCE',
    option: 'oidc-audience',
    meaning: 'What its tokens must be meant for.',
    read: text,
  },
  oidcKeys: {
    variable: 'RECKONER_OIDC_KEYS',
    option: 'oidc-keys',
    meaning: 'Where its public keys are: `jwks_uri` of its discovery document.',
    read: address('https', 'http'),
  },
  oidcAdministrator: {
    variable: 'RECKONER_OIDC_ADMINISTRATOR',
    option: 'oidc-administrator',
    meaning:
      'The subject (`sub`) of the first administrator at the identity provider: gets every role when first made known at a start.',
    read: text,
  },
  formerSecretKey: {
    variable: 'RECKONER_FORMER_SECRET_KEY',
    option: 'former-secret-key',
    meaning: 'The key before that one, while it is rotated: it opens what was sealed with it, and seals nothing.',
    read: key,
    isSecret: true,
  },
  privateTargets: {
    variable: 'RECKONER_PRIVATE_TARGETS',
    option: 'private-targets',
    default: 'dev',
    meaning: 'The environments whose connections may lead into the own network or to this machine; `-` for none.',
    read: (value: string): ReadonlySet<string> => new Set(value.split(',').map((name) => name.trim())),
  },
  auditHead: {
    variable: 'RECKONER_AUDIT_HEAD',
    option: 'audit-head',
    meaning:
      'The file that the head of the audit chain is noted in; by itself one in the data folder (embedded database).',
    read: text,
  },
  logLevel: {
    variable: 'RECKONER_LOG',
    option: 'log',
    default: 'info',
    meaning: 'The least important messages that are logged: debug, info, warn, error, silent.',
    read: oneOf('debug', 'info', 'warn', 'error', 'silent'),
  },
  tracesUrl: {
    variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    option: 'traces',
    meaning: 'Where traces are sent (OTLP over HTTP); none are made where it is not set.',
    read: address('http', 'https'),
  },
} as const satisfies Record<string, Setting>;

type Settings = typeof SETTINGS;
type ValueOf<Key extends keyof Settings> = ReturnType<Settings[Key]['read']>;
type IsThere<Key extends keyof Settings> = Settings[Key] extends { readonly default: string } ? never : undefined;

/** The settings of this process, checked. A class, so that it can be injected; its fields are those of `SETTINGS`. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export class Configuration {
  private constructor(values: ConfigurationValues) {
    Object.assign(this, values);
  }

  /** Reads options first, then variables, then defaults; throws one `StartError` that names every mistake. */
  static read(arguments_: readonly string[], environment: Readonly<Record<string, string | undefined>>): Configuration {
    const mistakes: string[] = [];
    const given = readOptions(arguments_, mistakes);
    const entries = Object.entries(SETTINGS as Record<string, Setting>).map(([name, setting]) => {
      const [label, value] = given.has(setting.option)
        ? [`--${setting.option}`, given.get(setting.option)]
        : [setting.variable, environment[setting.variable] || setting.default];
      return [name, value === undefined ? undefined : checked(setting, label, value, mistakes)] as const;
    });
    if (mistakes.length > 0)
      throw new StartError('CONFIGURATION_INVALID', mistakes.join(' '), 'See docs/guide/configuration.md.');
    return new Configuration(Object.fromEntries(entries) as unknown as ConfigurationValues);
  }
}

/** What `Configuration` holds, by the names in `SETTINGS`. */
export type ConfigurationValues = { readonly [Key in keyof Settings]: ValueOf<Key> | IsThere<Key> };
// eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unsafe-declaration-merging
export interface Configuration extends ConfigurationValues {}

function checked({ read, isSecret }: Setting, label: string, value: string, mistakes: string[]): unknown {
  try {
    return read(value);
  } catch (error) {
    mistakes.push(`${label} ${(error as Error).message}${isSecret ? '' : `, not "${value}"`}.`);
    return undefined;
  }
}

/** `--name value` and `--name=value`. */
function readOptions(arguments_: readonly string[], mistakes: string[]): Map<string, string> {
  const known = new Set<string>(Object.values(SETTINGS).map(({ option }) => option));
  const given = new Map<string, string>();
  for (let index = 0; index < arguments_.length; index += 1) {
    const [, name = '', , inline] = /^--([a-z-]+)(=(.*))?$/s.exec(arguments_[index]!) ?? [];
    const value = inline ?? arguments_[index + 1];
    if (!known.has(name)) mistakes.push(`There is no option ${arguments_[index]}.`);
    else if (value === undefined) mistakes.push(`--${name} needs a value.`);
    else given.set(name, value);
    if (inline === undefined && known.has(name)) index += 1;
  }
  return given;
}
