/** What the sheets of a workbook refer to: which there are, shared texts, and which formats show dates. */
import type { Archive } from './archive.js';
import { attributeOf, readElements } from './elements.js';
import { SHARED_CHARACTERS_MAX, WorkbookUnreadable } from './limits.js';
import { datePartsOf, type DateParts } from './serial-date.js';

export interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

export interface Book {
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
  readonly sharedTexts: readonly string[];
  /** By the number of a cell's style. */
  readonly dates: readonly (DateParts | undefined)[];
}

const BOOK = 'xl/workbook.xml';

export async function bookOf(archive: Archive): Promise<Book> {
  const main = await mainPart(archive);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relations = await relationsOf(archive, main);
  const sheets: Sheet[] = [];
  let is1904 = false;
  await readElements(archive.read(main), {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributeOf(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const target = relations.get(attributeOf(attributes, 'id') ?? '')?.target;
      const state = attributeOf(attributes, 'state') ?? 'visible';
      if (target !== undefined)
        sheets.push({
          name: attributeOf(attributes, 'name') ?? '',
          part: partAt(folder, target),
          isHidden: state !== 'visible',
        });
    },
  });
  const of = (kind: string): string | undefined => {
    const found = [...relations.values()].find(({ type }) => type.endsWith(`/${kind}`));
    return found && partAt(folder, found.target);
  };
  const [texts, styles] = [of('sharedStrings'), of('styles')];
  return {
    sheets,
    is1904,
    sharedTexts: texts !== undefined && archive.has(texts) ? await sharedTextsOf(archive, texts) : [],
    dates: styles !== undefined && archive.has(styles) ? await datesOf(archive, styles) : [],
  };
}

async function mainPart(archive: Archive): Promise<string> {
  const relations = await relationsOf(archive, '');
  const found = [...relations.values()].find(({ type }) => type.endsWith('/officeDocument'));
  const part = found ? partAt('', found.target) : BOOK;
  if (!archive.has(part)) throw new WorkbookUnreadable('The file is no workbook (.xlsx): it has no sheets.');
  return part;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

async function relationsOf(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1;
  const at = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  const relations = new Map<string, Relation>();
  if (!archive.has(at)) return relations;
  await readElements(archive.read(at), {
    open: (name, attributes) => {
      const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => attributeOf(attributes, key));
      if (name === 'Relationship' && id !== undefined && target !== undefined)
        relations.set(id, { type: type ?? '', target });
    },
  });
  return relations;
}

/** Targets are relative to the folder of what refers to them; with a slash first, to the archive. */
function partAt(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = `${folder}${target}`.split('/');
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

async function sharedTextsOf(archive: Archive, part: string): Promise<string[]> {
  const texts: string[] = [];
  let [text, isText, phonetic, size] = ['', false, 0, 0];
  await readElements(archive.read(part), {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic += 1;
      isText = name === 't' && phonetic === 0;
    },
    text: (more) => {
      if (!isText) return;
      if ((size += more.length) > SHARED_CHARACTERS_MAX)
        throw new WorkbookUnreadable(
          `The workbook has more than ${SHARED_CHARACTERS_MAX} characters of text; send it as CSV.`,
        );
      text += more;
    },
    close: (name) => {
      if (name === 't') isText = false;
      if (name === 'rPh') phonetic -= 1;
      if (name === 'si') texts.push(text);
    },
  });
  return texts;
}

async function datesOf(archive: Archive, part: string): Promise<(DateParts | undefined)[]> {
  const codes = new Map<number, string>();
  const dates: (DateParts | undefined)[] = [];
  let isCells = false;
  await readElements(archive.read(part), {
    open: (name, attributes) => {
      const id = Number(attributeOf(attributes, 'numFmtId'));
      if (name === 'numFmt') codes.set(id, attributeOf(attributes, 'formatCode') ?? '');
      if (name === 'cellXfs') isCells = true;
      if (name === 'xf' && isCells) dates.push(datePartsOf(id, codes.get(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return dates;
}
