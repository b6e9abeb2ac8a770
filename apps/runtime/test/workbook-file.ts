/** Writes workbooks for specs, as spreadsheet programs write them. */
import { crc32, deflateRawSync } from 'node:zlib';

const NUL = Buffer.alloc(0);

/** An archive of these parts. `lies` says of a part that it unfolds to so many bytes. */
export function zipOf(
  parts: Readonly<Record<string, string | Buffer>>,
  lies: Readonly<Record<string, number>> = {},
): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(lies[name] ?? bytes.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end, NUL]);
}

const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = (lines: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines}</Relationships>`;

export interface BookParts {
  /** What stands in `sheetData`. */
  readonly rows: string;
  readonly sharedTexts?: readonly string[];
  /** Formats by the number of the style. */
  readonly formats?: readonly (number | string)[];
  readonly is1904?: boolean;
  /** Sheets before the one with the rows, hidden. */
  readonly hidden?: readonly string[];
  readonly name?: string;
}

/** The parts of a workbook, for `zipOf`. */
export function bookParts({
  rows,
  sharedTexts = [],
  formats = [],
  is1904 = false,
  hidden = [],
  name = 'Data',
}: BookParts): Record<string, string> {
  const sheets = [...hidden, name];
  const codes = formats.flatMap((format, index) =>
    typeof format === 'string' ? [`<numFmt numFmtId="${164 + index}" formatCode="${format}"/>`] : [],
  );
  const styles = formats.map(
    (format, index) => `<xf numFmtId="${typeof format === 'string' ? 164 + index : format}" xfId="0"/>`,
  );
  return {
    '_rels/.rels': RELATIONS(`<Relationship Id="rId1" Type="${TYPE}/officeDocument" Target="xl/workbook.xml"/>`),
    'xl/workbook.xml': `<workbook xmlns:r="${TYPE}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        (sheet, index) =>
          `<sheet name="${sheet}" sheetId="${index + 1}"${index < hidden.length ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': RELATIONS(
      `${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${TYPE}/worksheet" Target="${index === hidden.length ? '/xl/' : ''}worksheets/sheet${index + 1}.xml"/>`).join('')}
       <Relationship Id="rIdS" Type="${TYPE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdF" Type="${TYPE}/styles" Target="styles.xml"/>`,
    ),
    'xl/sharedStrings.xml': `<sst>${sharedTexts.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map((_, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<?xml version="1.0"?>\n<worksheet><sheetData>${index === hidden.length ? rows : ''}</sheetData></worksheet>`,
      ]),
    ),
  };
}

/** A workbook of these rows; numbers as numbers, all else as texts. */
export function workbookOf(rows: readonly (readonly (string | number)[])[]): Buffer {
  const cell = (value: string | number): string =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const lines = rows.map((cells, index) => `<row r="${index + 1}">${cells.map(cell).join('')}</row>`);
  return zipOf(bookParts({ rows: lines.join('') }));
}
