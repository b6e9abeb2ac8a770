import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from '../build/fresh.js';
import { readOptions } from './options.js';

/** A net for what hangs; on a busy machine the first start takes its time. */
const LONG = { timeout: 240_000 };

const data = mkdtempSync(join(tmpdir(), 'reckoner-start-'));
const started = [];
after(async () => {
  // what a failed test left
  for (const { child, ended } of started) {
    if (child.exitCode === null) child.kill('SIGINT');
    await ended;
  }
  rmSync(data, { recursive: true, force: true });
});

const listening = (port = 0) =>
  new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });

async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, () => listening()));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports.map(String);
}

/** `npm start` as a process: `until` waits for words of its, `end` for its exit code. */
function start(...args) {
  const child = spawn(process.execPath, [join(ROOT, 'tools/start/main.js'), '--data', data, '--rate', '20', ...args], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1', DATABASE_URL: '', RECKONER_KEY: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const began = performance.now();
  let output = '';
  let said = '';
  let wake = () => {};
  child.stdout.on('data', (chunk) => wake((output += chunk)));
  child.stderr.on('data', (chunk) => wake((said += chunk)));
  const ended = new Promise((resolve) =>
    child.once('close', (code) => {
      wake();
      resolve(code);
    }),
  );
  const until = async (words) => {
    for (;;) {
      const found = words.exec(output);
      if (found) return { found, seconds: (performance.now() - began) / 1000 };
      assert.equal(child.exitCode, null, `it ended: ${said}${output}`);
      await new Promise((resolve) => (wake = resolve));
    }
  };
  started.push({ child, ended });
  return { child, ended, until, words: () => ({ output, said }) };
}

const totalsOf = async (port) => {
  const key = readFileSync(join(data, 'reckoner/local.key'), 'utf8').trim();
  const answer = await fetch(`http://127.0.0.1:${port}/v1/totals`, { headers: { authorization: `Bearer ${key}` } });
  assert.equal(answer.status, 200);
  return (await answer.json()).events;
};

describe('npm start', () => {
  let received = 0;
  let first = 0;

  it('comes up on the ports that it is given, sends and books, and drains on Ctrl-C', LONG, async () => {
    const [port, sandboxPort] = await freePorts(2);
    const running = start('--port', port, '--sandbox-port', sandboxPort);
    first = (await running.until(/Reckoner runs/)).seconds;
    assert.equal((await fetch(`http://127.0.0.1:${sandboxPort}/_ledger`)).status, 200);
    while ((await totalsOf(port)).executed < 20) await wait(200);
    ({ received } = await totalsOf(port));
    running.child.kill('SIGINT');
    assert.equal(await running.ended, 0);
    assert.match(running.words().output, /Ending: what is begun is finished first/);
    assert.equal(running.words().said, '');
    await assert.rejects(fetch(`http://127.0.0.1:${port}/livez`));
  });

  it('goes on where it was, within seconds', LONG, async () => {
    const [port, sandboxPort] = await freePorts(2);
    const running = start('--port', port, '--sandbox-port', sandboxPort);
    const { seconds } = await running.until(/Reckoner runs/);
    const events = await totalsOf(port);
    running.child.kill('SIGINT');
    assert.equal(await running.ended, 0);
    assert.ok(events.received >= received, `${events.received} events, and there were ${received}`);
    assert.match(running.words().output, /sample rows are as they were left/);
    // a busy machine makes both slow
    assert.ok(seconds < Math.max(5, first), `it took ${seconds.toFixed(1)} s, and the first ${first.toFixed(1)} s`);
  });

  it('says in one line that a port is taken', LONG, async () => {
    const taken = await listening();
    const [other] = await freePorts(1);
    const { port } = taken.address();
    for (const [options, words] of [
      [['--port', String(port), '--sandbox-port', other], new RegExp(`^[^\\n]*\\b${port}\\b[^\\n]*\\n$`)],
      [['--port', other, '--sandbox-port', String(port)], new RegExp(`^[^\\n]*\\b${port}\\b[^\\n]*\\n$`)],
    ]) {
      const running = start(...options);
      assert.notEqual(await running.ended, 0);
      assert.match(running.words().said, words);
    }
    await new Promise((resolve) => taken.close(resolve));
  });
});

describe('its options', () => {
  for (const [args, words] of [
    [['--port', 'x'], /whole number/],
    [['--port', '0'], /1 to 65535/],
    [['--port', '8090'], /two ports/],
    [['--rate', '-1'], /--rate/],
    [['--nonsense'], /--nonsense/],
  ])
    it(`refuse ${args.join(' ')}`, () => assert.match(readOptions(args).wrong, words));
});
