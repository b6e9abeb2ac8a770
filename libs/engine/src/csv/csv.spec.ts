import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseJson, stringifyJson } from '../values/json.js';
import { typeFromSchema } from '../types/from-schema.js';
import { BAD_BYTE, badByteColumn, ByteDecoder, type Encoding } from './decode.js';
import { CsvReader, readCsv, type CsvItem, type CsvOptions } from './reader.js';
import { headerProblems, RowReader } from './typed.js';
import { withoutHanging } from '../../test/hostile/without-hanging.js';

const SETTINGS = { seed: 20_261_121, numRuns: 1000 };

/** Rows as lists of cells, errors as `line:column CODE message`. */
function shown(items: readonly CsvItem[]): (readonly string[] | string)[] {
  return items.map((item) =>
    'error' in item ? `${item.error.line}:${item.error.column} ${item.error.code} ${item.error.message}` : item.cells,
  );
}

const read = (text: string, options?: CsvOptions): (readonly string[] | string)[] => shown(readCsv(text, options));

describe('reading CSV', () => {
  it.each<[string, string, (readonly string[] | string)[]]>([
    [
      'plain rows',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'any line end, also none at the end',
      'a,b\r\n1,2\r3,4\n5,6',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    [
      'quotes, doubled quotes and delimiters in them',
      'a,b\n"x,""y""",""\n',
      [
        ['a', 'b'],
        ['x,"y"', ''],
      ],
    ],
    [
      'line ends in quotes',
      'a,b\n"x\r\ny",2\n3,4',
      [
        ['a', 'b'],
        ['x\r\ny', '2'],
        ['3', '4'],
      ],
    ],
    [
      'a byte order mark',
      '\ufeffa;b\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb,c\td\n1\t2\t3',
      [
        ['a', 'b,c', 'd'],
        ['1', '2', '3'],
      ],
    ],
    [
      'bars',
      'a|b\n1|2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['the line that Excel writes', 'sep=;\na;b,c\n', [['a', 'b,c']]],
    [
      'delimiters in quotes do not count',
      '"a,b,c";d\n1;2',
      [
        ['a,b,c', 'd'],
        ['1', '2'],
      ],
    ],
    ['blank lines', 'a\n\n\r\nb\n', [['a'], ['b']]],
    [
      'empty cells',
      ',\n,\n',
      [
        ['', ''],
        ['', ''],
      ],
    ],
    ['nothing', '', []],
  ])('%s', (_, text, rows) => {
    expect(read(text)).toEqual(rows);
  });

  it.each<[string, string, (readonly string[] | string)[]]>([
    [
      'an inch mark',
      'a,b\n5" pipe,1\n2,3',
      [['a', 'b'], '2:1 CSV_QUOTE a quote stands in a field that is not quoted', ['2', '3']],
    ],
    [
      'text behind a quote',
      'a,b\n1,"x"y\n2,3',
      [['a', 'b'], '2:2 CSV_QUOTE text stands behind the closing quote of a field', ['2', '3']],
    ],
    [
      'a quote that is not closed',
      'a,b\n1,"x\n2,3\n4,5',
      [['a', 'b'], '2:2 CSV_QUOTE a quoted field is not closed', ['2', '3'], ['4', '5']],
    ],
    [
      'a row behind lines in quotes',
      'a,b\n"x\n\ny",1\n2\n',
      [['a', 'b'], ['x\n\ny', '1'], '5:2 CSV_CELLS the row has 1 cell, and the first row 2'],
    ],
    ['too many cells', 'a,b\n1,2,3\n', [['a', 'b'], '2:3 CSV_CELLS the row has 3 cells, and the first row 2']],
  ])('refuses a row with %s, and goes on', (_, text, rows) => {
    expect(read(text)).toEqual(rows);
  });

  it('takes ragged rows where that is asked for', () => {
    expect(read('a,b\n1\n1,2,3', { ragged: true })).toEqual([['a', 'b'], ['1'], ['1', '2', '3']]);
  });

  it('gives the same rows however the text is cut', () => {
    const character = fc.constantFrom('a', 'b', '"', '"', ',', ';', '\n', '\r', '\r\n', ' ', 'é');
    fc.assert(
      fc.property(fc.array(character, { maxLength: 60 }), fc.integer({ min: 1, max: 7 }), (characters, size) => {
        const text = characters.join('');
        const reader = new CsvReader({ ragged: true });
        const items: CsvItem[] = [];
        for (let at = 0; at < text.length; at += size) items.push(...reader.push(text.slice(at, at + size)));
        items.push(...reader.end());
        expect(items).toEqual(readCsv(text, { ragged: true }));
      }),
      SETTINGS,
    );
  });

  it('reads back what is written by the book', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '€') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        const text = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        expect(read(text, { delimiter: ',' })).toEqual(rows);
        const lines = readCsv(text, { delimiter: ',' }).map((item) => ('error' in item ? 0 : item.line));
        const ends = (row: readonly string[]): number =>
          row.map((each) => each.split(/\r\n|\r|\n/).length - 1).reduce((a, b) => a + b);
        expect(lines).toEqual(
          rows.map((_, index) =>
            rows
              .slice(0, index)
              .map(ends)
              .reduce((a, b) => a + b + 1, 1),
          ),
        );
      }),
      SETTINGS,
    );
  });

  it('refuses rows beyond the limits, and goes on', () => {
    const long = 'x'.repeat(1_100_000);
    const size = '2:1 CSV_SIZE a row has more than 1048576 characters';
    expect(read(`a,b\n${long}\n1,2`)).toEqual([['a', 'b'], size, ['1', '2']]);
    const reader = new CsvReader();
    const items = [`a,b\n${long.slice(0, 600_000)}`, long.slice(0, 600_000), long, '\r\n1,2\n'].flatMap((chunk) =>
      reader.push(chunk),
    );
    expect(shown([...items, ...reader.end()])).toEqual([['a', 'b'], size, ['1', '2']]);
    expect(read(`a,b\n"${long}\n1,2`)).toEqual([['a', 'b'], size, ['1', '2']]);
    expect(read(`${','.repeat(5000)}\n`)).toEqual(['1:5001 CSV_SIZE a row has more than 5000 cells']);
  });

  it('is not slowed down by small chunks of one long row', () => {
    const reader = new CsvReader();
    reader.push('a,b\n"');
    withoutHanging(() => {
      for (let at = 0; at < 50_000; at += 1) reader.push('""""""""""');
    });
    expect(shown(reader.push('",1\n'))).toEqual([]);
    expect(reader.end()).toHaveLength(1);
  });
});

describe('decoding bytes', () => {
  function decoded(bytes: readonly number[], size = 1000, encoding?: Encoding): string {
    const decoder = new ByteDecoder(encoding);
    let text = '';
    for (let at = 0; at < bytes.length; at += size) text += decoder.push(Uint8Array.from(bytes.slice(at, at + size)));
    return text + decoder.end();
  }

  it('is UTF-8 however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 5 }), (text, size) => {
        const wellFormed = text.replace(/[\ud800-\udfff\ufdd0]/gu, '?');
        expect(decoded([...Buffer.from(wellFormed)], size)).toBe(wellFormed);
      }),
      SETTINGS,
    );
  });

  it('marks each bad byte, and keeps what is around it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            0x41,
            0x80,
            0xbf,
            0xc0,
            0xc3,
            0xa9,
            0xe0,
            0xe2,
            0x82,
            0xac,
            0xed,
            0xa0,
            0xf0,
            0x9f,
            0x98,
            0x80,
            0xf4,
            0x90,
            0xff,
          ),
          { maxLength: 30 },
        ),
        fc.integer({ min: 1, max: 4 }),
        (bytes, size) => {
          const text = decoded(bytes, size);
          const good = new TextDecoder('utf-8', { ignoreBOM: true })
            .decode(Uint8Array.from(bytes))
            .replaceAll('\ufffd', '');
          expect(text.replaceAll(BAD_BYTE, '')).toBe(good);
          const length = Buffer.from(text.replaceAll(BAD_BYTE, '')).length + text.split(BAD_BYTE).length - 1;
          expect(length).toBe(bytes.length);
        },
      ),
      SETTINGS,
    );
  });

  it('says where the first bad byte of a line is', () => {
    expect(badByteColumn(decoded([0x61, 0xc3, 0xa9, 0x92, 0x62]))).toBe(3);
    expect(badByteColumn('a')).toBeUndefined();
  });

  it('is Windows-1252 as everybody else has it, and ISO 8859-1', () => {
    const all = Array.from({ length: 256 }, (_, byte) => byte);
    expect(decoded(all.slice(0x80, 0xa0), 100, 'windows-1252')).toBe(
      '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ',
    );
    expect(decoded(all.slice(0xa0), 100, 'windows-1252')).toBe(Buffer.from(all.slice(0xa0)).toString('latin1'));
    expect(decoded(all, 100, 'iso-8859-1')).toBe(Buffer.from(all).toString('latin1'));
    expect(decoded([0x91, 0x61, 0x92, 0x96, 0x80], 1, 'windows-1252')).toBe('‘a’–€');
  });
});

describe('rows of a type', () => {
  const type = typeFromSchema(
    {
      type: 'object',
      properties: {
        code: { type: 'string' },
        rate: { type: 'number' },
        from: { type: 'string', format: 'date' },
        open: { type: 'boolean' },
        customer: { type: 'object', properties: { id: { type: 'integer' } } },
      },
    },
    () => undefined,
  );
  const header = ['code', 'rate', ' from ', 'open', 'customer.id', 'other'];
  const one = (cells: readonly string[], options = {}): unknown => {
    const result = new RowReader(header, type, options).read(cells);
    return 'row' in result ? stringifyJson(result.row) : `${result.problem.column} ${result.problem.message}`;
  };

  it.each([
    [
      ['0120', '12345678901234567.89', '2026-01-01', 'yes', '7', 'x'],
      '{"code":"0120","rate":12345678901234567.89,"from":"2026-01-01","open":true,"customer":{"id":7},"other":"x"}',
    ],
    [['', '', '', '', '', ''], '{}'],
    [[' a ', ' 1.50 ', ' 2026-01-01 ', 'FALSE', '', ''], '{"code":" a ","rate":1.5,"from":"2026-01-01","open":false}'],
    [['a'], '{"code":"a"}'],
    [['', '1,5'], '2 `rate` needs a number, and this is "1,5"; is the comma its decimal point?'],
    [['', '7 h'], '2 `rate` needs a number, and this is "7 h"'],
    [['', '', '31.12.2026'], '3 `from` needs a date such as 2026-11-21, and this is "31.12.2026"'],
    [['', '', '', 'maybe'], '4 `open` needs `true` or `false`, and this is "maybe"'],
  ])('%j', (cells, wanted) => {
    expect(one(cells)).toBe(wanted);
  });

  it('reads decimal commas, and nothing that could be two numbers', () => {
    const comma = { decimalComma: true };
    expect(one(['', '1.234,50'], comma)).toBe('{"rate":1234.5}');
    expect(one(['', '-7,5'], comma)).toBe('{"rate":-7.5}');
    expect(one(['', '1.5'], comma)).toBe('2 `rate` needs a number, and this is "1.5"');
    expect(one(['', '1.23.456'], comma)).toBe('2 `rate` needs a number, and this is "1.23.456"');
  });

  it('takes odd names as data', () => {
    const reader = new RowReader(['__proto__.x', 'constructor', 'a', 'a.b'], type);
    const result = reader.read(['1', '2', '3', '4']);
    expect('row' in result && stringifyJson(result.row)).toBe(
      '{"__proto__":{"x":"1"},"constructor":"2","a":{"b":"4"}}',
    );
    expect(({} as { x?: unknown }).x).toBeUndefined();
    expect(stringifyJson(parseJson('{}'))).toBe('{}');
  });

  it('says what is wrong with a header', () => {
    expect(headerProblems(['a', 'b', 'a', '', ''], ['b', 'c'])).toEqual([
      'the column `a` occurs twice',
      'there is no column `c`',
    ]);
    expect(headerProblems(['a.b', 'a', 'ab.c'], [])).toEqual(['the column `a.b` is a field of another column']);
  });
});
