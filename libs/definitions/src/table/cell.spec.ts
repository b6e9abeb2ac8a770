import { describe, expect, it } from '@jest/globals';
import { Source } from '@reckoner/diagnostics';
import fc from 'fast-check';
import type { LiteralExpression } from '../expression/expression.js';
import { wholeText } from '../expression/parsed.js';
import * as catalogue from './catalogue.js';
import type { Cell } from './cell.js';
import { parseCell, printCell } from './index.js';
import { withoutHanging } from '../../test/without-hanging.js';

const source = new Source('cell', '');
const span = source.span();

function parse(text: string) {
  return parseCell(wholeText(new Source('cell', text)));
}

/** The cell without its places: what two readings must agree on. */
function meaning(cell: Cell | undefined): unknown {
  return JSON.parse(JSON.stringify(cell, (key, value: unknown) => (key === 'span' ? undefined : value)));
}

const literal = (value: LiteralExpression['value'], plain?: string): LiteralExpression => ({
  kind: 'literal',
  value,
  ...(plain === undefined ? {} : { plain }),
  span,
});

describe('reading a cell', () => {
  it.each([
    ['-', { kind: 'any' }],
    [' tm ', { kind: 'one-of', values: ['tm'] }],
    ['time-entry.approved', { kind: 'one-of', values: ['time-entry.approved'] }],
    ['40', { kind: 'one-of', values: [{ number: '40' }] }],
    ['"40"', { kind: 'one-of', values: ['40'] }],
    ['-0.10', { kind: 'one-of', values: [{ number: '-0.10' }] }],
    ['"a","b"', { kind: 'one-of', values: ['a', 'b'] }],
    ['1, 2.5, null, true', { kind: 'one-of', values: [{ number: '1' }, { number: '2.5' }, null, true] }],
    ['"a \\"quoted\\" \\u00e9", "x, y"', { kind: 'one-of', values: ['a "quoted" é', 'x, y'] }],
    ['>= 40', { kind: 'compare', operator: '>=', value: { number: '40' } }],
    ['<5', { kind: 'compare', operator: '<', value: { number: '5' } }],
    ['>= 2026-01-01', { kind: 'compare', operator: '>=', value: '2026-01-01' }],
    ['< "m"', { kind: 'compare', operator: '<', value: 'm' }],
    [
      '[40..45)',
      { kind: 'range', low: { number: '40' }, lowIncluded: true, high: { number: '45' }, highIncluded: false },
    ],
    [
      '(1.5..2.5]',
      { kind: 'range', low: { number: '1.5' }, lowIncluded: false, high: { number: '2.5' }, highIncluded: true },
    ],
    [
      '[2026-01-01..2026-03-31]',
      { kind: 'range', low: '2026-01-01', lowIncluded: true, high: '2026-03-31', highIncluded: true },
    ],
    ['not("a","b")', { kind: 'not', test: { kind: 'one-of', values: ['a', 'b'] } }],
    ['not(closed)', { kind: 'not', test: { kind: 'one-of', values: ['closed'] } }],
    [
      'not(not(>= 1))',
      { kind: 'not', test: { kind: 'not', test: { kind: 'compare', operator: '>=', value: { number: '1' } } } },
    ],
    ['not', { kind: 'one-of', values: ['not'] }],
    ['__proto__', { kind: 'one-of', values: ['__proto__'] }],
  ])('%s', (text, expected) => {
    const { cell, diagnostics } = parse(text);
    expect(diagnostics).toEqual([]);
    expect(plainMeaning(cell)).toEqual(expected);
  });

  it('keeps the spelling of what was written without quotes', () => {
    expect(meaning(parse('0120').cell)).toEqual({
      kind: 'one-of',
      values: [{ kind: 'literal', value: { number: '120' }, plain: '0120' }],
    });
    const yaml = parseCell(wholeText(new Source('cell', '0120')), { number: '0120' });
    expect(meaning(yaml.cell)).toEqual({
      kind: 'one-of',
      values: [{ kind: 'literal', value: { number: '0120' }, plain: '0120' }],
    });
  });

  it('joins values that stand side by side, and keeps the order of the rest', () => {
    expect(plainMeaning(parse('1, 2, > 5, 3').cell)).toEqual({
      kind: 'or',
      tests: [
        { kind: 'one-of', values: [{ number: '1' }, { number: '2' }] },
        { kind: 'compare', operator: '>', value: { number: '5' } },
        { kind: 'one-of', values: [{ number: '3' }] },
      ],
    });
  });

  it('gives every part its place, through the escapes of the file', () => {
    const file = new Source('table', '[ "not(\\"a\\")" ]');
    const text = 'not("a")';
    const at = [3, 4, 5, 6, 7, 9, 10, 12, 13];
    const { cell } = parseCell({ source: file, text, offset: (index) => at[index]! });
    expect(cell).toMatchObject({
      kind: 'not',
      span: { start: 3, end: 13 },
      test: { values: [{ span: { start: 7, end: 12 } }] },
    });
  });
});

describe('what is no cell', () => {
  it.each([
    ['=> 40', 'table/cell-syntax', '>= 40'],
    ['=< 40', 'table/cell-syntax', '<= 40'],
    ['≥ 40', 'table/cell-syntax', '>= 40'],
    ['== 40', 'table/cell-syntax', '40'],
    ['= "a"', 'table/cell-syntax', '"a"'],
    ['!= "a"', 'table/cell-syntax', 'not("a")'],
    ['<> closed', 'table/cell-syntax', 'not("closed")'],
    ['not "a"', 'table/cell-syntax', 'not("a")'],
    ['NOT("a")', 'table/cell-syntax', 'not("a")'],
    ['40-45', 'table/cell-syntax', '[40..45]'],
    ['40 – 45', 'table/cell-syntax', '[40..45]'],
    ['40 to 45', 'table/cell-syntax', '[40..45]'],
    ['40..45', 'table/cell-syntax', '[40..45]'],
    ['[40...45]', 'table/cell-syntax', '[40..45]'],
    ['[40,45]', 'table/cell-syntax', '[40..45]'],
    [']40..45[', 'table/cell-syntax', '(40..45)'],
    ['>= 40 and < 45', 'table/cell-syntax', '[40..45)'],
    ['>= 1,5', 'table/cell-syntax', '>= 1.5'],
    ['a, b', 'table/unquoted-text', '"a", "b"'],
    ['New York', 'table/unquoted-text', '"New York"'],
    ['"x" or "y"', 'table/cell-syntax', '"x", "y"'],
    ['x or y', 'table/unquoted-text', '"x", "y"'],
    ['"x"|"y"', 'table/cell-syntax', '"x", "y"'],
    ["'a', 'b'", 'table/cell-syntax', '"a", "b"'],
    ['“a”', 'table/cell-syntax', '"a"'],
    ['*', 'table/cell-syntax', '-'],
    ['–', 'table/cell-syntax', '-'],
    ['> limit', 'table/not-a-constant', undefined],
    ['[low..high]', 'table/not-a-constant', undefined],
    ['"open', 'table/cell-syntax', undefined],
    ['"bad \\x escape"', 'table/cell-syntax', undefined],
    ['-, 4', 'table/cell-syntax', undefined],
    ['not(-)', 'table/cell-syntax', undefined],
    ['', 'table/empty-cell', undefined],
    ['  ', 'table/empty-cell', undefined],
    ['> null', 'table/not-a-constant', undefined],
  ])('%s', (text, code, meant) => {
    const { cell, diagnostics } = parse(text);
    expect(cell).toBeUndefined();
    expect(diagnostics.map((found) => [found.code, found.data?.['meant']])).toEqual([[code, meant]]);
  });

  it('says so within time linear in the text, whatever it is', () => {
    const long = 100_000;
    for (const text of [
      '"'.repeat(long),
      'not('.repeat(long),
      '"a",'.repeat(long),
      '\\"'.repeat(long),
      `"${'\\'.repeat(long)}`,
      '. '.repeat(long),
    ]) {
      expect(withoutHanging(() => parse(text)).diagnostics.length).toBe(1);
    }
  });

  it('never throws', () => {
    const letters = fc.constantFrom(...'ab4 "\'()[]<>=!.,-|;\\“”–\u2028\ud800');
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 14 }), (text) => {
        const { cell, diagnostics } = parse(text);
        expect(diagnostics.length).toBe(cell === undefined ? 1 : 0);
        for (const found of diagnostics) {
          if (found.data?.['meant'] !== undefined) expect(parse(String(found.data['meant'])).cell).toBeDefined();
        }
      }),
      { seed: 7, numRuns: 5000 },
    );
  });
});

describe('printing a cell', () => {
  it('reads back as the same cell', () => {
    fc.assert(
      fc.property(cells(), (cell) => {
        const printed = printCell(cell);
        const read = parse(printed);
        expect(read.diagnostics).toEqual([]);
        expect(meaning(read.cell)).toEqual(meaning(cell));
        expect(printCell(read.cell!)).toBe(printed);
      }),
      { seed: 11, numRuns: 3000 },
    );
  });

  it('is canonical: a single word without quotes, bounds with one space', () => {
    expect(
      ['"tm"', '>=40', '[ 40 .. 45 )', 'not( "a" ,"b")', '"2026-01-01"', '"0120"'].map((text) =>
        printCell(parse(text).cell!),
      ),
    ).toEqual(['tm', '>= 40', '[40..45)', 'not("a", "b")', '2026-01-01', '"0120"']);
  });
});

describe('the catalogue of cells', () => {
  it.each(Object.values(catalogue))('$code: the marked cell yields it, the mended one nothing', (entry) => {
    expect(cellOfExample(entry.bad).diagnostics.map(({ code }) => code)).toEqual([entry.code]);
    expect(cellOfExample(entry.good).diagnostics).toEqual([]);
  });
});

/** The cell in single quotes in the first row of an example. */
function cellOfExample(example: string) {
  const row = example.split('\n').find((line) => line.includes('special'))!;
  const cell = [...row.matchAll(/'((?:[^']|'')*)'/g)]
    .map((match) => match[1]!.replace(/[«»]/g, ''))
    .find((text) => text !== '-');
  return parse(cell ?? '-');
}

function plainMeaning(cell: Cell | undefined): unknown {
  return JSON.parse(JSON.stringify(meaning(cell)), (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'literal'
      ? (value as { value?: unknown }).value
      : value,
  );
}

function cells(): fc.Arbitrary<Cell> {
  const number = fc.oneof(
    fc.integer({ min: -99, max: 99 }).map(String),
    fc.constantFrom('0.1', '12345678901234567.5', '1e3'),
  );
  const numbers = number.map((text) => literal({ number: text }, text));
  const texts = fc
    .oneof(fc.constantFrom('tm', 'not', 'null', '40', '-', '40-45', '2026-01-01', '2026-10', 'a, b', '“'), fc.string())
    .map((text) => literal(text));
  const values = fc.oneof(
    numbers,
    texts,
    fc.constantFrom(literal(true, 'true'), literal(false, 'false'), literal(null, 'null')),
  );
  const oneOf = fc
    .array(values, { minLength: 1, maxLength: 4 })
    .map((all): Cell => ({ kind: 'one-of', values: all, span }));
  const bounds = fc.oneof(numbers, texts);
  const compare = fc
    .record({ operator: fc.constantFrom('<', '<=', '>', '>=' as const), value: bounds })
    .map((parts): Cell => ({ kind: 'compare', ...parts, span }));
  const range = fc
    .record({ low: bounds, lowIncluded: fc.boolean(), high: bounds, highIncluded: fc.boolean() })
    .map((parts): Cell => ({ kind: 'range', ...parts, span }));
  const single = fc.oneof(oneOf, compare, range);
  const negated = (of: fc.Arbitrary<Cell>) => of.map((test): Cell => ({ kind: 'not', test, span }));
  const or = fc
    .array(fc.oneof(compare, range, negated(single)), { minLength: 2, maxLength: 3 })
    .map((tests): Cell => ({ kind: 'or', tests, span }));
  return fc.oneof(fc.constant<Cell>({ kind: 'any', span }), single, negated(single), negated(negated(or)), or);
}
