import { Failure } from '../failure.js';

/**
 * The effort of an evaluation beyond its steps: letters compared, elements copied, parts of values gone through, digits
 * multiplied. It is counted, not timed, so that the same input ends in the same way on any machine. One unit is worth
 * about what a step takes. An evaluation begins with so much; outside of evaluations nothing is counted.
 */
export const EFFORT_MAX = 500_000;

/** What generated code may use: it counts less than the interpreter, and must not go on where that ends. */
export const EFFORT_SAFE = 250_000;

/** What is left; not in a variable, where V8 would make a new number each time. */
const left = new Float64Array([Infinity]);

/** Counts; ends an evaluation that does too much. */
export function spend(effort: number): void {
  left[0]! -= effort;
  if (left[0]! < 0) throwEffortLimit();
}

function throwEffortLimit(): never {
  throw new Failure(
    'EFFORT_LIMIT',
    'the evaluation went through more text, elements or digits than allowed; shorten the texts and lists, or go through them fewer times',
  );
}

/** From here on so much is left; answers what was left before, for `endEffort`. */
export function beginEffort(most: number): number {
  const before = left[0]!;
  left[0] = most;
  return before;
}

export function endEffort(before: number): void {
  left[0] = before;
}

/** One evaluation, within its own effort. */
export function withinEffort<T>(act: () => T): T {
  const before = beginEffort(EFFORT_MAX);
  try {
    return act();
  } finally {
    endEffort(before);
  }
}

/** How much an evaluation has left; for tests. */
export function effortLeft(): number {
  return left[0]!;
}

/** Texts up to this length are no effort: looking at them goes with the step. */
export const SHORT_TEXT = 256;

/** Going through a text, or making it. */
export function spendOnText(length: number): void {
  if (length > SHORT_TEXT) spend(length / 32);
}

/** Looking for a key: a long text must be whole for it. */
export function spendOnKey<Key>(key: Key): Key {
  if (typeof key === 'string' && key.length > SHORT_TEXT) spend(key.length / 64);
  return key;
}

/** Comparing two texts: fast, but they must be whole for it. */
export function spendOnComparison(length: number): void {
  if (length > SHORT_TEXT) spend(length / 256);
}

/** Looking at a row of a decision table. */
export const ROW_EFFORT = 1 / 8;

/** Looking at an earlier draw on a balance. */
export const DRAW_EFFORT = 1 / 8;

/** The steps that a part of a split takes besides what its steps evaluate. */
export const STEPS_OF_PART = 10;
