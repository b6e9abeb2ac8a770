/** The moment, for what is shown in words like `3 min ago`: one clock for the page, by which nothing is decided. */
import { useSyncExternalStore } from 'react';

const STEP_MS = 15_000;

let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;
const watchers = new Set<() => void>();

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= setInterval(() => {
    now = new Date();
    for (const each of watchers) each();
  }, STEP_MS);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

export function useNow(): Date {
  return useSyncExternalStore(watch, () => now);
}
