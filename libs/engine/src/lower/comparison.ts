import type { CallExpression, Expression } from '@reckoner/definitions';
import type { Ir } from '../ir/expression.js';
import type { StrictOperator } from '../operators/operator.js';
import { describeType } from '../types/relations.js';
import { BOOLEAN, present, type Type } from '../types/type.js';
import { absence, checkArity, describeRead } from './call.js';
import { mayBeMissing, neverEqual, notOrdered } from './catalogue.js';
import { lowerExpression } from './expression.js';
import type { Place } from './lowering.js';

const EQUALITY = new Set(['==', '!=', '===', '!==']);
const ORDER = new Set(['<', '<=', '>', '>=']);
export const COMPARISONS: ReadonlySet<string> = new Set([...EQUALITY, ...ORDER]);

/**
 * A comparison: literals are read as the type of the other side, and what can only have one answer is reported.
 * Two timestamps are compared as instants, whatever their offsets.
 */
export function lowerComparison(place: Place, call: CallExpression): Ir {
  const { lowering } = place;
  const operator = lowering.operators.get(call.operator) as StrictOperator;
  if (!checkArity(place, call, operator)) return lowering.unknown(call.span);
  const args = lowerSides(place, call.args);
  for (let index = 1; index < args.length; index++) checkPair(place, call, args[index - 1]!, args[index]!);
  if (ORDER.has(call.operator)) for (const arg of args) checkPresent(place, arg);
  const compared = args.every(isTimestamp) ? args.map((arg) => instant(place, arg)) : args;
  return { kind: 'call', id: lowering.nextId(), type: BOOLEAN, span: call.span, operator, args: compared };
}

/** The sides that are no literals first, as they say how the literals are to be read. */
function lowerSides(place: Place, sides: readonly Expression[]): Ir[] {
  const lowered = sides.map((side) => (side.kind === 'literal' ? undefined : lowerExpression(place, side)));
  const wanted = lowered.find((side) => side && side.type.kind !== 'any')?.type;
  return sides.map((side, index) => lowered[index] ?? lowerExpression(place, side, wanted && present(wanted)));
}

function isTimestamp(ir: Ir): boolean {
  return ir.type.kind === 'text' && ir.type.format === 'date-time';
}

/** The instant of a timestamp as a number of seconds, so that `10:00+02:00` equals `08:00Z`. */
function instant(place: Place, arg: Ir): Ir {
  const operator = place.lowering.operators.get('epochSeconds') as StrictOperator | undefined;
  if (!operator) return arg;
  const type = operator.result as Type;
  return { kind: 'call', id: place.lowering.nextId(), type, span: arg.span, operator, args: [arg] };
}

function checkPair(place: Place, call: CallExpression, left: Ir, right: Ir): void {
  if (comparable(left.type, right.type)) return;
  const report = EQUALITY.has(call.operator) ? neverEqual : notOrdered;
  place.lowering.findings.add(report(call.span, describeType(present(left.type)), describeType(present(right.type))));
}

/** Whether values of the two types can be equal, or before one another. Formats must agree where both have one. */
function comparable(left: Type, right: Type): boolean {
  if (left.kind === 'any' || right.kind === 'any' || left.kind === 'never' || right.kind === 'never') return true;
  if (left.kind !== right.kind) return false;
  if (left.kind !== 'text') return true;
  const dated = [left.format, right.format].some((format) => format === 'date' || format === 'date-time');
  return !dated || left.format === right.format;
}

/** A comparison with a day that is not there is false; a number that is not there would count as 0. */
function checkPresent(place: Place, arg: Ir): void {
  const { type } = arg;
  if (type.kind === 'any' || !(type.optional || type.nullable) || arg.kind === 'const' || type.format === 'date')
    return;
  place.lowering.findings.add(mayBeMissing(arg.span, describeRead(arg), absence(type)));
}
