/** The sandbox as a process of its own, for a spec file. */
import { afterAll, beforeAll } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

export const ROOT = resolve(import.meta.dirname, '../../..');
const SECRET = 'sandbox-secret';
const BEARER = { options: {}, secrets: { token: SECRET } };
/** What each system asks for. */
const LOGINS: Readonly<Record<string, { options: object; secrets: object }>> = {
  stripe: BEARER,
  harvest: BEARER,
  oracle: { options: { user: 'reckoner' }, secrets: { password: SECRET } },
  sip: { options: {}, secrets: {} },
};

export interface TestSandbox {
  readonly address: string;
  readonly ask: <T>(path: string) => Promise<T>;
  /** What an environment says of a connection that leads there. */
  readonly setting: (system: string) => { address: string; options: object; secrets: object };
}

/** Registers with Jest: started before the file's tests and killed after them. */
export function useSandbox(): TestSandbox {
  const folder = mkdtempSync(join(tmpdir(), 'reckoner-sandbox-'));
  let sandbox: ChildProcess;
  let address = '';
  beforeAll(async () => {
    const main = join(ROOT, 'apps/sandbox/bin/sandbox.js');
    const options = ['--folder', folder, '--workspace', ROOT, '--limits', 'none', '--port', '0', '--fsync', 'off'];
    sandbox = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: sandbox.stdout! })) {
      address = /at (http:\S+?),/.exec(line)?.[1] ?? '';
      if (address) break;
    }
  });
  afterAll(async () => {
    const ended = new Promise((done) => sandbox.once('exit', done));
    sandbox.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get address() {
      return address;
    },
    ask: async <T>(path: string) => (await (await fetch(address + path)).json()) as T,
    setting: (system) => ({ address: `${address}/${system}`, ...LOGINS[system]! }),
  };
}

/** A shipped connection, without what it says of the bodies: a spec sends its own. */
export function connectionFile(system: string): Record<string, string> {
  const path = `mappings/${system}/${system}.connection.yaml`;
  const text = readFileSync(join(ROOT, path), 'utf8');
  return { [path]: text.replace(/^ +body: .*\n/gm, '').replace(/^limits: .*\n/m, '') };
}
