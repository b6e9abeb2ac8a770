import type { Diagnostic } from '@reckoner/diagnostics';
import type { ConstIr, Ir, StrictCallIr } from '../ir/expression.js';
import type { OperatorContext, Parameter, StrictOperator } from '../operators/operator.js';
import { mismatch } from '../types/relations.js';
import { Failure } from '../values/failure.js';
import type { Maybe } from '../values/value.js';
import { alwaysFails, badConstant } from './catalogue-constants.js';

/** What is wrong with the constants that operators are given: patterns, zones, currencies, divisors … */
export function constantFindings(calls: readonly StrictCallIr[]): Diagnostic[] {
  return calls.flatMap((call) => {
    if (call.args.some((arg, index) => isReported(arg, parameterAt(call.operator, index)))) return [];
    const faults = call.args.flatMap((arg, index) => faultOf(arg, parameterAt(call.operator, index)));
    return faults.length > 0 ? faults : faultOfCall(call);
  });
}

function parameterAt(operator: StrictOperator, index: number): Parameter {
  return operator.parameters[index] ?? operator.parameters.at(-1)!;
}

/** A constant of another kind than is wanted has been reported where it was lowered. */
function isReported(arg: Ir, { type }: Parameter): boolean {
  return (
    arg.kind === 'const' && arg.type.kind !== 'any' && type.kind !== 'any' && mismatch(arg.type, type)?.why === 'kind'
  );
}

function faultOf(arg: Ir, { read }: Parameter): Diagnostic[] {
  if (arg.kind !== 'const' || !read) return [];
  const failure = failureOf(() => read(arg.value));
  return failure ? [badConstant(arg.span, failure.message)] : [];
}

/** Where all arguments are constants the result is one, too, unless it depends on the moment. */
function faultOfCall({ operator, args, span }: StrictCallIr): Diagnostic[] {
  if (args.length === 0 || operator.group === 'list' || !args.every(isKnown)) return [];
  const failure = failureOf(() =>
    operator.evaluate(
      args.map((arg): Maybe => arg.value),
      TIMELESS,
    ),
  );
  return failure ? [alwaysFails(span, failure.message)] : [];
}

function isKnown(arg: Ir): arg is ConstIr {
  return arg.kind === 'const' && arg.type.kind !== 'any';
}

/** Thrown where a constant call reads the clock. */
const NOT_CONSTANT = Symbol('not constant');

const TIMELESS: OperatorContext = {
  get now(): string {
    throw NOT_CONSTANT;
  },
};

function failureOf(attempt: () => unknown): Failure | undefined {
  try {
    attempt();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    if (thrown === NOT_CONSTANT) return undefined;
    throw thrown;
  }
}
