import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { checkWorkspace } from './check.js';

const REFERENCE = `title: Rates
rows: release
key: [code]
row:
  type: object
  properties:
    code: { type: string }
    note: { type: string }
    rate: { type: number }
    from: { type: string, format: date }
    to: { type: string, format: date }
dated: { from: from, to: to }
`;

/** Code, place and the text there of each finding about the rows. */
function findings(csv: string): string[] {
  const files = new Map([
    ['reckoner.yaml', 'name: demo\nlanguage: 1\n'],
    ['rules/rates.reference.yaml', REFERENCE],
    ['rules/rates.csv', csv],
  ]);
  return checkWorkspace(Workspace.of(files)).diagnostics.map(({ code, span: { source, start, end } }) => {
    const { line, column } = source.position(start);
    return `${code} ${source.file}:${line}:${column} ${JSON.stringify(source.text.slice(start, end))}`;
  });
}

describe('a row that does not fit', () => {
  it('is shown at its cell, behind cells that hold the delimiter, and between semicolons', () => {
    expect(findings('code,note,rate,from,to\nx,"a, b; c",eight,2026-01-01,\n')).toEqual([
      'reference/bad-row rules/rates.csv:2:13 "eight"',
    ]);
    expect(findings('code;note;rate;from;to\nx;a, b, c;eight;2026-01-01;\n')).toEqual([
      'reference/bad-row rules/rates.csv:2:11 "eight"',
    ]);
  });

  it('is shown at its cell in the line where that stands', () => {
    expect(
      findings('code,note,rate,from,to\nx,"two\nlines",1,2026-01-01,\ny,"a ""b""\nc",eight,2026-01-01,\n'),
    ).toEqual(['reference/bad-row rules/rates.csv:5:4 "eight"']);
  });

  it('is shown where the file is not UTF-8', () => {
    expect(findings('code,note,rate,from,to\nx,f\ufffdr,1,2026-01-01,\n')).toEqual([
      'reference/bad-row rules/rates.csv:2:4 "\ufffd"',
    ]);
  });

  it('is shown at the key that is empty', () => {
    expect(findings('note,code,rate,from,to\nx,,1,2026-01-01,\n')).toEqual([
      'reference/bad-row rules/rates.csv:2:3 ""',
    ]);
  });
});
