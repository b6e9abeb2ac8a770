import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ledger } from './ledger.js';
import { readLedger } from './read.js';
import type { LedgerRecord } from './records.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'ledger-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(segmentBytes?: number, seen: LedgerRecord[] = []): Ledger {
  const onFailure = (cause: Error): never => {
    throw cause;
  };
  return new Ledger(
    { folder, fsync: 'group', onFailure, ...(segmentBytes === undefined ? {} : { segmentBytes }) },
    (record) => seen.push(record),
  );
}

const started = (value: unknown) => ({ record: 'started' as const, at: 1, value });

describe('the ledger', () => {
  it('tells of a record only once its file has it', async () => {
    const ledger = open();
    const text = await new Promise<string>((resolve) =>
      ledger.append(started('x'), () => resolve(readFileSync(join(folder, 'ledger-000001.ndjson'), 'utf8'))),
    );
    expect(text).toBe('{"n":1,"record":"started","at":1,"value":"x"}\n');
    await ledger.close();
  });

  it('goes on with its numbers over files and restarts', async () => {
    for (const values of [
      [1, 2, 3],
      [4, 5],
    ]) {
      const ledger = open(40);
      for (const value of values) {
        ledger.append(started(value));
        await ledger.settled();
      }
      await ledger.close();
    }
    expect(readdirSync(folder).length).toBeGreaterThan(2);
    expect([...readLedger(folder)].map((record) => [record.n, (record as { value: unknown }).value])).toEqual(
      [1, 2, 3, 4, 5].map((n) => [n, n]),
    );
  });

  it('drops a line that a crash cut off, and nothing else', async () => {
    const ledger = open();
    ledger.append(started('ä'.repeat(100)));
    await ledger.close();
    appendFileSync(join(folder, 'ledger-000001.ndjson'), '{"n":2,"record":"started","at":1,"va');
    const seen: LedgerRecord[] = [];
    const again = open(undefined, seen);
    again.append(started('next'));
    await again.close();
    expect(seen.map(({ n }) => n)).toEqual([1]);
    expect([...readLedger(folder)].map(({ n }) => n)).toEqual([1, 2]);
  });

  it('has one writer at a time; the mark of a dead one does not count, even where its number lives on', async () => {
    const status = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    const began = status.slice(status.lastIndexOf(')') + 2).split(' ')[19];
    writeFileSync(join(folder, 'lock'), `${process.ppid} ${began}`);
    expect(() => open()).toThrow(`in use by process ${process.ppid}`);
    for (const mark of [`${process.ppid} 1`, '4194304 1', '']) {
      writeFileSync(join(folder, 'lock'), mark);
      await open().close();
    }
  });

  it('shares a write between all that wait', async () => {
    const ledger = open();
    const order: number[] = [];
    await Promise.all(
      Array.from(
        { length: 200 },
        (_, i) => new Promise<void>((resolve) => ledger.append(started(i), () => resolve(void order.push(i)))),
      ),
    );
    expect(order).toEqual(Array.from({ length: 200 }, (_, i) => i));
    await ledger.close();
  });
});
