import type { ExampleWorkspace } from './catalogue.js';

/** An example of the catalogue, taken apart. */
export interface Example {
  readonly files: ReadonlyMap<string, string>;
  /** The place between `«` and `»`, without them. */
  readonly marked?: { readonly file: string; readonly start: number; readonly end: number };
}

/** Reads the files of an example; a line `--- path` begins one. */
export function readExample(example: ExampleWorkspace): Example {
  const files = new Map<string, string>();
  let marked: Example['marked'];
  for (const part of example.split(/^--- (?=\S)/m).slice(1)) {
    const lineEnd = part.indexOf('\n');
    const file = part.slice(0, lineEnd).trim();
    const text = part.slice(lineEnd + 1);
    const start = text.indexOf('«');
    const end = text.indexOf('»') - 1;
    if (start !== -1) marked = { file, start, end };
    files.set(file, start === -1 ? text : text.replace('«', '').replace('»', ''));
  }
  return marked ? { files, marked } : { files };
}
