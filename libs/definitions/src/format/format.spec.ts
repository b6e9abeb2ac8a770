import { describe, expect, it } from '@jest/globals';
import { Source } from '@reckoner/diagnostics';
import fc from 'fast-check';
import { readYaml } from '../yaml/read-yaml.js';
import { formatFile, sameTree } from './format.js';

function format(text: string, path = 'rules/x.rules.yaml'): string {
  const formatted = formatFile(path, text);
  return 'text' in formatted ? formatted.text : formatted.diagnostics.map(({ code }) => code).join();
}

const comments = (text: string) => text.split('\n').flatMap((line) => /(?:^|\s)(#.*?)\s*$/.exec(line)?.[1] ?? []);

describe('formatFile', () => {
  it('indents by two, keeps comments where they belong, and allows one blank line', () => {
    const text =
      '# head\n\n\n\ntitle:   X   # why\nrules:\n# first\n-   id: a\n    when:    = b\n    # inner\n\n\n-   id: c\n\n    # last\notherwise:\n      # of it\n      outcome: accept\n      # behind\n# end\n\n';
    expect(format(text)).toBe(
      '# head\n\ntitle: X # why\nrules:\n  # first\n  - id: a\n    when: = b\n    # inner\n\n  - id: c\n\n    # last\notherwise:\n  # of it\n  outcome: accept\n  # behind\n# end\n',
    );
  });

  it('spaces brackets and braces, and turns those over several lines into indentation', () => {
    expect(format('a: {b: c,d: [e,"f"], g: {}, h: []}\ni: [\n j,\n k\n]\n')).toBe(
      'a: { b: c, d: [e, "f"], g: {}, h: [] }\ni:\n  - j\n  - k\n',
    );
  });

  it('leaves brackets with comments inside on their lines', () => {
    expect(format('a: [b, # why\n      c]\n')).toBe('a: [b, # why\n  c]\n');
  });

  it('lines up the rows of a decision table', () => {
    const text =
      'rows:\n  - { id: ot-de, if: [ tm, DE, overtime ], then: [ 1.5 ] }\n  - { id: std, if: [ "-", "-", "-" ], then: [ 1 ] }\n';
    expect(format(text, 'rules/x.table.yaml')).toBe(
      'rows:\n  - { id: ot-de, if: [tm,  DE,  overtime], then: [1.5] }\n  - { id: std,   if: ["-", "-", "-"],      then: [1] }\n',
    );
  });

  it('keeps lined up what the author lined up, and only that', () => {
    const padded =
      'steps:\n  - map:    { with: a, as: b }\n  - decide: { with: c }\n\n  - let: { value: d,   as: e }\n  - let: { value: = ff, as: g }\n';
    expect(format(padded)).toBe(
      'steps:\n  - map:    { with: a, as: b }\n  - decide: { with: c }\n\n  - let: { value: d,    as: e }\n  - let: { value: = ff, as: g }\n',
    );
    expect(format('a: 1\nlonger: 2\n')).toBe('a: 1\nlonger: 2\n');
    expect(format('a:   1\nlonger: 2\n')).toBe('a: 1\nlonger: 2\n');
    expect(format('a:      1\nlonger: 2\n')).toBe('a:      1\nlonger: 2\n');
    expect(format('a:   1\nbc:  2\nlonger: 2\n')).toBe('a:      1\nbc:     2\nlonger: 2\n');
  });

  it('keeps the words of texts over several lines', () => {
    const text =
      'a: >\n      one\n        two\n\n      three\nb: |-\n   x\n    y\nc: one\n         two\nd: "x\n        y"\n';
    expect(format(text)).toBe('a: >\n  one\n    two\n\n  three\nb: |-\n  x\n   y\nc: one\n  two\nd: "x\n  y"\n');
  });

  it('puts in quotes what YAML would cut', () => {
    const mapping =
      'title: X\nfrom: { entry: any }\nto: any\nfields: { a: = round(entry.hours, 2), b: = entry.list[0], c: it is, or not }\n';
    expect(format(mapping, 'mappings/x.mapping.yaml')).toBe(
      "title: X\nfrom: { entry: any }\nto: any\nfields: { a: '= round(entry.hours, 2)', b: '= entry.list[0]', c: 'it is, or not' }\n",
    );
  });

  it('refuses what it cannot read', () => {
    expect(format('a: *b\n')).toBe('yaml/alias');
  });

  it('reads Windows line ends and writes its own', () => {
    expect(format('\ufeffa: 1\r\nb: |\r\n  x\r\n')).toBe('a: 1\nb: |\n  x\n');
  });

  it('changes no meaning, loses no comment, and has no second thoughts', () => {
    const token = fc.constantFrom(
      'a',
      'b c',
      ' ',
      '   ',
      '\n',
      '\n  ',
      '\n    ',
      '\n\n',
      ': ',
      ':   ',
      '- ',
      '-   ',
      '"q"',
      '"x\n  y"',
      '[',
      ']',
      '{',
      '}',
      ', ',
      ',  ',
      '# n\n',
      ' # c\n',
      '|\n',
      '>-\n',
      '= x',
      '|2\n',
      'k: ',
      '\n# d\n',
    );
    const text = fc.array(token, { minLength: 3, maxLength: 18 }).map((tokens) => tokens.join(''));
    fc.assert(
      fc.property(text, (written) => {
        const source = new Source('x.yaml', written);
        const { root, diagnostics } = readYaml(source);
        if (!root || diagnostics.length > 0) return;
        const printed = format(written);
        const again = readYaml(new Source('x.yaml', printed));
        expect({ written, printed, findings: again.diagnostics.map(({ code }) => code) }).toEqual({
          written,
          printed,
          findings: [],
        });
        expect({ written, printed, same: sameTree(root, again.root!) }).toEqual({ written, printed, same: true });
        if (!/["|>]/.test(written))
          expect({ written, printed, kept: comments(printed) }).toEqual({ written, printed, kept: comments(written) });
        const twice = format(printed);
        expect({ written, twice }).toEqual({ written, twice: printed });
      }),
      { numRuns: 10_000, seed: 12 },
    );
  });
});
