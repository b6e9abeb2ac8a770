/** The product as `npm start` brings it up, on free ports and in a folder of its own: one for all stories. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { answered, openClient, type ReckonerClient } from '@reckoner/contract';
import { ROOT } from '../../../../tools/build/fresh.js';
import { Process } from '../../../../tools/start/processes.js';
import { connectTargets, importSamples, isTaken, senderKey } from '../../../../tools/start/set-up.js';

/** Entries that are there before the first story: each kind of end is among them. */
const ENTRIES = 120;
const RATE = 60;
const WAIT_MS = 60_000;

export interface Server {
  readonly url: string;
  readonly sandbox: string;
  /** As the program on this machine, with every role. */
  readonly client: ReckonerClient;
  /** A link that lets the administrator in, once. */
  readonly makeLink: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

export async function startServer(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'reckoner-stories-'));
  // The database server runs as another account where this one is root.
  chmodSync(folder, 0o755);
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const sandbox = `http://127.0.0.1:${sandboxPort}`;
  const runtime = new Process('runtime', 'apps/runtime/bin/runtime.js', [
    ...['--workspace', ROOT, '--data', join(folder, 'reckoner'), '--port', String(port), '--log', 'info'],
  ]);
  const targets = new Process('sandbox', 'apps/sandbox/bin/sandbox.js', [
    ...['--workspace', ROOT, '--folder', join(folder, 'sandbox'), '--port', String(sandboxPort)],
  ]);
  const stop = async (): Promise<void> => {
    for (const each of [runtime, targets]) await each.end();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all([
      targets.readyWhen((output: string) => output.includes('Sandbox at ')),
      runtime.readyWhen((output: string) => output.includes('log in at ')),
    ]);
    const first: string = runtime.heard(/log in at (\S+)/)!;
    const client = openClient({ url, key: readFileSync(join(folder, 'reckoner/local.key'), 'utf8').trim() });
    await fill(client, { url, sandbox, folder: join(folder, 'sandbox') });
    return { url, sandbox, client, makeLink: await linksFrom(url, first), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Rows, connections that lead to the sandbox, and the same entries each time, all of them worked off. */
async function fill(client: ReckonerClient, { url, sandbox, folder }: Record<'url' | 'sandbox' | 'folder', string>) {
  await importSamples(client);
  await connectTargets(client, sandbox);
  const apiKey = await senderKey(client, folder, (kept: string) => isTaken(openClient({ url, key: kept })));
  const push = { run: 'stories', url, apiKey, rate: RATE, count: ENTRIES, form: 'single', concurrency: 4, seed: 1 };
  const answer = await fetch(`${sandbox}/_control/push`, { method: 'POST', body: JSON.stringify(push) });
  if (!answer.ok) throw new Error(await answer.text());
  await until('the entries are worked off', async () => {
    const { events } = await answered(client.GET('/v1/totals'));
    const pushes = (await (await fetch(`${sandbox}/_control/push`)).json()) as { isDone: boolean }[];
    return pushes.every(({ isDone }) => isDone) && events.waiting === 0;
  });
}

/** The printed link lets the administrator in, who makes the others. */
async function linksFrom(url: string, first: string): Promise<() => Promise<string>> {
  const token = new URL(first).searchParams.get('token');
  const answer = await fetch(`${url}/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0];
  if (!answer.ok || cookie === undefined) throw new Error(`The first link was refused: ${await answer.text()}`);
  const headers = { cookie, 'reckoner-environment': 'dev' };
  const { actor } = (await (await fetch(`${url}/v1/session`, { headers })).json()) as { actor: string };
  const path = `/v1/access/people/${actor.replace('person:', '')}/login-link`;
  return async () => {
    const made = await fetch(`${url}${path}`, { method: 'POST', headers });
    return `${url}${((await made.json()) as { path: string }).path}`;
  };
}

/** Asks until it is so; says what it waited for where it never is. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + WAIT_MS;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited ${WAIT_MS / 1000} s in vain: ${what}`);
    await wait(50);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
