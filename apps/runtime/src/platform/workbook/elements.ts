import { StringDecoder } from 'node:string_decoder';
import sax from 'sax';
import { DEPTH_MAX, WorkbookUnreadable } from './limits.js';

/** What reads the elements of a part, named without their prefix. */
export interface Reader {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Reads XML chunk by chunk, and pauses after each: what was read until then may be handed on. */
export async function* elementsOf(chunks: AsyncIterable<Buffer>, reader: Reader): AsyncGenerator<void> {
  const parser = sax.parser(true, { xmlns: false, position: false });
  const decoder = new StringDecoder('utf8');
  let depth = 0;
  parser.onopentag = ({ name, attributes }) => {
    if ((depth += 1) > DEPTH_MAX) throw new WorkbookUnreadable('The workbook nests its elements too deep.');
    reader.open?.(localName(name), attributes as Record<string, string>);
  };
  parser.onclosetag = (name) => {
    depth -= 1;
    reader.close?.(localName(name));
  };
  parser.ontext = (text) => reader.text?.(text);
  parser.oncdata = (text) => reader.text?.(text);
  // no workbook has one, and what it declares could unfold without end
  parser.ondoctype = () => {
    throw new WorkbookUnreadable('The workbook declares a document type, which none needs.');
  };
  parser.onerror = (error) => {
    throw new WorkbookUnreadable(`The workbook is damaged: ${error.message.split('\n', 1)[0]}.`);
  };
  for await (const chunk of chunks) {
    parser.write(decoder.write(chunk));
    yield;
  }
  parser.write(decoder.end()).close();
}

/** The same, where nothing is handed on before the end. */
export async function readElements(chunks: AsyncIterable<Buffer>, reader: Reader): Promise<void> {
  const reading = elementsOf(chunks, reader);
  while (!(await reading.next()).done);
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute whatever its prefix. */
export function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => localName(key) === name)?.[1];
}
