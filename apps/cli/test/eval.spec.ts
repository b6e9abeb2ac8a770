import { describe, expect, it } from '@jest/globals';
import { reckoner } from './reckoner.js';

function evaluate(
  lines: readonly (string | object)[],
  ...options: string[]
): { code: number | null; answers: string[] } {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const { code, out, said } = reckoner(['eval', ...options], { input: `${input}\n` });
  expect(said).toBe('');
  return { code, answers: out.split('\n').slice(0, -1) };
}

const answer = (line: string | object, ...options: string[]): unknown =>
  JSON.parse(evaluate([line], ...options).answers[0]!);

describe('reckoner eval', () => {
  it('answers each line by one line, in order', () => {
    expect(
      evaluate([
        { logic: '= 0.1 + 0.2' },
        { logic: { '*': [1.005, 100] } },
        { logic: { var: 'a.b' }, data: { a: { b: [1] } } },
      ]),
    ).toEqual({
      code: 0,
      answers: ['{"result":0.3}', '{"result":100.5}', '{"result":[1]}'],
    });
  });

  it('loses no digit', () => {
    const exact =
      '{"logic":"= a + b","data":{"a":123456789012345678901234567890,"b":0.000000000000000000000000000001}}';
    expect(evaluate([exact]).answers).toEqual([
      '{"result":123456789012345678901234567890.000000000000000000000000000001}',
    ]);
  });

  it('gives a line that fails a code and goes on, ending with 1', () => {
    const { code, answers } = evaluate([
      { logic: '= 1 / 0' },
      'not json',
      'null',
      '[]',
      '42',
      '{}',
      { logic: '= 1 +' },
      { logic: '= 2' },
    ]);
    expect(code).toBe(1);
    const errors = answers.map((line) => (JSON.parse(line) as { error?: { code: string; message: string } }).error);
    expect(errors.map((error) => error?.code)).toEqual([
      'DIVISION_BY_ZERO',
      'NOT_JSON',
      'NO_LOGIC',
      'NO_LOGIC',
      'NO_LOGIC',
      'NO_LOGIC',
      expect.stringMatching(/^formula\/|^expression\//),
      undefined,
    ]);
    for (const error of errors) if (error) expect(error.message).not.toBe('');
    expect(answers.at(-1)).toBe('{"result":2}');
  });

  it('prints bare results with --format text', () => {
    expect(evaluate([{ logic: '= "a" & 1' }, { logic: '= 1 / 0' }], '--format', 'text').answers).toEqual([
      '"a1"',
      'DIVISION_BY_ZERO: 1 was divided by zero',
    ]);
  });

  it('knows no tables, and says so where one is looked up', () => {
    for (const logic of ['= lookup("rates", 1)', { lookup: ['rates', 1] }])
      expect(answer({ logic })).toEqual({
        error: { code: 'reference/unknown', message: expect.stringContaining('`rates`') },
      });
  });

  it('leaves blank lines out', () => {
    expect(reckoner(['eval'], { input: '\n{"logic":1}\n\n' })).toEqual({ code: 0, out: '{"result":1}\n', said: '' });
  });

  it('reads own properties only', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'a.__proto__', 'a.length.constructor']) {
      expect(answer({ logic: { var: name }, data: { a: {} } })).toEqual({ result: null });
    }
    expect(answer('{"logic":{"var":"__proto__"},"data":{"__proto__":1}}')).toEqual({ result: 1 });
    expect(answer('{"logic":{"constructor":[1]},"data":{}}')).toMatchObject({ error: { code: expect.any(String) } });
  });

  const bombs: [string, string][] = [
    ['deep logic', `{"logic":${'{"!":['.repeat(50_000)}1${']}'.repeat(50_000)}}`],
    ['deep data', `{"logic":1,"data":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    [
      'a doubling reducer',
      JSON.stringify({
        logic: { reduce: [{ var: 'l' }, { cat: [{ var: 'accumulator' }, { var: 'accumulator' }] }, 'xx'] },
        data: { l: Array.from({ length: 64 }, () => 1) },
      }),
    ],
    ['a number past all bounds', '{"logic":{"*":[1e308,10]},"data":{"a":1e99999}}'],
    ['a huge power of ten', '{"logic":{"+":[1e6000,1]},"data":{}}'],
    ['a key twice', '{"logic":1,"logic":2}'],
    ['half a character', '{"logic":{"cat":["\\ud800","x"]},"data":{}}'],
    ['line separators', '{"logic":{"cat":["\u2028","`${1}`","\\"); process.exit(9); (\\""]},"data":{}}'],
  ];
  it.each(bombs)('survives %s in all modes', (_, line) => {
    for (const options of [[], ['--conformance'], ['--conformance', '--interpreted']]) {
      const { code, answers } = evaluate([line, { logic: 7 }], ...options);
      expect([0, 1]).toContain(code);
      expect(answers).toHaveLength(2);
      expect(answers[1]).toBe('{"result":7}');
    }
  });

  it('behaves as json-logic-js in conformance mode', () => {
    const lines = [
      { logic: { '+': [0.1, 0.2] } },
      { logic: { '/': [1, 0] } },
      { logic: { var: '' }, data: 'x' },
      { logic: { '+': ['abc'] } },
      { logic: '= 1 + 1' },
    ];
    const want = [
      '{"result":0.30000000000000004}',
      '{"result":null}',
      '{"result":"x"}',
      '{"result":null}',
      '{"result":"= 1 + 1"}',
    ];
    expect(evaluate(lines, '--conformance').answers).toEqual(want);
    expect(evaluate(lines, '--conformance', '--interpreted').answers).toEqual(want);
  });
});
