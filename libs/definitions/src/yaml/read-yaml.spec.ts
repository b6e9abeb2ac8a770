import { describe, expect, it } from '@jest/globals';
import { Source } from '@reckoner/diagnostics';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import type { YamlNode } from './node.js';
import { readYaml } from './read-yaml.js';
import { withoutHanging } from '../../test/without-hanging.js';

/** The tree as plain data: texts and structure only. */
function plain(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'list') return node.items.map(plain);
  return node.entries.map(({ key, value }) => [key.text, plain(value)]);
}

/** The same from the `yaml` package, with all scalars as texts; undefined where it finds an error. */
function oracle(text: string): unknown {
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) return undefined;
  const asPairs = (value: unknown): unknown =>
    value instanceof Map
      ? [...value].map(([key, inner]) => [key ?? '', asPairs(inner)])
      : Array.isArray(value)
        ? value.map(asPairs)
        : (value ?? '');
  return asPairs(document.toJS({ mapAsMap: true }));
}

function read(text: string) {
  return readYaml(new Source('x.yaml', text));
}

function codes(text: string): string[] {
  return read(text).diagnostics.map(({ code }) => code);
}

const TEXTS = [
  'a: 1\nb: two words\n',
  'a:\n  b:\n    c: d\n  e: f\n',
  '- a\n- b: c\n  d: e\n-\n  f: g\n- - h\n  - i\n',
  'a:\n- b\n- c\nd: e\n',
  'a: { b: c, d: [e, "f, g", \'h\'], i: {} , "j":k }\n',
  'a: [\n  b, # comment\n  c\n]\n',
  'a: # comment\n  b # another\n# third\nc: d\n',
  'a: one\n  two\n\n  three\nb: x\n',
  'a: "one\n  two\n\n  three \\\n  four\\n"\n',
  "a: 'it''s\n  here'\n",
  'a: |\n  one\n   two\n\n  three\n\nb: x\n',
  'a: >\n  one\n  two\n\n   more\n  three\nb: |-\n  x\n\n\nc: |+\n  y\n\n',
  'a: |2\n    one\n  two\n',
  '---\na: b\n',
  '"quoted key": x\n\'other\': y\n',
  'a: x: y\n',
  'url: http://example.com/#x\n',
  'a: = "harvest:" & entry.id\n',
  'a:   \n\n\nb:\n',
  'a: []\nb: {}\nc: ""\n',
  "a: it's\n",
  'a: -1\nb: - c\n',
  '- [a, [b, {c: d}]]\n- {e: [f], g: }\n',
  '\ufeffa: b\r\nc: d\r\n',
  'a:\n  - b\n c: d\n',
  'a: "x" y\n',
  'a: b\n  c: d\n',
  'plain text\nover lines\n',
  '',
  '# only a comment\n',
];

describe('readYaml', () => {
  it.each(TEXTS)('reads %j as YAML does, or refuses what YAML refuses', (text) => {
    const { root, diagnostics } = read(text);
    const expected = oracle(text);
    if (expected === undefined) expect(diagnostics).not.toEqual([]);
    else expect(diagnostics.map((found) => found.message)).toEqual([]);
    if (expected !== undefined) expect(plain(root!)).toEqual(expected);
  });

  it('agrees with YAML on random texts of its own signs', () => {
    const token = fc.constantFrom(
      'a',
      'b',
      ' ',
      '  ',
      '\n',
      '\n  ',
      '\n    ',
      ': ',
      ':',
      '- ',
      '-',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ', ',
      ',',
      '#',
      ' # c',
      '|\n',
      '>\n',
      '= x',
      '\\n',
      '? ',
      '|-\n',
      '\r\n',
    );
    const text = fc.array(token, { maxLength: 14 }).map((tokens) => tokens.join(''));
    fc.assert(
      fc.property(text, (written) => {
        const { root, diagnostics } = read(written);
        if (diagnostics.length > 0) return;
        const expected = oracle(written);
        expect({ written, tree: plain(root!) }).toEqual({ written, tree: expected });
      }),
      { numRuns: 20_000, seed: 7 },
    );
  });

  it('keeps the place of every character of a decoded text', () => {
    const text = "a: \"x\\u0041\\n\n  y\"\nb: |\n    one\n    two\nc: 'it''s'\nd: one\n  two\n";
    const { root } = read(text);
    for (const { value } of root!.kind === 'map' ? root!.entries : []) {
      if (value.kind !== 'scalar') continue;
      for (let index = 0; index < value.text.length; index++) {
        const char = value.text.charAt(index);
        const there = text.charAt(value.offset(index));
        if (/[a-z']/.test(char)) expect([char, index, there]).toEqual([char, index, char]);
      }
    }
  });

  it('reads only JSON words and numbers as more than texts', () => {
    const { root } = read(
      '[yes, no, on, True, 0x1F, 2026-11-21, 1_000, .inf, true, null, ~, 0120, +1.50, -.5, 1e3, 12345678901234567890]',
    );
    const values =
      root!.kind === 'list' ? root!.items.map((item) => (item.kind === 'scalar' ? item.value : undefined)) : [];
    expect(values).toEqual([
      ...['yes', 'no', 'on', 'True', '0x1F', '2026-11-21', '1_000', '.inf', true, null, null],
      ...['120', '1.50', '-0.5', '1e3', '12345678901234567890'].map((number) => ({ number })),
    ]);
  });

  it('goes on after an unreadable entry', () => {
    const { root, diagnostics } = read('a: b\nc: *x\nd:\n  e: @f\n  g: h\ni: j\n');
    expect(diagnostics.map(({ code }) => code)).toEqual(['yaml/alias', 'yaml/quote-needed']);
    expect(plain(root!)).toEqual([
      ['a', 'b'],
      ['d', [['g', 'h']]],
      ['i', 'j'],
    ]);
  });

  it.each([
    ['[', 900],
    ['{a: ', 900],
    ['- ', 2000],
    ['[', 500_000],
    ['- ', 250_000],
    ['{a: ', 120_000],
    ['"', 500_001],
    ["'", 500_001],
    ['a: ', 170_000],
    ['? ', 200_000],
    ['&a ', 150_000],
    ['- |\n', 120_000],
    ['\n', 500_000],
    [' ', 500_000],
    ['a\n', 250_000],
    ['#', 500_000],
    ['= (', 150_000],
    ['[= (, ', 80_000],
    ['[= a], ', 70_000],
    ['"a    ', 80_000],
    ['a: [b,\n', 60_000],
    ['- a: b\n', 70_000],
    ['- @\n', 120_000],
    ['{a: b, c, ', 50_000],
    ['a, ', 170_000],
    ['a:\n', 170_000],
  ])('answers %j × %i at once', (piece, count) => {
    const text = piece === 'a, ' ? `{ x: ${piece.repeat(count)} }` : piece.repeat(count);
    withoutHanging(() => read(text));
  });

  it('refuses depth by indentation too', () => {
    const text = Array.from({ length: 700 }, (_, at) => `${' '.repeat(at)}a:`).join('\n');
    expect(codes(text)).toEqual(['yaml/too-deep']);
  });

  it('never finds inherited names, and takes any name as a key', () => {
    expect(plain(read('__proto__: { constructor: x }\ntoString: y\n').root!)).toEqual([
      ['__proto__', [['constructor', 'x']]],
      ['toString', 'y'],
    ]);
  });
});
