/** The editor's texts, each bound to its document: what is typed goes to the store, what others do comes from it. */
import { editor, MarkerSeverity, Range, Uri } from 'monaco-editor/editor/editor.api.js';
import type { Finding } from '../../engine/facts.js';
import type { TextEdit } from '../../workspace/text-edits.js';
import type { WorkspaceSession } from '../../workspace/session.js';
import { LANGUAGE } from './tokens.js';

type Model = editor.ITextModel;

const SCHEME = 'reckoner';
const OWNER = 'reckoner';

export function uriOf(path: string): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${path}` });
}

export function pathOf(uri: Uri): string {
  return uri.path.slice(1);
}

export function rangeOf(model: Model, start: number, end: number): Range {
  return Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}

/** The texts of one workspace. One workspace is edited at a time. */
export class Models {
  readonly #models = new Map<string, Model>();
  readonly #ends: (() => void)[] = [];
  /** Set while the store's edits are taken over, so that they do not go back to it. */
  #isTaking = false;

  constructor(readonly session: WorkspaceSession) {
    const { store, checking } = session;
    this.#ends.push(
      store.onStep(({ path, edits, origin }) => {
        const model = this.#models.get(path);
        if (model && origin !== model) this.#take(() => model.applyEdits(asOperations(model, edits)));
      }),
      store.onText(({ path, text }) => {
        const model = this.#models.get(path);
        if (model && text !== null && model.getValueLength() !== text.length) this.#take(() => model.setValue(text));
      }),
      checking.watch(() => this.#mark()),
    );
  }

  /** The text of a file; undefined where there is none. */
  of(path: string): Model | undefined {
    const known = this.#models.get(path);
    if (known) return known;
    const text = this.session.store.get(path)?.text;
    if (text === undefined || text === null) return undefined;
    const model = editor.createModel(text, path.endsWith('.csv') ? 'plaintext' : LANGUAGE, uriOf(path));
    model.updateOptions({ tabSize: 2, insertSpaces: true });
    model.onDidChangeContent(({ changes }) => this.#give(path, model, changes));
    this.#models.set(path, model);
    this.#markOne(path, model);
    return model;
  }

  dispose(): void {
    for (const end of this.#ends) end();
    for (const model of this.#models.values()) model.dispose();
    this.#models.clear();
  }

  #give(path: string, model: Model, changes: readonly editor.IModelContentChange[]): void {
    if (this.#isTaking) return;
    const { store } = this.session;
    const before = store.get(path)?.text?.length ?? 0;
    const edits = changes.map(({ rangeOffset, rangeLength, text }) => ({
      ...{ start: rangeOffset, end: rangeOffset + rangeLength, text },
    }));
    const grown = edits.reduce((sum, { start, end, text }) => sum + text.length - (end - start), before);
    // Where line ends were of two kinds, the editor made them one: then the whole text is the edit.
    if (grown === model.getValueLength()) store.edit(path, edits, model);
    else store.replace(path, model.getValue(), model);
  }

  #take(change: () => void): void {
    this.#isTaking = true;
    try {
      change();
    } finally {
      this.#isTaking = false;
    }
  }

  #mark(): void {
    for (const [path, model] of this.#models) this.#markOne(path, model);
  }

  /** Findings of an older text wait for those of the newest: their places would be wrong. */
  #markOne(path: string, model: Model): void {
    const { checking, store } = this.session;
    const { byFile, version } = checking.state;
    if (version !== store.version) return;
    editor.setModelMarkers(
      model,
      OWNER,
      (byFile.get(path) ?? []).map((finding) => markerOf(model, finding)),
    );
  }
}

function asOperations(model: Model, edits: readonly TextEdit[]) {
  return edits.map(({ start, end, text }) => ({ range: rangeOf(model, start, end), text, forceMoveMarkers: true }));
}

const SEVERITIES = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning, info: MarkerSeverity.Info };

function markerOf(model: Model, { at, severity, message, reason, hint, code, related }: Finding): editor.IMarkerData {
  const { startLineNumber, startColumn, endLineNumber, endColumn } = rangeOf(model, at.start, at.end);
  return {
    ...{ startLineNumber, startColumn, endLineNumber, endColumn, code },
    severity: SEVERITIES[severity],
    message: [message, reason, hint].filter((part) => part !== undefined).join('\n'),
    relatedInformation: related.map(({ at: { file, line, column }, message: said }) => ({
      resource: uriOf(file),
      message: said,
      ...{ startLineNumber: line, startColumn: column, endLineNumber: line, endColumn: column },
    })),
  };
}

let current: Models | undefined;

/** The texts of the workspace that is edited now. */
export function currentModels(): Models | undefined {
  return current;
}

export function modelsOf(session: WorkspaceSession): Models {
  if (current?.session !== session) {
    current?.dispose();
    current = new Models(session);
  }
  return current;
}
