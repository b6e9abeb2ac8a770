/**
 * What the runtime is measured on: the embedded database server with a database for each purpose, the sandbox as the
 * target, and the workspace of the pipeline with its lines put to that sandbox. Everything shares the machine.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { NODE_FLAGS } from '../../../apps/runtime/bin/node-flags.js';
import { startEmbedded } from '../../../apps/runtime/dist/platform/postgres/embedded.js';
import { ROOT } from '../../build/fresh.js';
import { writeWorkspace } from '../pipeline/generate.js';
import { Measured, told } from './process.js';

const INBOX = fileURLToPath(new URL('./inbox.js', import.meta.url));
const LOAD = new URL('./load-process.js', import.meta.url);
const SEED = 20_261_121;
const ENVIRONMENT = 'dev';
const LINES = `{ method: PUT, path: '/lines/{key}', body: bench/bill, external-reference: sourceId, reference: id, echo: { amount: amount } }`;
const CONNECTION = `title: Where the lines go, and where the entries come from
system: bench
direction: both
class: K2
auth: none
operations: { bill: ${LINES}, request: ${LINES} }
`;

/** The pipeline's workspace, with a real target and with projects that live in the environment. */
const CHANGES = {
  'mappings/bench/bench.connection.yaml': () => CONNECTION,
  'mappings/bench/bill.schema.yaml': (text) =>
    text
      .replaceAll('externalId', 'sourceId')
      .replace('quantity: { type: number }', 'quantity: { type: number, role: quantity }')
      .replace('amount: { type: number }', 'amount: { type: number, role: amount }')
      .replace('currency: { type: string }', 'currency: { type: string, role: currency }'),
  'mappings/bench/bill.mapping.yaml': (text) => text.replaceAll('externalId', 'sourceId'),
  'rules/projects.reference.yaml': (text) => text.replace('rows: release', 'rows: environment'),
};

export class Stage {
  static async open() {
    const stage = new Stage(mkdtempSync(join(tmpdir(), 'reckoner-bench-')));
    await stage.#open().catch(async (error) => {
      await stage.close();
      throw error;
    });
    return stage;
  }

  #processes = [];

  constructor(folder) {
    this.folder = folder;
    this.workspace = join(folder, 'workspace');
    this.rowsFile = join(this.workspace, 'input/rows.json');
    this.key = `rk_${randomBytes(32).toString('base64url')}`;
  }

  async #open() {
    writeWorkspace(this.workspace, SEED);
    renameSync(join(this.workspace, 'rules/projects.csv'), join(this.folder, 'projects.csv'));
    for (const [file, change] of Object.entries(CHANGES)) {
      const path = join(this.workspace, file);
      writeFileSync(path, change(readFileSync(path, 'utf8')));
    }
    this.server = await startEmbedded({ folder: join(this.folder, 'data') });
    const port = await freePort();
    const args = ['--folder', join(this.folder, 'sandbox'), '--limits', 'none', '--no-bodies', '--port', String(port)];
    const script = join(ROOT, 'apps/sandbox/bin/sandbox.js');
    await this.start({ name: 'sandbox', args: [script, ...args, '--workspace', ROOT], port }, '/');
    this.target = `http://127.0.0.1:${port}/sip`;
  }

  /** Starts a process and waits until it is ready. */
  start(options, readyPath) {
    const made = new Measured({ folder: this.folder, ...options });
    this.#processes.push(made);
    return made.isReady(readyPath);
  }

  async end(process) {
    this.#processes.splice(this.#processes.indexOf(process), 1);
    await process.end();
  }

  /** The address of a database on the server; it is made where it is not there. */
  async database(name) {
    const url = this.server.ownerUrl.replace(/[^/]*$/, name);
    await this.asOwner(this.server.ownerUrl, async (client) => {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
      if (rowCount === 0) await client.query(`CREATE DATABASE "${name}"`);
    });
    return url;
  }

  async asOwner(url, work) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  /** The runtime on a database of that name, with its tables filled and its target set. */
  async runtime(name, roles = 'api,execute,deliver,schedule') {
    const [url, port] = [await this.database(name), await freePort()];
    const runtime = await this.start({
      name: `runtime-${name}`,
      args: [...NODE_FLAGS, join(ROOT, 'apps/runtime/bin/runtime.js')],
      port,
      env: {
        PORT: String(port),
        DATABASE_URL: url,
        RECKONER_DATA: join(this.folder, name),
        RECKONER_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
        RECKONER_WORKSPACE: this.workspace,
        RECKONER_ROLES: roles,
        RECKONER_LOG: 'warn',
      },
    });
    const isNew = await this.asOwner(url, (client) => this.#letIn(client));
    if (isNew) await this.#setUp(runtime);
    return Object.assign(runtime, { url });
  }

  /** The inbox that is written by hand, on a database of that name; without `delivers` it only takes. */
  async inbox(name, delivers) {
    const [database, port] = [await this.database(name), await freePort()];
    const options = { port, database, rowsFile: this.rowsFile, ...(delivers ? { target: this.target } : {}) };
    const args = [INBOX, JSON.stringify(options)];
    return Object.assign(await this.start({ name: `inbox-${name}`, args, port }), { url: database });
  }

  /** Posts events to a process; see `load-process.js`. */
  load(to, options) {
    const { port } = to;
    return told(LOAD, { port, rowsFile: this.rowsFile, path: '/v1/events', key: this.key, ...options });
  }

  async close() {
    for (const one of this.#processes.splice(0).reverse()) await one.end();
    await this.server?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Answers false where the key is there already. */
  async #letIn(client) {
    const { rows } = await client.query(
      `INSERT INTO api_key (environment, name, secret_hash, created_by)
       SELECT id, 'bench', $1, 'bench' FROM environment WHERE name = $2 ON CONFLICT DO NOTHING RETURNING id`,
      [createHash('sha256').update(this.key).digest(), ENVIRONMENT],
    );
    if (rows.length === 0) return false;
    await client.query(
      `INSERT INTO access_grant (api_key_id, role, granted_by) SELECT $1, role, 'bench' FROM unnest($2::text[]) AS role`,
      [rows[0].id, ['sender', 'operator', 'admin', 'viewer']],
    );
    return true;
  }

  async #setUp(runtime) {
    const json = { 'content-type': 'application/json' };
    const csv = readFileSync(join(this.folder, 'projects.csv'));
    const { id } = await this.ask(runtime, 'POST', '/v1/reference/projects/imports', csv, {
      'content-type': 'text/csv',
    });
    await this.ask(runtime, 'POST', `/v1/reference/imports/${id}/apply`);
    await this.ask(
      runtime,
      'PUT',
      '/v1/connections/bench/setting',
      JSON.stringify({ address: this.target, options: {}, secrets: {} }),
      json,
    );
  }

  /** Asks a runtime; throws where it does not answer with 2xx. */
  async ask(runtime, method, path, body, headers = {}) {
    const answer = await fetch(`http://127.0.0.1:${runtime.port}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.key}`, ...headers },
      body,
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
