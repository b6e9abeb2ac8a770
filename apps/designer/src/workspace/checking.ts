/** Keeps the engine at the store's texts, and what it finds at hand. One check is under way at a time: the newest counts. */
import { EngineClient, EngineRestarted, type EngineWorker } from '../engine/client.js';
import type { Finding } from '../engine/facts.js';
import type { EngineAnswer, EngineArgs, EngineMethod } from '../engine/protocol.js';
import type { DocumentStore } from './store.js';

/** What is known of the workspace as a whole. */
export interface CheckState {
  /** The version of the texts that the findings are about. */
  readonly version: number;
  readonly findings: readonly Finding[];
  readonly byFile: ReadonlyMap<string, readonly Finding[]>;
  /** The first check is not done yet. */
  readonly isFirst: boolean;
  /** Said where the engine had to be started anew. */
  readonly trouble: string | undefined;
}

const NOTHING: CheckState = { version: -1, findings: [], byFile: new Map(), isFirst: true, trouble: undefined };

/** So often in a row the engine may fall over the same texts. */
const RESTARTS_MAX = 3;

export class Checking {
  readonly #store: DocumentStore;
  readonly #client: EngineClient;
  readonly #watchers = new Set<() => void>();
  #state = NOTHING;
  #isChecking = false;
  #restarts = 0;

  constructor(store: DocumentStore, start: () => EngineWorker) {
    this.#store = store;
    this.#client = new EngineClient({ start, onRestart: (why, during) => this.#onRestart(why, during) });
    store.onText((file) => {
      this.#restarts = 0;
      this.#quietly(this.#client.call('change', [file], store.version));
      void this.#check();
    });
    this.#open();
  }

  get state(): CheckState {
    return this.#state;
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };

  /** Asks the engine about the texts as they are now: messages arrive in their order. */
  ask<K extends EngineMethod>(method: K, ...args: EngineArgs<K>): Promise<EngineAnswer<K>> {
    return this.#client.call(method, ...args);
  }

  /** Like `ask`, with parts of the answer as they come. */
  stream<K extends EngineMethod, P>(
    method: K,
    args: EngineArgs<K>,
    onPart: (part: P) => void,
  ): Promise<EngineAnswer<K>> {
    return this.#client.stream(method, args, onPart);
  }

  #open(): void {
    this.#quietly(this.#client.call('open', this.#store.texts(), this.#store.version));
    void this.#check();
  }

  async #check(): Promise<void> {
    if (this.#isChecking) return;
    this.#isChecking = true;
    try {
      const { version, findings } = await this.#client.call('check');
      this.#become({ version, findings, byFile: byFile(findings), isFirst: false, trouble: undefined });
    } catch (error) {
      if (!(error instanceof EngineRestarted))
        this.#become({
          ...this.#state,
          isFirst: false,
          trouble: `The engine could not check this: ${(error as Error).message}`,
        });
      return;
    } finally {
      this.#isChecking = false;
    }
    if (this.#state.version !== this.#store.version) void this.#check();
  }

  #onRestart(why: 'fell' | 'hung', during: EngineMethod | undefined): void {
    this.#restarts += 1;
    const what = why === 'hung' ? 'took too long' : 'fell over';
    const again = this.#restarts <= RESTARTS_MAX;
    const then = again ? 'It was started anew.' : 'It rests until something is edited.';
    this.#become({ ...this.#state, trouble: `The engine ${what}${during ? ` at “${during}”` : ''}. ${then}` });
    if (again) queueMicrotask(() => this.#open());
  }

  #quietly(asked: Promise<unknown>): void {
    asked.catch((error: unknown) => {
      if (!(error instanceof EngineRestarted)) this.#become({ ...this.#state, trouble: (error as Error).message });
    });
  }

  #become(state: CheckState): void {
    this.#state = state;
    for (const watcher of this.#watchers) watcher();
  }
}

function byFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = files.get(finding.at.file);
    if (known) known.push(finding);
    else files.set(finding.at.file, [finding]);
  }
  return files;
}
