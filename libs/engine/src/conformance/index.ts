import { canCompile } from '../emit/compile.js';
import { lowerReference } from '../lower/conformance.js';
import { compile, type Program } from './emit.js';
import { ConformanceError, type ConformanceErrorCode } from './error.js';
import { interpret } from './interpret.js';
import { isList } from './coercion.js';
import { checkDepth, LIMITS, textSteps } from './limits.js';
import type { Data, Run } from './operators/operator.js';

/** Conformance mode: JSON-Logic exactly as json-logic-js 2.0.5 evaluates it, with limits and without its holes. */

export type { Data as ConformanceData };

/** `result` is undefined where the reference yields undefined. */
export type ConformanceOutcome =
  { readonly result: Data } | { readonly error: { readonly code: ConformanceErrorCode; readonly message: string } };

export interface ConformanceOptions {
  /** Run as generated JavaScript instead of by the interpreter; the outcome is the same. */
  readonly compiled?: boolean;
}

/** Evaluates plain JSON-Logic over plain JSON data (numbers are doubles, as `JSON.parse` reads them). */
export function evaluateConformance(
  logic: unknown,
  data: unknown,
  options: ConformanceOptions = {},
): ConformanceOutcome {
  return prepareConformance(logic, options)(data);
}

/** The same, prepared once for many data. */
export function prepareConformance(
  logic: unknown,
  options: ConformanceOptions = {},
): (data: unknown) => ConformanceOutcome {
  const prepared = caught(() => programOf(logic as Data, options.compiled === true));
  if ('error' in prepared) return () => prepared;
  return (data) =>
    caught(() => {
      const result = prepared.result(data as Data, new Steps());
      checkResult(result);
      return result;
    });
}

/** An outcome as one line of JSON: `undefined`, NaN and infinities, which JSON has not, are null. */
export function printConformance(outcome: ConformanceOutcome): string {
  return JSON.stringify('error' in outcome ? { error: outcome.error } : { result: outcome.result ?? null });
}

function programOf(logic: Data, compiled: boolean): Program {
  const node = lowerReference(logic);
  return compiled && canCompile() ? compile(node) : (data, run) => interpret(node, data, run);
}

function caught<T>(act: () => T): { readonly result: T } | Extract<ConformanceOutcome, { error: unknown }> {
  try {
    return { result: act() };
  } catch (error) {
    if (error instanceof ConformanceError) return { error: { code: error.code, message: error.message } };
    throw error;
  }
}

class Steps implements Run {
  #left: number = LIMITS.steps;
  #nesting = 0;

  charge(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0)
      throw new ConformanceError('STEP_LIMIT', `The evaluation takes more than ${LIMITS.steps} steps.`);
  }

  apply(logic: Data, data: Data): Data {
    if (typeof logic !== 'object' || logic === null) return logic;
    this.#nesting += 1;
    if (this.#nesting > LIMITS.nesting)
      throw new ConformanceError('DEPTH_LIMIT', 'Logic in the data evaluates itself.');
    const result = interpret(lowerReference(logic, this), data, this);
    this.#nesting -= 1;
    return result;
  }
}

/** Lists that share their elements are small in memory and endless as text; whoever prints the result must not meet them. */
function checkResult(result: Data): void {
  const steps = new Steps();
  const waiting: { readonly value: Data; readonly depth: number }[] = [{ value: result, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') steps.charge(textSteps(value.length));
    if (typeof value !== 'object' || value === null) continue;
    checkDepth(depth);
    const inner: readonly Data[] = isList(value) ? value : Object.values(value);
    steps.charge(inner.length);
    for (const each of inner) waiting.push({ value: each, depth: depth + 1 });
  }
}
