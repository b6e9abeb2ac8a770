import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BASIC, BILLING_EVENT, PATHS, WORKSPACE } from './running.js';

jest.setTimeout(60_000);

const BIN = fileURLToPath(new URL('../bin/sandbox.js', import.meta.url));

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sandbox-'))));
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(
    process.execPath,
    [BIN, '--folder', folder, '--workspace', WORKSPACE, '--port', '0', '--limits', 'none'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  const line = await new Promise<string>((resolve) =>
    child.stdout!.once('data', (chunk: Buffer) => resolve(chunk.toString())),
  );
  return { child, address: /http:\S+(?=,)/.exec(line)![0] };
}

describe('the process', () => {
  it('killed at any moment under load, still knows each effect that it answered for', async () => {
    const answered: string[] = [];
    for (let round = 0; round < 4; round++) {
      const { child, address } = await start();
      const gone = new Promise((resolve) => child.once('exit', resolve));
      const lane = async (lane: number): Promise<void> => {
        for (let i = 0; ; i++) {
          const reference = `harvest:${round}-${lane}-${i}`;
          const answer = await fetch(address + PATHS.events, {
            method: 'POST',
            headers: { authorization: BASIC },
            body: JSON.stringify({ ...BILLING_EVENT, SourceReference: reference }),
          }).catch(() => undefined);
          if (answer?.status !== 201) return;
          answered.push(reference);
          if (answered.length === (round + 1) * 60) child.kill('SIGKILL');
        }
      };
      await Promise.all(Array.from({ length: 8 }, (_, i) => lane(i)));
      await gone;
    }
    const { address } = await start();
    const summary = (await (await fetch(`${address}/_ledger`)).json()) as { standing: number; doubled: number };
    expect(summary.doubled).toBe(0);
    expect(summary.standing).toBeGreaterThanOrEqual(answered.length);
    for (const reference of answered) {
      const found = await fetch(`${address}${PATHS.events}?q=${encodeURIComponent(`SourceReference='${reference}'`)}`, {
        headers: { authorization: BASIC },
      });
      expect(await found.json()).toMatchObject({ count: 1 });
    }
  });

  it('pushes from a process of its own, and ends with what came of it', async () => {
    const taken = new Set<string>();
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        taken.add((JSON.parse(body) as { id: string }).id);
        response.writeHead(202, { 'content-length': 0 }).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const run = async (count: number): Promise<Record<string, number>> => {
      const child = spawn(process.execPath, [
        BIN,
        'push',
        '--url',
        url,
        '--folder',
        folder,
        '--workspace',
        WORKSPACE,
        '--count',
        String(count),
        '--plain',
      ]);
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      await new Promise((resolve) => child.once('close', resolve));
      return JSON.parse(out) as Record<string, number>;
    };
    expect(await run(50)).toMatchObject({ emitted: 50, acknowledged: 50, attempts: 50 });
    expect(await run(80)).toMatchObject({ emitted: 80, acknowledged: 80, attempts: 30 });
    expect(taken.size).toBe(80);
    server.close();
  });

  it('says in one line why it does not start', async () => {
    const { address } = await start();
    const port = new URL(address).port;
    const run = (...args: string[]): { status: number | null; said: string } => {
      const { status, stderr } = spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8' });
      return { status, said: stderr };
    };
    expect(run('--folder', folder, '--port', '0')).toEqual({
      status: 1,
      said: expect.stringMatching(/^The ledger in .* is in use by process \d+; .*\n$/),
    });
    const other = mkdtempSync(join(tmpdir(), 'sandbox-'));
    expect(run('--folder', other, '--port', port)).toEqual({
      status: 1,
      said: `Port ${port} of 127.0.0.1 is taken; choose another with --port.\n`,
    });
    expect(run('--port', 'x')).toEqual({ status: 2, said: expect.stringContaining('--port is a whole number') });
    rmSync(other, { recursive: true, force: true });
  });

  it('reports what a ledger says with no server', async () => {
    const { child } = await start();
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
    const { stdout } = spawnSync(process.execPath, [BIN, '--folder', folder, '--report'], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toMatchObject({ effects: 0, doubled: 0, violations: 0 });
  });
});
