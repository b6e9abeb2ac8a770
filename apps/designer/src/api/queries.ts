/** How answers are kept: shown at once from memory, asked anew when they may have changed. */
import { ProblemError } from '@reckoner/contract';
import { QueryCache, QueryClient, MutationCache } from '@tanstack/react-query';
import { isSignedOut } from './problems.js';
import { sessionEnded } from './session.js';

const FRESH_MS = 15_000;
const TRIES = 2;

/** What was refused is refused again; only what may have been bad luck is tried anew. */
function isWorthRetrying(count: number, error: Error): boolean {
  return count < TRIES && !(error instanceof ProblemError && error.status < 500);
}

function watch(error: Error): void {
  if (isSignedOut(error)) sessionEnded.announce();
}

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: watch }),
  mutationCache: new MutationCache({ onError: watch }),
  defaultOptions: { queries: { staleTime: FRESH_MS, retry: isWorthRetrying, refetchOnWindowFocus: true } },
});
