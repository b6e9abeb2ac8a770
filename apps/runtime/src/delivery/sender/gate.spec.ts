import { describe, expect, test } from '@jest/globals';
import { BREAKER_BACK_OFF, seededRandom, TRY_BACK_OFF, waitMs } from './back-off.js';
import { gateAfter, type Gate, type Health } from './gate.js';

const SEED = 20261121;
const CLOSED: Gate = { breaker: 'closed', failures: 0, closedForMs: 0, cause: undefined };
const failing: Health = { kind: 'failing', cause: '500', isDenied: false };
const after = (gate: Gate, ...all: Health[]) => {
  const random = seededRandom(SEED);
  return all.reduce((state, health) => gateAfter(state, health, random), gate);
};

describe(`waits (seed ${SEED})`, () => {
  test('double up to the longest, and differ from each other', () => {
    const random = seededRandom(SEED);
    for (let tries = 1; tries <= 40; tries += 1) {
      const bound = Math.min(TRY_BACK_OFF.longestMs, TRY_BACK_OFF.firstMs * 2 ** (tries - 1));
      const waits = Array.from({ length: 50 }, () => waitMs(TRY_BACK_OFF, tries, random));
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(bound / 4);
      expect(Math.max(...waits)).toBeLessThanOrEqual(bound + 1);
      expect(new Set(waits).size).toBeGreaterThan(25);
    }
  });

  test('are the same for the same seed', () => {
    const [a, b] = [seededRandom(SEED), seededRandom(SEED)];
    expect(Array.from({ length: 20 }, a)).toEqual(Array.from({ length: 20 }, b));
  });
});

describe('the breaker', () => {
  const seven = Array.from({ length: 7 }, () => failing);

  test('opens at the eighth failure in a row, not when one between succeeds', () => {
    expect(after(CLOSED, ...seven)).toMatchObject({ breaker: 'closed', failures: 7 });
    expect(after(CLOSED, ...seven, failing)).toMatchObject({ breaker: 'open', failures: 8, cause: '500' });
    expect(after(CLOSED, ...seven, { kind: 'alive' }, failing)).toMatchObject({ breaker: 'closed', failures: 1 });
  });

  test('opens at once where nobody is let in', () => {
    expect(after(CLOSED, { ...failing, isDenied: true })).toMatchObject({ breaker: 'open' });
  });

  test('is not closed by what was under way when it opened; by a probe it is', () => {
    const open: Gate = { breaker: 'open', failures: 8, closedForMs: 500, cause: '500' };
    expect(after(open, { kind: 'alive' })).toBe(open);
    expect(after({ ...open, breaker: 'half-open' }, { kind: 'alive' })).toMatchObject({
      breaker: 'closed',
      failures: 0,
    });
  });

  test('rests ever longer with each failed probe, up to half a minute', () => {
    let gate: Gate = { breaker: 'half-open', failures: 8, closedForMs: 0, cause: undefined };
    const rests = Array.from({ length: 12 }, () => {
      gate = { ...after(gate, failing) };
      const rest = gate.closedForMs;
      gate = { ...gate, breaker: 'half-open', closedForMs: 0 };
      return rest;
    });
    expect(rests.at(-1)).toBeGreaterThan(rests[0]!);
    expect(Math.max(...rests)).toBeLessThanOrEqual(BREAKER_BACK_OFF.longestMs);
  });

  test('a pause that was asked for is never shortened', () => {
    const paused = after(CLOSED, { kind: 'throttled', afterMs: 60_000, cause: '429' });
    expect(after(paused, { kind: 'throttled', afterMs: 10, cause: '429' })).toMatchObject({ closedForMs: 60_000 });
  });
});
