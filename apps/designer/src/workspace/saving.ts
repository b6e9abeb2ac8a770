/** Saves what is edited to the person's change, a moment after the last key; begins the change at the first edit. */
import { ProblemError } from '@reckoner/contract';
import { wordsOf } from '../api/problems.js';
import { isUnsaved, type Conflict } from './document.js';
import type { DocumentStore } from './store.js';

/** The change on the server, as far as saving needs it. */
export interface ChangeStore {
  /** The person's open change, begun where there is none. */
  begin(): Promise<number>;
  save(change: number, file: { path: string; text: string | null; version: number }): Promise<{ version: number }>;
  newest(change: number, path: string): Promise<Conflict | undefined>;
}

const QUIET_MS = 600;

export class Saving {
  readonly #store: DocumentStore;
  readonly #changes: ChangeStore;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #underWay = new Map<string, Promise<void>>();
  #change: Promise<number> | undefined;

  constructor(store: DocumentStore, changes: ChangeStore) {
    this.#store = store;
    this.#changes = changes;
    store.onText(({ path }) => this.#soon(path));
  }

  /** Saves at once what waits. */
  async flush(): Promise<void> {
    await Promise.all([...this.#timers.keys()].map((path) => this.save(path)));
    await Promise.all(this.#underWay.values());
  }

  /** Saves a file now; again, where it was edited meanwhile. */
  async save(path: string): Promise<void> {
    clearTimeout(this.#timers.get(path));
    this.#timers.delete(path);
    const before = this.#underWay.get(path);
    if (before) return before;
    const run = this.#save(path).finally(() => this.#underWay.delete(path));
    this.#underWay.set(path, run);
    await run;
    const document = this.#store.get(path);
    if (document && isUnsaved(document) && document.save === 'waiting') this.#soon(path);
  }

  /** Ends a conflict: what they have is known, and this text is saved over it. */
  async settle(path: string, text: string | null): Promise<void> {
    const document = this.#store.get(path);
    if (!document?.conflict) return;
    const { theirs, version } = document.conflict;
    this.#store.note(path, { saved: { text: theirs, version }, conflict: undefined, save: 'waiting' });
    if (text === null) this.#store.delete(path);
    else this.#store.replace(path, text);
    await this.save(path);
  }

  #soon(path: string): void {
    clearTimeout(this.#timers.get(path));
    this.#timers.set(
      path,
      setTimeout(() => void this.save(path), QUIET_MS),
    );
  }

  async #save(path: string): Promise<void> {
    const document = this.#store.get(path);
    if (!document || !isUnsaved(document) || document.conflict) return;
    const { text, saved } = document;
    this.#store.note(path, { save: 'saving', failure: undefined });
    let change: number | undefined;
    try {
      change = await (this.#change ??= this.#changes.begin());
      const { version } = await this.#changes.save(change, { path, text, version: saved.version });
      this.#store.note(path, { save: 'waiting', saved: { text, version } });
    } catch (error) {
      if (change === undefined) this.#change = undefined;
      const conflict = change !== undefined && isFileEdited(error) ? await this.#newest(change, path) : undefined;
      if (conflict) this.#store.note(path, { save: 'conflict', conflict });
      else this.#store.note(path, { save: 'failed', failure: wordsOf(error).detail });
    }
  }

  async #newest(change: number, path: string): Promise<Conflict | undefined> {
    try {
      return await this.#changes.newest(change, path);
    } catch {
      return undefined;
    }
  }
}

function isFileEdited(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'FILE_EDITED';
}
