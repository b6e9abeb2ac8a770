import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Configuration } from '../src/platform/configuration.js';
import { type Runtime, startRuntime } from '../src/platform/runtime.js';
import { StartError } from '../src/platform/start-error.js';
import { makeDatabase, useDatabase } from './database.js';

jest.setTimeout(90_000);

const PROGRAM = resolve(import.meta.dirname, '../bin/runtime.js');
const folders: string[] = [];
const children: ChildProcess[] = [];
const given = useDatabase();

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'reckoner-start-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
};

/** A runtime as a process; `line` is the first that says it is up, or what it said instead. */
function start(
  environment: Record<string, string>,
  options: string[] = [],
): { child: ChildProcess; up: Promise<string> } {
  const env = { PATH: process.env['PATH'], HOME: tmpdir(), PORT: '0', ...environment };
  const child = spawn(process.execPath, [PROGRAM, ...options], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let said = '';
  const up = new Promise<string>((resolveUp) => {
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.on('data', (chunk: Buffer) => {
        said += String(chunk);
        if (said.includes('runtime started')) resolveUp(said);
      });
    }
    child.once('close', () => resolveUp(said));
  });
  return { child, up };
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((done) =>
    child.exitCode === null ? child.once('exit', (code) => done(code)) : done(child.exitCode),
  );

/** Why a start in this process is refused. */
async function refused(environment: Record<string, string>): Promise<string> {
  const settings = Configuration.read([], { PORT: '0', RECKONER_LOG: 'silent', ...environment });
  const runtime = await startRuntime(settings).catch((error: unknown) => error);
  if (typeof (runtime as Runtime).stop === 'function') await (runtime as Runtime).stop();
  expect(runtime).toBeInstanceOf(StartError);
  expect((runtime as StartError).message).not.toContain('\n');
  return (runtime as StartError).message;
}

const postmasterOf = (folder: string): number =>
  Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
const addressOf = (said: string): string => /"address":"([^"]+)"/.exec(said)![1]!;

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) {
    try {
      process.kill(postmasterOf(folder), 'SIGQUIT');
    } catch {
      // It is down, as it should be.
    }
    spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('with its own database', () => {
  test('starts, keeps its passwords to itself, and leaves no process behind', async () => {
    const folder = newFolder();
    const { child, up } = start({ RECKONER_DATA: folder });
    expect((await fetch(`${addressOf(await up)}/readyz`)).status).toBe(200);
    expect(statSync(join(folder, 'postgres.secrets')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'postgres')).mode & 0o777).toBe(0o700);
    const postmaster = postmasterOf(folder);
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    expect(() => process.kill(postmaster, 0)).toThrow();
  });

  test('adopts the server that a killed runtime left behind', async () => {
    const folder = newFolder();
    const first = start({ RECKONER_DATA: folder });
    await first.up;
    const postmaster = postmasterOf(folder);
    first.child.kill('SIGKILL');
    await ended(first.child);
    const second = start({ RECKONER_DATA: folder });
    expect((await fetch(`${addressOf(await second.up)}/readyz`)).status).toBe(200);
    expect(postmasterOf(folder)).toBe(postmaster);
    second.child.kill('SIGINT');
    expect(await ended(second.child)).toBe(0);
  });

  test('goes on after its server was killed', async () => {
    const folder = newFolder();
    const { child, up } = start({ RECKONER_DATA: folder });
    const address = addressOf(await up);
    const postmaster = postmasterOf(folder);
    process.kill(postmaster, 'SIGKILL');
    await expectSoon(
      async () => (await fetch(`${address}/readyz`)).status === 200 && postmasterOf(folder) !== postmaster,
    );
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
  });

  test('refuses a folder that another runtime has', async () => {
    const folder = newFolder();
    const first = start({ RECKONER_DATA: folder });
    await first.up;
    const second = start({ RECKONER_DATA: folder });
    const said = await second.up;
    expect(await ended(second.child)).toBe(3);
    expect(said).toMatch(/^reckoner: DATA_FOLDER_IN_USE: .*in use by another runtime \(process \d+\)\. .*\n$/);
    first.child.kill('SIGTERM');
    expect(await ended(first.child)).toBe(0);
  });
});

test('every mistake in the settings is named, in one line', async () => {
  const { child, up } = start({ PORT: '70000', DATABASE_URL: 'mysql://secret' }, ['--role', 'api,cook']);
  const said = await up;
  expect(await ended(child)).toBe(2);
  expect(said).toMatch(
    /^reckoner: CONFIGURATION_INVALID: .*PORT must be.*--role knows.*"cook".*DATABASE_URL must be.*\n$/,
  );
  expect(said).not.toContain('secret');
});

describe('one clear line for', () => {
  test('a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as { port: number };
    const said = await refused({ RECKONER_DATA: newFolder(), RECKONER_POSTGRES_PORT: String(port) });
    expect(said).toMatch(new RegExp(`^PORT_TAKEN: Port ${port}, chosen for the database`));
    expect(await refused({ DATABASE_URL: given.ownerUrl, PORT: String(port) })).toMatch(
      `PORT_TAKEN: Port ${port} is taken`,
    );
    other.close();
  });

  test('a folder that cannot be written', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    expect(await refused({ RECKONER_DATA: join(file, 'data') })).toMatch(/^DATA_FOLDER_UNWRITABLE: /);
  });

  // Shown as skipped where the machine does not let a small disk be made.
  const small = mkdtempSync(join(tmpdir(), 'reckoner-disk-'));
  folders.push(small);
  const hasSmallDisk = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=755', 'none', small]).status === 0;
  (hasSmallDisk ? test : test.skip)('a disk that is full', async () => {
    expect(await refused({ RECKONER_DATA: small })).toMatch(/^DISK_FULL: /);
  });

  test.each<[string, (copy: URL) => void, string]>([
    ['a wrong password', (copy) => (copy.password = 'wrong'), 'DATABASE_REFUSES'],
    ['a database that is not there', (copy) => (copy.pathname = '/nothing'), 'DATABASE_MISSING'],
    ['a port where nothing answers', (copy) => (copy.port = '1'), 'DATABASE_UNREACHABLE'],
    ['a host that does not exist', (copy) => (copy.hostname = 'nothing.invalid'), 'DATABASE_UNREACHABLE'],
  ])('%s', async (_, change, expected) => {
    const copy = new URL(given.ownerUrl);
    change(copy);
    const said = await refused({ DATABASE_URL: copy.href });
    expect(said).toMatch(new RegExp(`^${expected}: `));
    expect(said).not.toContain(new URL(given.ownerUrl).password);
  });

  test('a schema that is newer than the code', async () => {
    await given.asOwner(`INSERT INTO migrations (timestamp, name) VALUES (9990000000001, 'Future9990000000001')`);
    expect(await refused({ DATABASE_URL: given.ownerUrl })).toMatch(/^SCHEMA_NEWER: .*Future9990000000001/);
    await given.asOwner(`DELETE FROM migrations WHERE name = 'Future9990000000001'`);
  });
});

test('two runtimes that start at once on an empty database migrate it once', async () => {
  const made = await makeDatabase({ isEmpty: true });
  const both = [1, 2].map(() => start({ DATABASE_URL: made.ownerUrl }));
  for (const { up } of both) expect((await fetch(`${addressOf(await up)}/readyz`)).status).toBe(200);
  for (const { child } of both) {
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
  }
  await made.drop();
});

async function expectSoon(isTrue: () => Promise<boolean>): Promise<void> {
  for (const until = Date.now() + 30_000; ;) {
    if (await isTrue().catch(() => false)) return;
    if (Date.now() > until) throw new Error('It did not come true within 30 s.');
  }
}
