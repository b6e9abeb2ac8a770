/** Asks again where the runtime says not now, or nobody answers for a moment: what is sent twice is stored once. */
import { setTimeout as wait } from 'node:timers/promises';
import { ProblemError, Unreachable } from '@reckoner/contract';

/** Nobody answers, or not sensibly: so often in a row, each time twice as long. */
const TRIES = 6;
const FIRST_PAUSE_MS = 250;

export interface Patience {
  /** Told before each pause. */
  readonly onPause: (why: string, ms: number) => void;
  readonly signal: AbortSignal;
}

/** A 429 is waited for as long as it takes; what else passes by itself, for some tries. */
export async function patiently<T>(ask: () => Promise<T>, { onPause, signal }: Patience): Promise<T> {
  for (let failed = 0; ;) {
    try {
      return await ask();
    } catch (error) {
      const isBusy = error instanceof ProblemError && error.status === 429;
      const isPassing = error instanceof Unreachable || (error instanceof ProblemError && error.status >= 500);
      if (!isBusy) failed += 1;
      if ((!isBusy && !isPassing) || failed >= TRIES || signal.aborted) throw error;
      const asked = error instanceof ProblemError ? error.retryAfter : undefined;
      const ms = asked === undefined ? FIRST_PAUSE_MS * 2 ** failed : asked * 1000;
      onPause((error as Error).message, ms);
      await wait(ms, undefined, { signal });
    }
  }
}
