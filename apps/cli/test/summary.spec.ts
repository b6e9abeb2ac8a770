import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Folder, linesOf, reckoner } from './reckoner.js';

interface Sums {
  readonly entries: number;
  readonly quantity: number;
  readonly amounts: Record<string, number>;
}
interface Report {
  readonly flow: string;
  readonly entries: number;
  readonly unreadable: number;
  readonly purposes: {
    readonly purpose: string;
    readonly received: Sums;
    readonly ends: (Sums & { outcome: string })[];
    readonly reasons: (Sums & { outcome: string; reason: string; title?: string; owner?: string })[];
    readonly booked: { customer: string; currency: string; deliveries: number; quantity: number; amount: number }[];
    readonly holds: { entries: boolean; quantity: boolean; amounts: boolean };
  }[];
}

let folder: Folder;
beforeAll(() => void (folder = Folder.workspace()));
afterAll(() => folder.remove());

const report = (file: string): Report => JSON.parse(folder.read(file)) as Report;

describe('the summary of a run', () => {
  it('goes to standard error, and its JSON into the file that is said', () => {
    const plain = folder.run(['run', 'time', '--input', 'examples/time.ndjson']);
    const { code, out, said } = folder.run([
      'run',
      'time',
      '--input',
      'examples/time.ndjson',
      '--summary',
      '--summary-file',
      'out/totals.json',
    ]);
    expect({ code, out }).toEqual({ code: plain.code, out: plain.out });
    expect(said).toContain('time: 3 entries received');
    expect(said).toMatch(/held +NO_RATE +1 +6\.0+ +finance +The project has no rate on that day/);
    expect(said).toContain('every entry ended once, and the sums agree');
    expect(report('out/totals.json')).toEqual({
      flow: 'time',
      entries: 3,
      unreadable: 0,
      quantityTitle: 'Quantity',
      purposes: [
        {
          purpose: 'billing',
          received: { entries: 3, quantity: 16.75, unmeasured: 0, amounts: {} },
          ends: [
            { outcome: 'accepted', entries: 1, quantity: 7.5, unmeasured: 0, amounts: { EUR: 941.25 } },
            { outcome: 'held', entries: 2, quantity: 9.25, unmeasured: 0, amounts: {} },
          ],
          reasons: [
            {
              outcome: 'held',
              reason: 'NOT_APPROVED',
              title: 'The entry is not approved',
              owner: 'project-managers',
              example: 'Entry 2 is not approved.',
              entries: 1,
              quantity: 3.25,
              unmeasured: 0,
              amounts: {},
            },
            {
              outcome: 'held',
              reason: 'NO_RATE',
              title: 'The project has no rate on that day',
              owner: 'finance',
              example: expect.any(String),
              entries: 1,
              quantity: 6,
              unmeasured: 0,
              amounts: {},
            },
          ],
          booked: [{ customer: '', currency: 'EUR', deliveries: 1, quantity: 7.5, amount: 941.25 }],
          holds: { entries: true, quantity: true, amounts: true },
        },
      ],
    });
  });

  it('counts lines that cannot be read as failed', () => {
    folder.write('in.ndjson', `${folder.read('examples/time.ndjson')}oops\n`);
    folder.run(['run', 'time', '--input', 'in.ndjson', '--summary-file', 'totals.json']);
    const { entries, unreadable, purposes } = report('totals.json');
    expect({ entries, unreadable }).toEqual({ entries: 4, unreadable: 1 });
    expect(purposes[0]!.ends.map(({ outcome, entries: count }) => [outcome, count])).toEqual([
      ['accepted', 1],
      ['held', 2],
      ['failed', 1],
    ]);
    expect(purposes[0]!.holds).toEqual({ entries: true, quantity: true, amounts: true });
  });

  it('adds up exactly, where doubles do not', () => {
    const line = JSON.parse(folder.read('examples/time.ndjson').split('\n')[0]!) as object;
    const lines = Array.from({ length: 1000 }, (_, at) => JSON.stringify({ ...line, id: String(at), hours: 0.1 }));
    folder.write('in.ndjson', lines.join('\n'));
    folder.run(['run', 'time', '--input', 'in.ndjson', '--summary-file', 'totals.json']);
    expect(report('totals.json').purposes[0]!.received.quantity).toBe(100);
  });
});

describe('the summary of the shipped month', () => {
  let one: Report;
  let results: Record<string, unknown>[];
  const run = (file: string, ...args: string[]): string =>
    reckoner([
      'run',
      'approved-time',
      '--input',
      'examples/month/time-entries.ndjson',
      '--summary-file',
      `${folder.path}/${file}`,
      ...args,
    ]).out;
  beforeAll(() => {
    results = linesOf(run('one.json'));
    one = report('one.json');
  });

  it('counts what the lines say, for each purpose', () => {
    expect(one.purposes.map(({ purpose }) => purpose)).toEqual(['cost', 'billing']);
    for (const { purpose, received, ends, holds } of one.purposes) {
      const said = results.map(
        (result) => (result['purposes'] as Record<string, { outcome: string }>)[purpose]!.outcome,
      );
      expect(received.entries).toBe(results.length);
      for (const { outcome, entries } of ends) expect(entries).toBe(said.filter((one) => one === outcome).length);
      expect(holds).toEqual({ entries: true, quantity: true, amounts: true });
    }
  });

  it('is the same on several cores', () => {
    run('two.json', '--workers', '2');
    expect(report('two.json')).toEqual(one);
  });

  it('names every reason by its title and owner', () => {
    for (const { outcome, title, owner } of one.purposes.flatMap(({ reasons }) => reasons)) {
      if (outcome !== 'failed')
        expect({ title, owner }).toEqual({ title: expect.any(String), owner: expect.any(String) });
    }
  });
});

describe('the summary of the task export', () => {
  it('accounts for every row and hour of the sample, in its encoding', () => {
    const { said } = reckoner([
      'run',
      'sip-time',
      '--input',
      'examples/sip/Sip-task-info.csv',
      '--encoding',
      'windows-1252',
      '--summary',
    ]);
    expect(said).toContain('every entry ended once, and the sums agree');
    expect(said).not.toContain('NOT_UTF8');
  });

  it('fails the lines that are not UTF-8 where no encoding is said, and goes on', () => {
    const { code, out } = reckoner(['run', 'sip-time', '--input', 'examples/sip/Sip-task-info.csv']);
    const failed = linesOf(out).filter(({ reason }) => reason === 'NOT_UTF8');
    expect(code).toBe(1);
    expect(failed.length).toBeGreaterThan(0);
    for (const { outcome, message } of failed)
      expect([outcome, message]).toEqual(['failed', expect.stringMatching(/^line \d+, column \d+: /)]);
  });
});
