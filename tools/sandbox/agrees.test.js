/**
 * What the sandbox expects of its entries, computed there without the engine, is what the shipped flows make of them, and
 * what they deliver adds up at its targets to the cent.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { cloudEvent, judged, MIXED, readFirm, startSandbox, stream } from '@reckoner/sandbox';
import { ROOT } from '../build/fresh.js';
import { sender } from './deliver.js';

const SEED = 20261121;
const COUNT = 600;
const FLOWS = { 'time-entry.approved': 'approved-time', 'expense.approved': 'approved-expense' };

const emissions = [...stream(readFirm(ROOT), { seed: SEED, count: COUNT, mix: { ...MIXED, trouble: 10 } })];
const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
let sandbox;
before(async () => {
  sandbox = await startSandbox({ folder, workspace: ROOT, port: 0, limits: 'none', fsync: 'off' });
});
after(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What each emission ends as, by its place in the stream; those of other types end nowhere. */
function results(chosen) {
  const found = new Map();
  for (const [type, flow] of Object.entries(FLOWS)) {
    const events = chosen.filter((event) => event.type === type);
    const input = events.map(cloudEvent).join('\n');
    const out = execFileSync(
      process.execPath,
      [join(ROOT, 'apps/cli/bin/reckoner.js'), 'run', flow, '--workspace', ROOT, '--input', '-'],
      {
        input,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
        stdio: ['pipe', 'pipe', 'ignore'],
      },
    );
    for (const [i, line] of out.trim().split('\n').entries()) found.set(events[i].s, JSON.parse(line));
  }
  return found;
}

describe(`the sandbox and the shipped flows, seed ${SEED}`, () => {
  it('agree on how each entry ends, and why', () => {
    const found = results(emissions);
    const wrong = emissions.flatMap(({ s, key, kind, expect }) => {
      const result = found.get(s);
      if (result === undefined) return [];
      return Object.entries(expect).flatMap(([purpose, { outcome, reason }]) => {
        const end = result.purposes?.[purpose] ?? result;
        const isRight =
          outcome === 'none' || (end.outcome === outcome && (reason === undefined || end.reason === reason));
        return isRight ? [] : [{ key, kind, purpose, outcome, reason, found: end.outcome, because: end.reason }];
      });
    });
    assert.deepEqual(wrong, []);
  });

  it('agree on hours and money at every target', async () => {
    const newest = new Map();
    for (const event of emissions) {
      const known = newest.get(event.key);
      if (event.kind !== 'conflicting' && (known === undefined || known.revision < event.revision))
        newest.set(event.key, event);
    }
    const chosen = [...newest.values()];
    const found = results(chosen);
    const send = await sender(sandbox.address);
    for (const { s } of chosen)
      for (const delivery of found.get(s)?.deliveries ?? []) {
        const { status, text } = await send(delivery);
        assert.ok(status < 300, `${delivery.to} ${delivery.operation} answered ${status}: ${text}`);
      }
    for (const event of chosen) {
      sandbox.ledger.append({ record: 'emitted', at: 0, run: 'test', ...event });
      sandbox.ledger.append({ record: 'acknowledged', at: 0, run: 'test', s: [event.s], status: 202, attempts: 1 });
    }
    await sandbox.ledger.settled();
    const oracle = judged(folder);
    assert.deepEqual(oracle.expected.differences(oracle.documents()), []);
    assert.deepEqual(oracle.doubled(), []);
    assert.ok([...oracle.documents()].length > COUNT);
  });
});
