import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Folder, linesOf, reckoner, REPOSITORY, startReckoner } from './reckoner.js';

const MONTH = 'examples/month/time-entries.ndjson';

let folder: Folder;
beforeAll(() => void (folder = Folder.workspace()));
afterAll(() => folder.remove());

const entry = (id: number, fields: object = {}): string =>
  JSON.stringify({
    id: String(id),
    person: 'Ada',
    project: 'P-1',
    date: '2026-11-02',
    hours: 7.5,
    approved: true,
    ...fields,
  });

function entries(count: number, replaced: Readonly<Record<number, string>> = {}): string {
  const lines = Array.from({ length: count }, (_, at) => replaced[at + 1] ?? entry(at + 1));
  return folder.write('in.ndjson', `${lines.join('\n')}\n`);
}

describe('reckoner run', () => {
  it('answers each entry by one line, in order, with nothing else on standard output', () => {
    const { code, out, said } = folder.run(['run', 'time', '--input', 'examples/time.ndjson']);
    expect({ code, said }).toEqual({ code: 0, said: '' });
    const results = linesOf(out);
    expect(results.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['accepted', undefined],
      ['held', 'NOT_APPROVED'],
      ['held', 'NO_RATE'],
    ]);
    expect(results[0]!['deliveries']).toEqual([
      {
        purpose: 'billing',
        to: 'demo',
        operation: 'upsert-line',
        key: ['1'],
        body: {
          externalId: 'demo:1',
          project: 'P-1',
          date: '2026-11-02',
          quantity: 7.5,
          amount: 941.25,
          currency: 'EUR',
        },
      },
    ]);
  });

  it('reports line 17 as failed and goes on, ending with 1', () => {
    const input = entries(20, { 17: '{"id":"17", oops' });
    const { code, out } = folder.run(['run', 'time', '--input', input]);
    const results = linesOf(out);
    expect(code).toBe(1);
    expect(results).toHaveLength(20);
    expect(results.map(({ outcome }) => outcome)).toEqual(results.map((_, at) => (at === 16 ? 'failed' : 'accepted')));
    expect(results[16]).toMatchObject({
      reason: 'NOT_JSON',
      message: expect.stringMatching(/^line 17, column 13: /),
      deliveries: [],
    });
  });

  it('says each end in a sentence with --format text', () => {
    const input = entries(3, { 2: '{"id":"2", oops', 3: entry(3, { project: 'P-9' }) });
    const { code, out } = folder.run(['run', 'time', '--input', input, '--format', 'text']);
    expect(code).toBe(1);
    expect(out.split('\n').slice(0, 3)).toEqual([
      'line 1: accepted (1 delivery)',
      expect.stringMatching(/^line 2: failed NOT_JSON: line 2, column 12: /),
      expect.stringMatching(/^line 3: held NO_RATE: .*"P-9"/),
    ]);
    expect(folder.run(['run', 'time', '--input', input, '--format', 'text', '--workers', '2']).out).toBe(out);
  });

  it('explains a line that could not be read by the reason', () => {
    const input = entries(3, { 2: '{"id":"2", oops' });
    const { code, out } = folder.run(['explain', 'time', '--input', input, '--line', '2']);
    expect(code).toBe(1);
    expect(out).toMatch(/^line 2: failed NOT_JSON: line 2, column 12: /);
  });

  it('stops there with --strict', () => {
    const input = entries(20, { 17: '{"id":"17", oops' });
    const { code, out, said } = folder.run(['run', 'time', '--input', input, '--strict']);
    expect(code).toBe(1);
    expect(linesOf(out)).toHaveLength(17);
    expect(said).toContain('line 17, column 13');
    expect(folder.run(['run', 'time', '--input', input, '--strict', '--workers', '2'])).toEqual({ code, out, said });
  });

  it('ends with the declared outcome and reason where a reference row is missing', () => {
    const { code, out } = folder.run(['run', 'time', '--input', '-'], { input: entry(1, { project: 'P-9' }) });
    expect(code).toBe(0);
    expect(linesOf(out)).toEqual([
      {
        outcome: 'held',
        reason: 'NO_RATE',
        message: expect.stringContaining('"P-9"'),
        owner: 'finance',
        remedy: 'Add a rate for the project.',
        deadline: 'P2D',
        deliveries: [],
      },
    ]);
  });

  it('fails the one entry whose values show a type error', () => {
    const loosely = (text: string): string =>
      text.replace('hours: { type: number, minimum: 0, maximum: 24, role: quantity }', 'hours: {}');
    folder.changed('mappings/demo/time-entry.schema.yaml', loosely, () => {
      const rules = (text: string): string => text.replace('entry.hours == 0', 'coalesce(number(entry.hours), 0) == 0');
      folder.changed('rules/eligibility.rules.yaml', rules, () => {
        const mapping = (text: string): string => text.replaceAll('entry.hours', 'coalesce(number(entry.hours), 0)');
        folder.changed('mappings/demo/billing-line.mapping.yaml', mapping, () => {
          const { code, out } = folder.run(['run', 'time', '--input', entries(3, { 2: entry(2, { hours: 'abc' }) })]);
          expect(code).toBe(1);
          expect(linesOf(out).map(({ outcome }) => outcome)).toEqual(['accepted', 'failed', 'accepted']);
          expect(linesOf(out)[1]).toMatchObject({
            error: { code: expect.stringMatching(/^[A-Z_]+$/), message: expect.any(String) },
          });
        });
      });
    });
  });

  it('rejects a payload that does not fit, naming the field', () => {
    const { code, out } = folder.run(['run', 'time', '--input', '-'], { input: entry(1, { hours: 'many' }) });
    expect(code).toBe(0);
    expect(linesOf(out)).toMatchObject([
      { outcome: 'rejected', reason: 'INVALID_PAYLOAD', message: expect.stringContaining('hours') },
    ]);
  });

  it('does not run definitions with errors', () => {
    folder.changed(
      'rules/eligibility.rules.yaml',
      (text) => text.replace('entry.hours == 0', 'entry.huors == 0'),
      () => {
        const { code, out, said } = folder.run(['run', 'time', '--input', 'examples/time.ndjson']);
        expect({ code, out }).toEqual({ code: 1, out: '' });
        expect(said).toContain('name/unknown-field');
      },
    );
  });

  it('reads standard input, a byte order mark, blank lines and both line ends', () => {
    const { code, out } = folder.run(['run', 'time', '--input', '-'], {
      input: `\ufeff${entry(1)}\r\n\r\n  \n${entry(2)}`,
    });
    expect(code).toBe(0);
    expect(linesOf(out).map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
  });

  it('keeps every digit of a number', () => {
    const input = entry(1).replace('7.5', '0.1234567890123456789012345');
    const { out } = folder.run(['run', 'time', '--input', '-'], { input });
    expect(out).toContain('"quantity":0.1234567890123456789012345,');
  });

  it('takes the time of a CloudEvent for now, else what is said', () => {
    const dated = (text: string): string => text.replace('date: = entry.date', 'date: = substr(now(), 0, 10)');
    folder.changed('mappings/demo/billing-line.mapping.yaml', dated, () => {
      const event = (time: object): string =>
        JSON.stringify({
          specversion: '1.0',
          id: 'x',
          source: 'demo',
          type: 'time-entry',
          ...time,
          data: JSON.parse(entry(1)) as object,
        });
      const dateOf = (input: string, ...args: string[]): unknown => {
        const [line] = linesOf(folder.run(['run', 'time', '--input', '-', ...args], { input }).out);
        return (line as { deliveries: { body: { date: string } }[] }).deliveries[0]!.body.date;
      };
      expect(dateOf(event({ time: '2026-02-03T04:05:06Z' }))).toBe('2026-02-03');
      expect(dateOf(event({ time: '2026-02-03T04:05:06Z' }), '--now', '2026-05-06T00:00:00Z')).toBe('2026-05-06');
      expect(dateOf(event({}), '--now', '2026-05-06T00:00:00Z')).toBe('2026-05-06');
    });
  });

  it('ends quietly where its reader has seen enough', async () => {
    const child = startReckoner(['run', 'time', '--input', entries(20_000)], folder.path);
    let said = '';
    child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stdout!.once('data', () => child.stdout!.destroy());
    const [code] = (await once(child, 'exit')) as [number];
    expect({ code, said }).toEqual({ code: 0, said: '' });
  });
});

describe('reckoner run on the shipped month', () => {
  const run = (...args: string[]): ReturnType<typeof reckoner> =>
    reckoner(['run', 'approved-time', '--input', MONTH, ...args]);

  it('gives the same bytes compiled, interpreted and on several cores', () => {
    const compiled = run();
    expect(compiled).toMatchObject({ code: 0, said: '' });
    expect(linesOf(compiled.out)).toHaveLength(570);
    expect(run('--interpreted').out).toBe(compiled.out);
    expect(run('--workers', '2').out).toBe(compiled.out);
  });

  it('runs from anywhere', () => {
    const { out } = reckoner(['run', 'approved-time', '--workspace', REPOSITORY, '--input', `${REPOSITORY}${MONTH}`], {
      cwd: '/',
    });
    expect(linesOf(out)).toHaveLength(570);
  });
});
