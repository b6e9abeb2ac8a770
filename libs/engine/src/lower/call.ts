import type { CallExpression } from '@reckoner/definitions';
import type { Ir } from '../ir/expression.js';
import type { Operator, Parameter, StrictOperator } from '../operators/operator.js';
import { describeType, mismatch, type Mismatch } from '../types/relations.js';
import { present, type Type } from '../types/type.js';
import { mayBeMissing, typeMismatch, unchecked, wrongArity } from './catalogue.js';
import { lowerExpression } from './expression.js';
import type { Place } from './lowering.js';

/** A call of an operator that evaluates all its arguments first. */
export function lowerStrictCall(place: Place, call: CallExpression, operator: StrictOperator): Ir {
  const { lowering } = place;
  if (!checkArity(place, call, operator)) return lowering.unknown(call.span);
  const args = call.args.map((arg, index) => {
    const parameter = parameterAt(operator, index)!;
    const lowered = lowerExpression(place, arg, present(parameter.type));
    checkOperand(place, lowered, parameter.type, `\`${operator.name}\``);
    return lowered;
  });
  const { result } = operator;
  const type = typeof result === 'function' ? result(args.map((arg) => arg.type)) : result;
  const lowered = { kind: 'call' as const, id: lowering.nextId(), type, span: call.span, operator, args };
  if (args.some((arg) => arg.kind === 'const')) lowering.callsOfConstants.push(lowered);
  return lowered;
}

/** Reports a call with too few or too many arguments. */
export function checkArity(place: Place, call: CallExpression, operator: Operator): boolean {
  const least = operator.parameters.filter((parameter) => !parameter.optional).length;
  const most = operator.parameters.at(-1)?.variadic ? Infinity : operator.parameters.length;
  if (call.args.length >= least && call.args.length <= most) return true;
  place.lowering.findings.add(wrongArity(call.span, operator.name, signature(operator), call.args.length));
  return false;
}

/** How an operator is called, as `round(number, places?, mode?)`. */
export function signature(operator: Operator): string {
  const names = operator.parameters.map(
    (parameter) => `${parameter.name}${parameter.variadic ? '…' : ''}${parameter.optional ? '?' : ''}`,
  );
  return `${operator.name}(${names.join(', ')})`;
}

function parameterAt(operator: Operator, index: number): Parameter | undefined {
  return operator.parameters[index] ?? operator.parameters.at(-1);
}

/** As `checkArgument`, for an operator, which checks a value of unknown kind itself. */
export function checkOperand(place: Place, arg: Ir, wanted: Type, taker: string): void {
  if (arg.type.kind !== 'any') checkArgument(place, arg, wanted, taker);
}

/**
 * Reports a value whose type its place does not take. A value of unknown kind must be checked first, as definitions
 * rely on the types of their inputs; what only a payload can show of a value of the right kind is left to run time.
 */
export function checkArgument(place: Place, arg: Ir, wanted: Type, taker: string): void {
  const found = mismatch(arg.type, wanted);
  if (!found) return;
  const { findings } = place.lowering;
  const what = taker;
  switch (found.why) {
    case 'missing':
    case 'null':
      if (arg.type.kind === 'any') reportUnchecked(place, arg, wanted, what);
      else findings.add(mayBeMissing(arg.span, describeRead(arg), absence(arg.type)));
      return;
    case 'unchecked':
      reportUnchecked(place, arg, wanted, what);
      return;
    case 'kind':
    case 'field':
      findings.add(typeMismatch(arg.span, what, describeType(wanted), describeType(arg.type), hintFor(found)));
      return;
    case 'format':
      if (isDateLike(wanted)) {
        findings.add(typeMismatch(arg.span, what, describeType(wanted), describeType(arg.type), hintFor(found)));
      }
      return;
    case 'values':
      return;
  }
}

function reportUnchecked(place: Place, arg: Ir, wanted: Type, what: string): void {
  if (wanted.kind === 'any' || arg.kind === 'const') return;
  place.lowering.findings.add(unchecked(arg.span, what, describeType(wanted)));
}

function isDateLike(type: Type): boolean {
  return type.format === 'date' || type.format === 'date-time';
}

/** What a message calls this value: the path as written, or "the value". */
export function describeRead(ir: Ir): string {
  const text = ir.span.source.text.slice(ir.span.start, ir.span.end);
  return (ir.kind === 'get' || ir.kind === 'local') && text.length <= 80 ? `\`${text}\`` : 'the value';
}

export function absence(type: Type): string {
  return type.optional && type.nullable ? 'missing or null' : type.optional ? 'missing' : 'null';
}

/** The conversion that was probably forgotten. */
export function hintFor({ from, to }: Mismatch): string | undefined {
  if (to.kind === 'number' && from.kind === 'text') return 'convert it: `number(…)`';
  if (to.kind === 'text' && from.kind === 'number') return 'convert it: `text(…)`';
  if (to.format === 'date' && from.format === 'date-time') return 'take its date in a time zone: `dateOf(…, zone)`';
  if (to.format === 'date' && from.kind === 'text')
    return 'declare `format: date` in the schema, or read it: `parseDate(…, pattern)`';
  if (to.format === 'date-time') return 'declare `format: date-time` in the schema';
  if (to.kind === 'list') return 'a list is needed, e.g. `[ … ]`';
  return undefined;
}
