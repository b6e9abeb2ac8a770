import { prepareConformance } from '../conformance/index.js';
import type { Surroundings } from '../interpret/environment.js';
import type { Operator } from '../operators/operator.js';
import { JsonError, parseJson, stringifyJson } from '../values/json.js';
import type { ObjectValue, Value } from '../values/value.js';
import { Failure } from '../values/failure.js';
import { logicOfValue } from '../values/to-logic.js';
import { evaluateExpression, lowerStandalone, parseExpression } from './expression.js';

export interface EvalOptions {
  /** As json-logic-js, to the bit. */
  readonly conformance: boolean;
  readonly compiled: boolean;
  readonly operators: ReadonlyMap<string, Operator>;
  /** What `now()` is. */
  readonly now: string;
}

const NO_LOGIC = 'the line is no object with `logic`, such as {"logic":{"+":[1,2]},"data":{}}';

/** One line of `reckoner eval`. */
export interface EvalAnswer {
  readonly text: string;
  readonly failed: boolean;
}

/** Evaluates `{"logic":…,"data":…}`; answers `{"result":…}` or `{"error":{"code","message"}}`. Never throws. */
export function evalLine(line: string, options: EvalOptions): EvalAnswer {
  return options.conformance ? evalAsReference(line, options.compiled) : evalExactly(line, options);
}

function evalAsReference(line: string, compiled: boolean): EvalAnswer {
  let given: { logic?: unknown; data?: unknown };
  try {
    if (!isObject(parseJson(line))) return failure('NO_LOGIC', NO_LOGIC);
    given = JSON.parse(line) as typeof given;
  } catch (thrown) {
    return refused(thrown);
  }
  const outcome = prepareConformance(given.logic, { compiled })(given.data);
  if ('error' in outcome) return failure(outcome.error.code, outcome.error.message);
  return { text: `{"result":${JSON.stringify(outcome.result) ?? 'null'}}`, failed: false };
}

function evalExactly(line: string, options: EvalOptions): EvalAnswer {
  let given: Value;
  try {
    given = parseJson(line);
  } catch (thrown) {
    return refused(thrown);
  }
  const { logic, data } = isObject(given) ? given : ({} as ObjectValue);
  if (logic === undefined) return failure('NO_LOGIC', NO_LOGIC);
  const parsed = parseExpression(logicOfValue(logic));
  const [error] = parsed.diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  if (!parsed.expression || error)
    return failure(error?.code ?? 'expression/syntax', error?.message ?? 'this is no expression');
  const inputs = isObject(data) ? data : {};
  const lowered = lowerStandalone(parsed.expression, Object.keys(inputs), options.operators);
  if ('diagnostics' in lowered) return failure(lowered.diagnostics[0]!.code, lowered.diagnostics[0]!.message);
  try {
    const result = evaluateExpression(lowered.ir, lowered.inputs, inputs, surroundings(options.now));
    return { text: `{"result":${stringifyJson(result ?? null)}}`, failed: false };
  } catch (thrown) {
    if (thrown instanceof Failure) return failure(thrown.code, thrown.message);
    throw thrown;
  }
}

function surroundings(now: string): Surroundings {
  return { now, row: () => undefined, validate: () => undefined };
}

function isObject(value: Value | undefined): value is ObjectValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(thrown: unknown): EvalAnswer {
  if (thrown instanceof JsonError) return failure(thrown.code, `${thrown.message} (column ${thrown.column})`);
  if (thrown instanceof SyntaxError) return failure('NOT_JSON', thrown.message);
  throw thrown;
}

function failure(code: string, message: string): EvalAnswer {
  return { text: JSON.stringify({ error: { code, message } }), failed: true };
}
