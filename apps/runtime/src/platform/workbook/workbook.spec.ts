import { describe, expect, it } from '@jest/globals';
import { bookParts, zipOf, type BookParts } from '../../../test/workbook-file.js';
import { datePartsOf, serialText } from './serial-date.js';
import { sheetRows, type SheetChoice, type SheetRow } from './workbook.js';

async function read(bytes: Buffer, choice: SheetChoice = {}): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of sheetRows(chunks(bytes), choice)) rows.push(row);
  return rows;
}

async function* chunks(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000);
}

const cellsOf = async (parts: BookParts): Promise<unknown[]> =>
  (await read(zipOf(bookParts(parts)))).map(({ row, cells, problem }) => [row, cells, ...(problem ? [problem] : [])]);

describe('a sheet', () => {
  it('is read as texts, by the kind of each cell, with the rows numbered as the sheet numbers them', async () => {
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
      <row r="3"><c r="A3"><v>0.10000000000000001</v></c><c r="C3" t="b"><v>1</v></c><c r="D3" t="inlineStr"><is><t>in </t><r><t>line</t></r></is></c></row>
      <row r="4"><c r="A4"/><c r="B4" s="3"/></row>
      <row r="7"><c t="str"><f>A1&amp;"x"</f><v>computed</v></c><c><f>1+1</f><v>2</v></c><c t="d"><v>2026-11-02</v></c></row>`;
    const sharedTexts = [
      '<t>Na&amp;me</t>',
      '<r><t xml:space="preserve">Rich </t></r><r><t>text</t></r><rPh sb="0"><t>no</t></rPh>',
    ];
    expect(await cellsOf({ rows, sharedTexts })).toEqual([
      [1, ['Na&me', 'Rich text']],
      [3, ['0.1', '', 'true', 'in line']],
      [7, ['computed', '2', '2026-11-02']],
    ]);
  });

  it.each([
    [false, ['2026-11-02', '1900-02-28', '2026-11-02T12:00:00', '36:00:00', '46328']],
    [true, ['2030-11-03', '1904-02-29', '2030-11-03T12:00:00', '36:00:00', '46328']],
  ])('has its dates right, in the system of 1904: %s', async (is1904, expected) => {
    const rows =
      '<row><c s="1"><v>46328</v></c><c s="2"><v>59</v></c><c s="3"><v>46328.5</v></c><c s="4"><v>1.5</v></c><c s="0"><v>46328</v></c></row>';
    expect(await cellsOf({ rows, is1904, formats: [0, 14, 'dd\\.mm\\.yyyy', 22, '[h]:mm'] })).toEqual([[1, expected]]);
  });

  it('says of a row which cell has no value', async () => {
    const rows =
      '<row r="2"><c><v>1</v></c><c t="e"><v>#N/A</v></c></row><row><c><f>NOW()</f></c></row><row><c s="1"><v>60</v></c></row><row><c><v>x</v></c></row>';
    expect(await cellsOf({ rows, formats: [0, 14] })).toEqual([
      [2, ['1'], { column: 2, message: 'the cell shows the error #N/A' }],
      [3, [], { column: 1, message: 'the formula was never computed; open and save the workbook' }],
      [4, [], { column: 1, message: 'the cell is formatted as a date, and is none' }],
      [5, [], { column: 1, message: 'the cell is no number' }],
    ]);
  });

  it('is the first that is not hidden, or the one that is named', async () => {
    const bytes = zipOf(bookParts({ rows: '<row><c><v>1</v></c></row>', hidden: ['Old'], name: 'New' }));
    expect(await read(bytes)).toHaveLength(1);
    expect(await read(bytes, { sheet: 'Old' })).toEqual([]);
    await expect(read(bytes, { sheet: 'None' })).rejects.toThrow('it has `Old`, `New`');
  });
});

describe('a file that is no workbook, or more than one', () => {
  const parts = bookParts({ rows: '<row><c><v>1</v></c></row>' });
  const sheet = 'xl/worksheets/sheet1.xml';
  const deep = '<a>'.repeat(100);
  it.each([
    ['a CSV', Buffer.from('a,b\n1,2\n'), 'no workbook'],
    ['nothing', Buffer.alloc(0), 'no workbook'],
    ['an old one, or one with a password', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'password'],
    ['half of one', zipOf(parts).subarray(0, 900), 'damaged'],
    ['an archive of something else', zipOf({ 'a.txt': 'a' }), 'it has no sheets'],
    [
      'one that unfolds to more than it says',
      zipOf({ ...parts, [sheet]: `<worksheet>${' '.repeat(100_000)}</worksheet>` }, { [sheet]: 100 }),
      'damaged',
    ],
    ['broken XML', zipOf({ ...parts, [sheet]: '<worksheet><row></worksheet>' }), 'damaged'],
    [
      'a document type',
      zipOf({ ...parts, [sheet]: '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>' }),
      'document type',
    ],
    ['deep nesting', zipOf({ ...parts, [sheet]: deep }), 'too deep'],
    ['rows that go back', zipOf(bookParts({ rows: '<row r="5"/><row r="5"/>' })), 'counts its rows wrongly'],
    ['a cell far out', zipOf(bookParts({ rows: '<row><c r="ZZZ1"><v>1</v></c></row>' })), 'beyond column'],
    [
      'a part that is missing',
      zipOf(Object.fromEntries(Object.entries(parts).filter(([name]) => name !== sheet))),
      'lacks its part',
    ],
  ])('%s is refused', async (_, bytes, message) => {
    await expect(read(bytes)).rejects.toThrow(message);
  });

  it('a bomb is refused when it has unfolded so far', async () => {
    const blanks = Buffer.alloc(40 * 1024 * 1024, 0x20);
    const bomb = zipOf({ ...parts, [sheet]: Buffer.concat([Buffer.from('<worksheet>'), blanks]) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    await expect(read(bomb)).rejects.toThrow('unfolds to far more');
  });
});

describe('a number format', () => {
  it.each([
    [14, undefined, { date: true, time: false }],
    [22, undefined, { date: true, time: true }],
    [46, undefined, { date: false, time: true }],
    [2, undefined, undefined],
    [164, 'General', undefined],
    [164, '#,##0.00 "days"', undefined],
    [164, '[Red]0.00;-0.00', undefined],
    [164, '0.00 \\d', undefined],
    [164, 'yyyy-mm-dd', { date: true, time: false }],
    [164, 'mmm yy', { date: true, time: false }],
    [164, '[$-407]d. mmmm yyyy', { date: true, time: false }],
    [164, 'm/d/yy h:mm AM/PM', { date: true, time: true }],
    [164, 'hh:mm:ss', { date: false, time: true }],
    [164, '[mm]:ss', { date: false, time: true }],
    [164, '@', undefined],
  ])('%s %j shows %j', (id, code, shown) => {
    expect(datePartsOf(id, code)).toEqual(shown);
  });

  it.each([
    [1, '1900-01-01'],
    [61, '1900-03-01'],
    [2_958_465, '9999-12-31'],
    [0.5, '1899-12-31T12:00:00'],
    [-1, undefined],
    [2_958_466, undefined],
  ])('day %s is %s', (serial, text) => {
    expect(serialText(serial, { date: true, time: false }, false)).toBe(text);
  });
});
