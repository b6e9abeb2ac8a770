import { evaluateConformance, type ConformanceData, type ConformanceOutcome } from './index.js';

/** The reference implementation, given by whoever compares; it is no dependency of the engine. */
export type Reference = (logic: ConformanceData, data: ConformanceData) => ConformanceData;

/** What the reference answers; whatever it throws is `threw`. */
export type ReferenceAnswer = { readonly result: ConformanceData } | { readonly threw: string };

export interface Disagreement {
  readonly logic: ConformanceData;
  readonly data: ConformanceData;
  readonly reference: ReferenceAnswer;
  readonly interpreted: ConformanceOutcome;
  readonly compiled: ConformanceOutcome;
}

/** Undefined where the interpreter, the compiled program and the reference answer the same. */
export function disagreement(
  reference: Reference,
  logic: ConformanceData,
  data: ConformanceData,
): Disagreement | undefined {
  const answer = answerOf(reference, logic, data);
  const interpreted = evaluateConformance(logic, data);
  const compiled = evaluateConformance(logic, data, { compiled: true });
  const agrees = sameOutcome(answer, interpreted) && sameOutcome(answer, compiled) && sameError(interpreted, compiled);
  return agrees ? undefined : { logic, data, reference: answer, interpreted, compiled };
}

function answerOf(reference: Reference, logic: ConformanceData, data: ConformanceData): ReferenceAnswer {
  try {
    return { result: reference(logic, data) };
  } catch (error) {
    return { threw: String(error) };
  }
}

function sameOutcome(answer: ReferenceAnswer, outcome: ConformanceOutcome): boolean {
  if ('threw' in answer || 'error' in outcome) return 'threw' in answer && 'error' in outcome;
  return identical(answer.result, outcome.result);
}

function sameError(a: ConformanceOutcome, b: ConformanceOutcome): boolean {
  return !('error' in a && 'error' in b) || (a.error.code === b.error.code && a.error.message === b.error.message);
}

/** Equal to the last bit: -0 is not 0, a missing element is not null, and keys stand in the same order. */
export function identical(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  const others = Object.keys(b);
  return (
    keys.length === others.length && keys.every((key, at) => key === others[at] && identical(own(a, key), own(b, key)))
  );
}

function own(of: object, key: string): unknown {
  return (of as Record<string, unknown>)[key];
}
