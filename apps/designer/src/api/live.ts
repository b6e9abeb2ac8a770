/** What changed on the server shows without being asked for: a stream of topics makes the queries that are about them anew. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useEnvironment } from './place.js';

/** A line of the stream: what changed, and which of them where it is known. */
export interface Change {
  readonly topic: string;
  readonly ids?: readonly (string | number)[];
}

/** Whether what is shown is kept up to date. */
export type Liveness = 'connecting' | 'live' | 'away';

const PATH = '/v1/live';
const GATHER_MS = 250;
const WAIT_MS = 1_000;
const WAIT_MAX_MS = 30_000;

let liveness: Liveness = 'connecting';
const watchers = new Set<() => void>();

function become(next: Liveness): void {
  if (liveness === next) return;
  liveness = next;
  for (const watcher of watchers) watcher();
}

/**
 * A query's key begins with its topic: `['cases', …]` is asked anew by `{ topic: 'cases' }`. Where ids are named, lists are
 * asked anew and of the single ones those named: `['cases', 'one', 12]`.
 */
export function isConcerned(key: readonly unknown[], { topic, ids }: Change): boolean {
  if (key[0] !== topic) return false;
  if (ids === undefined || key[1] !== 'one') return true;
  return ids.some((id) => String(id) === String(key[2]));
}

/** Reads a line; what is no change is passed over. */
export function readChange(line: string): Change | undefined {
  try {
    const read = JSON.parse(line) as Partial<Change> | null;
    if (typeof read?.topic !== 'string') return undefined;
    return { topic: read.topic, ...(Array.isArray(read.ids) ? { ids: read.ids } : {}) };
  } catch {
    return undefined;
  }
}

/** Listens for as long as the page is there, and connects again where it was cut off. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  const environment = useEnvironment();
  useEffect(() => {
    const ending = new AbortController();
    const gather = new Gathering((changes) => {
      if (changes === undefined) return void client.invalidateQueries();
      void client.invalidateQueries({
        predicate: ({ queryKey }) => changes.some((each) => isConcerned(queryKey, each)),
      });
    });
    void keepListening(environment, gather, ending.signal);
    return () => {
      ending.abort();
      gather.stop();
      become('connecting');
    };
  }, [client, environment]);
}

/** Many changes at once make one round of questions. */
class Gathering {
  #changes: Change[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly tell: (changes: readonly Change[] | undefined) => void) {}

  add(change: Change): void {
    this.#changes.push(change);
    this.#timer ??= setTimeout(() => this.#flush(), GATHER_MS);
  }

  /** Nobody knows what: everything. */
  all(): void {
    this.tell(undefined);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #flush(): void {
    const changes = this.#changes;
    [this.#changes, this.#timer] = [[], undefined];
    this.tell(changes);
  }
}

async function keepListening(environment: string, gather: Gathering, ending: AbortSignal): Promise<void> {
  for (let wait = WAIT_MS; !ending.aborted; wait = Math.min(wait * 2, WAIT_MAX_MS)) {
    try {
      const answer = await fetch(PATH, { headers: { 'reckoner-environment': environment }, signal: ending });
      if (!answer.ok || !answer.body) throw new Error(`The stream was refused: ${answer.status}`);
      // Meanwhile anything may have changed.
      if (liveness === 'away') gather.all();
      become('live');
      wait = WAIT_MS;
      await readLines(answer.body, (line) => {
        const change = readChange(line);
        if (change) gather.add(change);
      });
      // The runtime ends a stream now and then; it is asked for again without a word.
    } catch {
      if (ending.aborted) return;
      become('away');
    }
    await new Promise((done) => setTimeout(done, wait));
  }
}

/** The `data:` lines of an event stream as they come. */
async function readLines(body: ReadableStream<Uint8Array>, take: (data: string) => void): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data:')) take(line.slice(5).trim());
  }
}

/** For the dot in the top bar. */
export function useLiveness(): Liveness {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    () => liveness,
  );
}
