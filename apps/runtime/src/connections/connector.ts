import { authHeaders, checkAddress, type Connection, type HttpAnswer, type HttpRequest } from '@reckoner/connect';
import type { Database } from '../platform/database/database.js';
import type { SecretBox } from './secret-box.js';
import { CsrfTokens } from './csrf.js';
import type { ConnectionSettings, OpenSetting } from './settings.js';
import { revisions } from './settings.store.js';
import { Tokens } from './tokens.js';
import { TransportError, Wire, type WireRequest } from './transport.js';

/** A way to a target that stands: its setting, its sockets, its tokens. */
interface Line {
  readonly setting: OpenSetting;
  readonly wire: Wire;
  readonly basePath: string;
  readonly csrf: CsrfTokens;
}

const SOCKETS = 64;

/** Carries requests to targets: adds address and secrets, which nothing else in the runtime ever sees. */
export class Connector {
  readonly #lines = new Map<string, Promise<Line>>();
  readonly #tokenWires = new Map<string, Wire>();
  readonly #tokens: Tokens;

  constructor(
    private readonly database: Database,
    private readonly settings: ConnectionSettings,
    box: SecretBox,
  ) {
    this.#tokens = new Tokens(database, box, (setting, request) => this.#askToken(setting, request));
  }

  /** One request and its answer. Throws a `TransportError` where there is none. */
  async call(
    where: { environment: number; connection: string },
    plan: Connection,
    request: HttpRequest,
    terms: Pick<WireRequest, 'deadlineMs' | 'mayGo' | 'onHead'>,
  ): Promise<HttpAnswer> {
    const line = await this.#line(where.environment, where.connection, plan);
    const isOAuth = plan.auth === 'oauth2-client-credentials';
    const token = isOAuth ? await this.#tokens.token(line.setting) : undefined;
    const headers = {
      ...request.headers,
      ...extraHeaders(line.setting),
      ...authHeaders(plan.auth, line.setting, token),
    };
    const wired = { method: request.method, path: pathOf(line, request), headers, body: request.body, ...terms };
    const answer = await line.csrf.send(plan, wired);
    if (answer.status === 401 && token !== undefined) await this.#tokens.refused(line.setting, token);
    return answer;
  }

  /** What must not appear in anything that is stored or shown. */
  async secretsOf(where: { environment: number; connection: string }): Promise<readonly string[]> {
    const line = await this.#lines.get(`${where.environment}/${where.connection}`);
    return line ? Object.values(line.setting.secrets).filter((secret) => secret.length >= 4) : [];
  }

  /** Lets go of lines whose setting changed; called now and then. */
  async refresh(): Promise<void> {
    const current = new Map(
      (await revisions(this.database)).map((row) => [`${row.environment}/${row.connection}`, row.revision]),
    );
    for (const [name, promise] of this.#lines) {
      const line = await promise.catch(() => undefined);
      if (line && current.get(name) === line.setting.revision) continue;
      this.#lines.delete(name);
      void line?.wire.retire();
    }
  }

  onModuleDestroy(): Promise<void> {
    return this.close();
  }

  async close(): Promise<void> {
    const lines = await Promise.allSettled(this.#lines.values());
    await Promise.all(lines.map((line) => (line.status === 'fulfilled' ? line.value.wire.close() : undefined)));
    await Promise.all([...this.#tokenWires.values()].map((wire) => wire.close()));
  }

  #line(environment: number, connection: string, plan: Connection): Promise<Line> {
    const name = `${environment}/${connection}`;
    const known = this.#lines.get(name);
    if (known) return known;
    const opening = this.#open(environment, connection, plan);
    this.#lines.set(name, opening);
    opening.catch(() => this.#lines.delete(name));
    return opening;
  }

  async #open(environment: number, connection: string, plan: Connection): Promise<Line> {
    const setting = await this.settings.open(environment, connection);
    if (!setting)
      throw new TransportError('NO_SETTING', `this environment gives no address for \`${connection}\``, false);
    const checked = this.#checked(setting.address, setting);
    const wire = new Wire(
      checked.origin,
      plan.concurrency ?? SOCKETS,
      this.settings.allowance(setting.environmentName),
    );
    return {
      setting,
      wire,
      basePath: checked.pathname.replace(/\/$/, ''),
      csrf: new CsrfTokens(wire, checked.pathname.replace(/\/$/, '')),
    };
  }

  #askToken(setting: OpenSetting, request: WireRequest): Promise<HttpAnswer> {
    const url = this.#checked(setting.options['tokenAddress'] ?? '', setting);
    const name = `${setting.environment} ${url.origin}`;
    const wire =
      this.#tokenWires.get(name) ?? new Wire(url.origin, 2, this.settings.allowance(setting.environmentName));
    this.#tokenWires.set(name, wire);
    return wire.send({ ...request, path: url.pathname + url.search }).catch((error: unknown) => {
      // Whatever became of this question, the delivery itself was not sent.
      throw error instanceof TransportError ? new TransportError(error.code, error.message, false) : error;
    });
  }

  #checked(address: string, setting: OpenSetting): URL {
    const checked = checkAddress(address, this.settings.allowance(setting.environmentName));
    if ('problem' in checked) throw new TransportError('ADDRESS_FORBIDDEN', checked.problem, false);
    return checked.url;
  }
}

/** Options named `header NAME`: what this environment adds to every request, an account's id or a contact. */
function extraHeaders({ options }: OpenSetting): Record<string, string> {
  const extra = Object.entries(options).filter(([name]) => name.startsWith('header '));
  return Object.fromEntries(extra.map(([name, value]) => [name.slice('header '.length).toLowerCase(), value]));
}

/** A job's own address counts only below the origin that an admin set. */
function pathOf({ basePath, setting }: Line, { path, isAbsolute }: HttpRequest): string {
  if (!isAbsolute) return basePath + path;
  const { origin } = new URL(setting.address);
  const url = new URL(path, `${origin}/`);
  if (url.origin !== origin)
    throw new TransportError('FOREIGN_ADDRESS', 'the answer leads to another host than the connection', false);
  return url.pathname + url.search;
}
