import { KINDS } from '@reckoner/definitions';
import type { TextEdit } from '@reckoner/diagnostics';
import type { Checked } from '@reckoner/engine';
import { referencesTo } from './references.js';

/** What a definition's new name makes necessary: files that are moved, and edits of those that name it. */
export interface Renaming {
  /** By their paths before. */
  readonly moves: ReadonlyMap<string, string>;
  /** By the paths of the files before the move. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
}

/** A definition under another id, with all that names it; or why that cannot be. */
export function rename(checked: Checked, file: string, id: string): Renaming | { readonly refused: string } {
  const { workspace } = checked;
  const definition = workspace.at(file);
  if (!definition) return { refused: `${file} holds no definition.` };
  if (!/^[\w-]+(\/[\w-]+)*$/.test(id))
    return { refused: 'An id is made of letters, digits, `_` and `-`, with `/` between folders.' };
  const { suffix } = KINDS[definition.kind];
  const stem = file.slice(0, -suffix.length);
  const to = stem.slice(0, stem.length - definition.id.length) + id;
  const moves = new Map(
    [suffix, '.csv', '.sample.csv']
      .filter((end) => end === suffix || (definition.kind === 'reference' && workspace.source(stem + end)))
      .map((end) => [stem + end, to + end] as const),
  );
  const taken = [...moves.values()].find((path) => workspace.source(path));
  if (taken !== undefined) return { refused: `${taken} is there already.` };
  return { moves, edits: editsFor(checked, file, nameFor(checked, file, id)) };
}

/** The last segment where it means nothing else, as others are named too; else the whole id. */
function nameFor({ workspace }: Checked, file: string, id: string): (written: string) => string {
  const { kind, id: before } = workspace.at(file)!;
  const segment = id.slice(id.lastIndexOf('/') + 1);
  const isFree =
    workspace.resolve(kind, segment) === undefined || segment === before.slice(before.lastIndexOf('/') + 1);
  return (written) => (isFree && !written.includes('/') && before.includes('/') ? segment : id);
}

function editsFor(checked: Checked, file: string, nameOf: (written: string) => string): Map<string, TextEdit[]> {
  const edits = new Map<string, TextEdit[]>();
  for (const { file: from, span, text } of referencesTo(checked, file)) {
    const written = span.source.text.slice(span.start, span.start + text.length);
    const edit = { span: { ...span, end: span.start + written.length }, text: nameOf(text) };
    if (edit.text === text) continue;
    edits.set(from, [...(edits.get(from) ?? []), edit]);
  }
  return edits;
}
