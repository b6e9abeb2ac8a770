import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Folder, linesOf, type Ran } from './reckoner.js';

let folder: Folder;
beforeAll(() => void (folder = Folder.workspace()));
afterAll(() => folder.remove());

const HEADER = 'id,person,project,date,hours,approved';

function run(content: string | Uint8Array, ...options: string[]): Ran & { results: Record<string, unknown>[] } {
  const ran = folder.run(['run', 'time', '--input', folder.write('in.csv', content), ...options]);
  return { ...ran, results: linesOf(ran.out) };
}

const amounts = (results: readonly Record<string, unknown>[]): unknown[] =>
  results.map((result) => (result as { deliveries: { body: { amount: number } }[] }).deliveries[0]?.body.amount);

describe('a CSV', () => {
  it('is read by the types of the payload', () => {
    const { code, results } = run(`${HEADER}\n0120,Ada,P-1,2026-11-02,2,yes\n2,Ben,P-1,2026-11-02,1.5,false\n`);
    expect(code).toBe(0);
    expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'held']);
    expect(results[0]).toMatchObject({ deliveries: [{ key: ['0120'], body: { amount: 251 } }] });
  });

  it('may begin with a byte order mark, part cells by semicolons, and hold quoted newlines', () => {
    const header = HEADER.replaceAll(',', ';');
    const { code, results } = run(
      `\ufeff${header};note\r\n1;"Ada; the ""first""";P-1;2026-11-02;2;true;"two\r\nlines"\r\n2;Ben;P-1;2026-11-02;4;true;\r\n`,
    );
    expect(code).toBe(0);
    expect(amounts(results)).toEqual([251, 502]);
  });

  it.each([';', '\\t', '|'])('is read with the delimiter that is said: %s', (delimiter) => {
    const separator = delimiter === '\\t' ? '\t' : delimiter;
    const content = [HEADER.split(','), ['1', 'Ada', 'P-1', '2026-11-02', '2', 'true']]
      .map((cells) => cells.join(separator))
      .join('\n');
    expect(amounts(run(content, '--delimiter', delimiter).results)).toEqual([251]);
  });

  it('refuses a decimal comma with row and column, and reads it where that is said', () => {
    const content = `${HEADER.replaceAll(',', ';')}\n1;Ada;P-1;2026-11-02;7,5;true\n2;Ada;P-1;2026-11-02;1.000,5;true\n`;
    const refused = run(content);
    expect(refused.code).toBe(1);
    expect(refused.results[0]).toMatchObject({
      outcome: 'failed',
      reason: 'CSV_CELL',
      message: expect.stringMatching(/^line 2, column 5: `hours` .*"7,5".*--decimal-comma/),
    });
    const read = run(content, '--decimal-comma');
    expect(amounts(read.results)[0]).toBe(941.25);
    expect(read.results[1]).toMatchObject({ outcome: 'rejected', reason: 'INVALID_PAYLOAD' });
  });

  it('is refused as a whole where a required column is missing', () => {
    const { code, out, said } = run('id,person,project,date,approved\n1,Ada,P-1,2026-11-02,true\n');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(said).toContain('there is no column `hours`');
    expect(said).toContain('It has: id, person, project, date, approved.');
  });

  it('is refused where a column stands twice', () => {
    const { code, said } = run(`${HEADER},hours\n`);
    expect(code).toBe(2);
    expect(said).toContain('hours');
  });

  it('fails rows that cannot be read one by one, each with its line', () => {
    const rows = [
      '1,Ada,P-1,2026-11-02,2,true',
      '2,Ada,P-1,2026-11-02',
      '3,Ada,P-1,2026-11-02,2,true,x',
      '4,Ada,P-1,02.11.2026,2,true',
      '5,Ada,P-1,2026-11-02,two,true',
      '6,"Ada"x,P-1,2026-11-02,2,true',
      '7,Ada,P-1,2026-11-02,2,true',
    ];
    const { code, results } = run([HEADER, ...rows].join('\n'));
    expect(code).toBe(1);
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'failed',
      'failed',
      'failed',
      'failed',
      'failed',
      'accepted',
    ]);
    for (const [at, line] of [
      [1, 3],
      [2, 4],
      [3, 5],
      [4, 6],
      [5, 7],
    ] as const)
      expect(results[at]!['message']).toMatch(new RegExp(`^line ${line}\\b`));
  });

  it('fails an open quote and says where it began', () => {
    const { code, results } = run(`${HEADER}\n1,Ada,P-1,2026-11-02,2,true\n2,"Ben,P-1,2026-11-02,2,true\n`);
    expect(code).toBe(1);
    expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'failed']);
    expect(results[1]!['message']).toMatch(/^line 3\b/);
  });

  it('is read in the encoding that is said; without it the lines that are not UTF-8 fail', () => {
    const bytes = Buffer.from(`${HEADER}\n1,Zoë,P-1,2026-11-02,2,true\n2,Ada,P-1,2026-11-02,2,true\n`, 'latin1');
    const unsaid = run(bytes);
    expect(unsaid.code).toBe(1);
    expect(unsaid.results.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['failed', 'NOT_UTF8'],
      ['accepted', undefined],
    ]);
    expect(unsaid.results[0]!['message']).toMatch(/^line 2, column 2: .*--encoding/);
    expect(run(bytes, '--encoding', 'windows-1252').code).toBe(0);
    expect(run(bytes, '--encoding', 'iso-8859-1').code).toBe(0);
  });

  it('may come from standard input, where that is said', () => {
    const { code, out } = folder.run(['run', 'time', '--input', '-', '--input-format', 'csv'], {
      input: `${HEADER}\n1,Ada,P-1,2026-11-02,2,true\n`,
    });
    expect(code).toBe(0);
    expect(amounts(linesOf(out))).toEqual([251]);
  });

  it('may be empty but for its header, or wholly', () => {
    expect(run(`${HEADER}\n`)).toMatchObject({ code: 0, out: '' });
    expect(run('')).toMatchObject({ code: 0, out: '' });
  });
});
