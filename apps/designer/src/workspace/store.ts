/** All files of the workspace as this person has them: the release with their change on it. The single truth of every view. */
import type { FileText } from '../engine/facts.js';
import { documentOf, isUnsaved, type DocumentState, type Origin, type TextStep } from './document.js';
import { History } from './history.js';
import { applyTextEdits, difference, type TextEdit } from './text-edits.js';

/** A file of the person's change. */
export interface ChangedFile extends FileText {
  readonly version: number;
}

export class DocumentStore {
  readonly #documents = new Map<string, DocumentState>();
  readonly #histories = new Map<string, History>();
  readonly #watchers = new Set<() => void>();
  readonly #listeners = new Set<(step: TextStep) => void>();
  readonly #changed = new Set<(file: FileText) => void>();
  #paths: readonly string[] = [];
  #edited: readonly DocumentState[] = [];
  #version = 0;

  /** Begins with a release and what the change has made of it. */
  load(release: readonly FileText[], change: readonly ChangedFile[]): void {
    for (const { path, text } of release) this.#documents.set(path, documentOf(path, text));
    for (const { path, text, version } of change) {
      const document = this.#documents.get(path) ?? documentOf(path, null);
      this.#documents.set(path, { ...document, text, saved: { text, version } });
    }
    this.#tell();
  }

  get(path: string): DocumentState | undefined {
    return this.#documents.get(path);
  }

  /** Files that are there, sorted; the same list until one comes or goes. */
  get paths(): readonly string[] {
    return this.#paths;
  }

  /** What differs from the release. */
  get edited(): readonly DocumentState[] {
    return this.#edited;
  }

  /** Counts every change of a text. */
  get version(): number {
    return this.#version;
  }

  texts(): FileText[] {
    return [...this.#documents.values()].filter(({ text }) => text !== null);
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };

  /** Hears each step of a text with its edits: for views that keep a text of their own. */
  onStep(listener: (step: TextStep) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Hears which file has another text now: for the engine and for saving. */
  onText(listener: (file: FileText) => void): () => void {
    this.#changed.add(listener);
    return () => void this.#changed.delete(listener);
  }

  edit(path: string, edits: readonly TextEdit[], origin?: Origin): void {
    const before = this.#documents.get(path)?.text;
    if (before === undefined || before === null || edits.length === 0) return;
    this.#history(path).note(before, edits, Date.now());
    this.#step(path, before, edits, origin);
  }

  /** Gives a file a whole text: written as the one edit that leads there. */
  replace(path: string, text: string, origin?: Origin): void {
    const before = this.#documents.get(path)?.text;
    if (before === undefined || before === null) return this.create(path, text);
    this.edit(path, difference(before, text), origin);
  }

  undo(path: string): boolean {
    return this.#travel(path, this.#histories.get(path)?.undo());
  }

  redo(path: string): boolean {
    return this.#travel(path, this.#histories.get(path)?.redo());
  }

  /** A new file, or one that was deleted, with this text. */
  create(path: string, text: string): void {
    const document = this.#documents.get(path) ?? documentOf(path, null);
    this.#histories.delete(path);
    this.#become({ ...document, text });
    this.#announce({ path, text });
  }

  delete(path: string): void {
    const document = this.#documents.get(path);
    if (!document || document.text === null) return;
    this.#become({ ...document, text: null });
    this.#announce({ path, text: null });
  }

  /** Back to what the release has; a file that it does not have goes. */
  restore(path: string): void {
    const document = this.#documents.get(path);
    if (!document) return;
    if (document.base === null) return this.delete(path);
    if (document.text === null) return this.create(path, document.base);
    this.replace(path, document.base);
  }

  /** What saving came to; the text is not touched. */
  note(path: string, state: Partial<Pick<DocumentState, 'saved' | 'save' | 'conflict' | 'failure'>>): void {
    const document = this.#documents.get(path);
    if (document) this.#become({ ...document, ...state });
  }

  #travel(path: string, edits: readonly TextEdit[] | undefined): boolean {
    const before = this.#documents.get(path)?.text;
    if (!edits || before === undefined || before === null) return false;
    this.#step(path, before, edits, undefined);
    return true;
  }

  #step(path: string, before: string, edits: readonly TextEdit[], origin: Origin): void {
    const text = applyTextEdits(before, edits);
    this.#become({ ...this.#documents.get(path)!, text });
    for (const listener of this.#listeners) listener({ path, edits, before, text, origin });
    this.#announce({ path, text });
  }

  #history(path: string): History {
    let history = this.#histories.get(path);
    if (!history) this.#histories.set(path, (history = new History()));
    return history;
  }

  #become(next: DocumentState): void {
    const before = this.#documents.get(next.path);
    const isSettled = next.conflict !== undefined || next.save === 'saving' || next.save === 'failed';
    const save = isSettled ? next.save : isUnsaved(next) ? 'waiting' : 'saved';
    this.#documents.set(next.path, { ...next, save });
    if ((before?.text ?? null) !== next.text) this.#version += 1;
    this.#tell(((before?.text ?? null) === null) !== (next.text === null), next.path);
  }

  #announce(file: FileText): void {
    for (const listener of this.#changed) listener(file);
  }

  /** Which files there are is worked out anew only where one came or went. */
  #tell(isOther = true, path?: string): void {
    if (isOther)
      this.#paths = this.texts()
        .map((file) => file.path)
        .sort();
    const one = path === undefined ? undefined : this.#documents.get(path);
    const rest = one ? this.#edited.filter((each) => each.path !== one.path) : [...this.#documents.values()];
    this.#edited = (one ? [...rest, one] : rest)
      .filter(({ base, text }) => base !== text)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const watcher of this.#watchers) watcher();
  }
}
