import { expect } from '@jest/globals';

/** Nothing may take longer than this, whatever it is given. */
const TIME_MAX_MS = 250;

/** What is as large as files may be, and nothing worse, may take as long as large files do. */
export const LARGE_MS = 1500;

/** What `act` answers, held to its time; the first run may warm up. */
export function inTime<T>(what: string, act: () => T, most: number = TIME_MAX_MS): T {
  let best = Infinity;
  let answer!: T;
  for (let attempt = 0; attempt < 3 && best > most; attempt++) {
    const start = performance.now();
    answer = act();
    best = Math.min(best, performance.now() - start);
  }
  if (best > most) expect(`${what} took ${Math.round(best)} ms`).toBe(`at most ${most} ms`);
  return answer;
}
