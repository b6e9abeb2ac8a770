import { ConformanceError } from './error.js';

/** What one evaluation may use. Nothing that a person would write comes near. */
export const LIMITS = {
  steps: 1_000_000,
  listLength: 100_000,
  textLength: 1_048_576,
  /** Levels of the logic, and of a list in a list that becomes a text or the result. */
  depth: 256,
  /** Logic within data within logic: the keys of `missing`. */
  nesting: 4,
} as const;

/** Characters of text that are as much work as one step. */
const CHARACTERS_A_STEP = 64;

/** The steps that making or reading a text of this length takes. */
export function textSteps(length: number): number {
  return 1 + Math.floor(length / CHARACTERS_A_STEP);
}

export function checkList(length: number): void {
  if (length > LIMITS.listLength)
    throw new ConformanceError('LIST_LIMIT', `A list has more than ${LIMITS.listLength} elements.`);
}

export function checkText(length: number): void {
  if (length > LIMITS.textLength)
    throw new ConformanceError('TEXT_LIMIT', `A text has more than ${LIMITS.textLength} characters.`);
}

export function checkDepth(depth: number): void {
  if (depth > LIMITS.depth)
    throw new ConformanceError('DEPTH_LIMIT', `Something nests more than ${LIMITS.depth} levels.`);
}
