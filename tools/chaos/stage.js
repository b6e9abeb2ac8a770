/**
 * What a campaign plays on: a database server, the sandbox, two runtimes on the same database, and the shipped workspace
 * with its sample rows. Each is a process of its own.
 */
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../apps/runtime/dist/platform/postgres/embedded.js';
import { ROOT } from '../build/fresh.js';
import { Child, freePort } from './child.js';

/** Where the connections of the shipped workspace lead, and as whom. */
const TARGETS = {
  netsuite: (address) => ({
    options: { clientId: 'reckoner', tokenAddress: `${address}/services/rest/auth/oauth2/v1/token` },
    secrets: { clientSecret: 'sandbox-secret' },
  }),
  sap: () => ({ options: { user: 'reckoner' }, secrets: { password: 'sandbox-secret' } }),
  oracle: () => ({ options: { user: 'reckoner' }, secrets: { password: 'sandbox-secret' } }),
  harvest: () => ({ options: {}, secrets: { token: 'sandbox-secret' } }),
};
const ENVIRONMENT = 'dev';
/** Due every moment, and several of them, so that one whose process died with it holds up no others. */
const PULL = 'id: [id, updated_at], cursor: updated_at, since: updated_since, page: page, every: PT1S, overlap: PT10S';
const TIMES = `{ path: "/v2/time_entries?per_page=100", rows: time_entries, type: time-entry.approved, ${PULL} }`;
const EXPENSES = `{ path: "/v2/expenses?per_page=100", rows: expenses, type: expense.approved, ${PULL} }`;
const PULLS = ['pulls:', ...[1, 2, 3, 4].map((n) => `  times-${n}: ${TIMES}`), `  expenses: ${EXPENSES}`, ''].join(
  '\n',
);
/** Two at the same time would keep the campaign waiting; the class of the target is what is tried here. */
const CONCURRENCY = 16;

/** The server was killed, or is starting. */
function isAway({ code = '', message }) {
  return /^(57P0|08|ECONN|EPIPE)/.test(code) || /terminated|ended unexpectedly|not queryable/i.test(message);
}

export class Stage {
  static async open(folder, source = ROOT) {
    const stage = new Stage(folder, source);
    try {
      await stage.#open();
      return stage;
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  get targets() {
    return Object.keys(TARGETS);
  }

  /** How many requests of a connection may be under way. */
  get concurrency() {
    return CONCURRENCY;
  }

  constructor(folder, source) {
    this.folder = folder;
    this.source = source;
    this.secretKey = randomBytes(32).toString('base64');
    this.key = `rk_${randomBytes(32).toString('base64url')}`;
  }

  async #open() {
    const workspace = this.#copyWorkspace();
    this.server = await startEmbedded({ folder: join(this.folder, 'data'), say: () => {} });
    this.sandbox = new Child('sandbox', [
      join(ROOT, 'apps/sandbox/bin/sandbox.js'),
      ...[
        '--folder',
        join(this.folder, 'sandbox'),
        '--workspace',
        ROOT,
        '--limits',
        'none',
        '--no-bodies',
        '--entries',
        '0',
      ],
      ...['--port', String((this.sandboxPort = await freePort()))],
    ]);
    this.sandbox.start(this.folder);
    this.runtimes = [await this.#runtime('one', workspace), await this.#runtime('two', undefined)];
    this.runtimes[0].start(this.folder);
    await this.runtimes[0].isReady();
    await this.#letIn();
    await this.#fillTables();
    await this.#connect();
    this.runtimes[1].start(this.folder);
    await this.runtimes[1].isReady();
  }

  async #runtime(name, workspace) {
    const port = await freePort();
    return new Child(
      name,
      [join(this.source, 'apps/runtime/bin/runtime.js')],
      {
        PORT: String(port),
        // each has a name at the database, so that whoever hangs there can be found
        DATABASE_URL: `${this.server.ownerUrl}?application_name=reckoner-${name}`,
        RECKONER_SECRET_KEY: this.secretKey,
        RECKONER_DATA: join(this.folder, name),
        RECKONER_LOG: 'warn',
        ...(workspace === undefined ? {} : { RECKONER_WORKSPACE: workspace }),
      },
      port,
    );
  }

  #copyWorkspace() {
    const workspace = join(this.folder, 'workspace');
    mkdirSync(workspace);
    for (const part of ['reckoner.yaml', 'mappings', 'rules', 'flows', 'environments']) {
      cpSync(join(ROOT, part), join(workspace, part), { recursive: true });
    }
    for (const file of readdirSync(workspace, { recursive: true }).filter((name) =>
      name.endsWith('.connection.yaml'),
    )) {
      const text = readFileSync(join(workspace, file), 'utf8');
      const limited = text.replace(/^limits: .*$/m, `timeout: PT3S\nlimits: { concurrency: ${CONCURRENCY} }`);
      writeFileSync(join(workspace, file), file.endsWith('harvest.connection.yaml') ? `${limited}${PULLS}` : limited);
    }
    return workspace;
  }

  /** With a database of one's own there is no key to begin with. */
  async #letIn() {
    await this.asOwner(async (client) => {
      const { rows } = await client.query(
        `INSERT INTO api_key (environment, name, secret_hash, created_by)
         SELECT id, 'campaign', $1, 'campaign' FROM environment WHERE name = $2 RETURNING id, environment`,
        [createHash('sha256').update(this.key).digest(), ENVIRONMENT],
      );
      await client.query(
        `INSERT INTO access_grant (api_key_id, role, granted_by) SELECT $1, role, 'campaign' FROM unnest($2::text[]) AS role`,
        [rows[0].id, ['sender', 'operator', 'admin', 'viewer']],
      );
    });
  }

  async #fillTables() {
    const rules = join(ROOT, 'rules');
    for (const file of readdirSync(rules, { recursive: true }).filter((name) => name.endsWith('.sample.csv'))) {
      const table = encodeURIComponent(file.replaceAll('\\', '/').replace(/\.sample\.csv$/, ''));
      const headers = { 'content-type': 'text/csv' };
      const body = readFileSync(join(rules, file));
      const { id } = await this.ask('POST', `/v1/reference/${table}/imports`, { headers, body });
      await this.ask('POST', `/v1/reference/imports/${id}/apply`);
    }
  }

  async #connect() {
    for (const [name, settings] of Object.entries(TARGETS)) {
      const address = `http://127.0.0.1:${this.sandboxPort}/${name}`;
      const body = JSON.stringify({ address, ...settings(address) });
      await this.ask('PUT', `/v1/connections/${name}/setting`, {
        headers: { 'content-type': 'application/json' },
        body,
      });
    }
  }

  /** Asks a runtime; throws where it does not answer with 2xx. */
  async ask(method, path, { headers = {}, body, runtime = this.runtimes[0] } = {}) {
    const answer = await fetch(`http://127.0.0.1:${runtime.port}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.key}`, ...headers },
      body,
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  async askSandbox(method, path, body) {
    const ask = () =>
      fetch(`http://127.0.0.1:${this.sandboxPort}${path}`, { method, body: body && JSON.stringify(body) });
    // a kept socket may have been closed at the other end; what only reads is asked again
    const answer = await ask().catch((error) => {
      if (method === 'GET') return ask();
      throw new Error(`${method} ${path}: ${error.cause?.message ?? error.message}`);
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** A session as the owner of the schema; waits while the server is away. */
  async asOwner(work) {
    for (let tries = 1; ; tries += 1) {
      const client = new pg.Client({ connectionString: this.server.ownerUrl, application_name: 'campaign' });
      client.on('error', () => {});
      try {
        await client.connect();
        return await work(client);
      } catch (error) {
        if (tries === 100 || !isAway(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200));
      } finally {
        await client.end().catch(() => {});
      }
    }
  }

  async close() {
    for (const child of [...(this.runtimes ?? []), this.sandbox]) await child?.end();
    await this.server?.stop();
  }
}
