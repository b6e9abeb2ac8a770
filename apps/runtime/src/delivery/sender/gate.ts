import { BREAKER_BACK_OFF, waitMs, type Random } from './back-off.js';

/**
 * When a connection rests. A target that asks for a pause gets it; one that fails again and again is left alone, then
 * tried with a single request. Kept in the database, so that a restart changes nothing.
 */
export interface Gate {
  readonly breaker: 'closed' | 'open' | 'half-open';
  /** Failures in a row; while open, each failed probe adds one. */
  readonly failures: number;
  readonly closedForMs: number;
  readonly cause: string | undefined;
}

/** How an answer tells of the target's health. */
export type Health =
  | { readonly kind: 'alive' }
  /** Nothing that is not known already. */
  | { readonly kind: 'known' }
  | { readonly kind: 'failing'; readonly cause: string; readonly isDenied: boolean }
  | { readonly kind: 'throttled'; readonly afterMs: number | undefined; readonly cause: string };

const FAILURES_TO_OPEN = 8;
/** Where a target asks for a pause and does not say how long. */
const PAUSE_MS = 1000;

/** The gate after an answer; the same object where nothing changed. */
export function gateAfter(gate: Gate, health: Health, random: Random): Gate {
  switch (health.kind) {
    case 'known':
      return gate;
    case 'alive':
      if (gate.failures === 0 && gate.breaker === 'closed') return gate;
      // An answer to what was under way when the breaker opened proves nothing.
      if (gate.breaker === 'open') return gate;
      return { breaker: 'closed', failures: 0, closedForMs: gate.closedForMs, cause: undefined };
    case 'throttled': {
      const wait =
        health.afterMs ??
        waitMs({ firstMs: PAUSE_MS, longestMs: BREAKER_BACK_OFF.longestMs }, gate.failures + 1, random);
      const failures = health.afterMs === undefined ? gate.failures + 1 : gate.failures;
      return { ...gate, failures, closedForMs: Math.max(gate.closedForMs, wait), cause: health.cause };
    }
    case 'failing':
      return gate.breaker === 'open' ? gate : afterFailure(gate, health, random);
  }
}

function afterFailure(gate: Gate, health: Extract<Health, { kind: 'failing' }>, random: Random): Gate {
  const failures = gate.failures + 1;
  const opens = health.isDenied || gate.breaker === 'half-open' || failures >= FAILURES_TO_OPEN;
  if (!opens) return { ...gate, failures };
  const counted = Math.max(failures, FAILURES_TO_OPEN);
  const wait = waitMs(BREAKER_BACK_OFF, counted - FAILURES_TO_OPEN + 1, random);
  return { breaker: 'open', failures: counted, closedForMs: Math.max(gate.closedForMs, wait), cause: health.cause };
}
