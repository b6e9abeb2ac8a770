/** From file to file: to a definition, to all that name it, and to its new name. */
import { editor, languages } from 'monaco-editor/editor/editor.api.js';
import type { FileEdit, PlacedSpan, RenamePlan } from '../../engine/facts.js';
import { currentModels, pathOf, rangeOf, uriOf } from './models.js';
import { ask } from './providers.js';
import { LANGUAGE } from './tokens.js';

/** Told where to go, and which files have another path now. */
export interface Navigation {
  readonly open: (path: string, line: number) => void;
  readonly renamed: (from: string, to: string) => void;
}

let navigation: Navigation | undefined;

export function navigateBy(next: Navigation): () => void {
  navigation = next;
  return () => {
    if (navigation === next) navigation = undefined;
  };
}

export function registerReferences(): void {
  languages.registerDefinitionProvider(LANGUAGE, {
    provideDefinition: async (model, position) => {
      const found = await ask('definitionOf', pathOf(model.uri), model.getOffsetAt(position));
      return found && located([found])[0];
    },
  });
  languages.registerReferenceProvider(LANGUAGE, {
    provideReferences: async (model, position) =>
      located((await ask('references', pathOf(model.uri), model.getOffsetAt(position))) ?? []),
  });
  languages.registerRenameProvider(LANGUAGE, { resolveRenameLocation, provideRenameEdits });
  editor.registerEditorOpener({
    openCodeEditor: (_source, resource, at) => {
      const line = at === undefined ? 1 : 'startLineNumber' in at ? at.startLineNumber : at.lineNumber;
      navigation?.open(pathOf(resource), line);
      return true;
    },
  });
}

function located(spans: readonly PlacedSpan[]): languages.Location[] {
  return spans.flatMap(({ file, start, end }) => {
    const model = currentModels()?.of(file);
    return model ? [{ uri: uriOf(file), range: rangeOf(model, start, end) }] : [];
  });
}

const resolveRenameLocation: languages.RenameProvider['resolveRenameLocation'] = async (model, position) => {
  const found = await ask('renamed', pathOf(model.uri), model.getOffsetAt(position));
  const here = { startLineNumber: position.lineNumber, startColumn: position.column };
  const none = { ...here, endLineNumber: here.startLineNumber, endColumn: here.startColumn };
  if (!found) return { range: none, text: '', rejectReason: 'There is no definition here.' };
  return { range: found.at ? rangeOf(model, found.at.start, found.at.end) : none, text: found.id };
};

/** Done on the documents, not by Monaco: files move, and texts change that no editor has open. */
const provideRenameEdits: languages.RenameProvider['provideRenameEdits'] = async (model, position, name) => {
  const found = await ask('renamed', pathOf(model.uri), model.getOffsetAt(position));
  if (!found) return { edits: [], rejectReason: 'There is no definition here.' };
  const folder = found.id.slice(0, found.id.lastIndexOf('/') + 1);
  const plan = await ask('rename', found.file, name.includes('/') ? name : `${folder}${name}`);
  if (!plan) return { edits: [], rejectReason: 'The engine was started anew; try it again.' };
  if ('refused' in plan) return { edits: [], rejectReason: plan.refused };
  carryOut(plan);
  return { edits: [] };
};

function carryOut({ moves, edits }: Exclude<RenamePlan, { readonly refused: string }>): void {
  const store = currentModels()?.session.store;
  if (!store) return;
  const byFile = new Map<string, FileEdit[]>();
  for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  for (const [file, ofFile] of byFile) store.edit(file, ofFile);
  for (const [from, to] of moves) {
    store.create(to, store.get(from)?.text ?? '');
    navigation?.renamed(from, to);
    store.delete(from);
  }
}
