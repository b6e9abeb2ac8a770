import type { Ir, StrictCallIr } from '../ir/expression.js';
import { SHORT_LIST } from '../operators/effort.js';
import { SHORT_TEXT } from '../values/bounds/effort.js';
import type { ListValue } from '../values/value.js';
import type { Block } from './block.js';
import { named } from './branch.js';
import { all, code, commas, operatorCode, type Code } from './code.js';
import { emitEquality, emitOrder } from './comparisons.js';
import { present, value } from './expression.js';
import { emitArithmetic, emitNegation, emitRound } from './numbers.js';
import { emitContains, emitJoin } from './texts.js';
import { test } from './truth.js';

/** The code of a call, where there is something better than calling the operator. Undefined: there is not. */
export type CallEmitter = (ir: StrictCallIr, at: Block) => Code | undefined;

/** These come out as true or false, whatever their arguments. */
const CONDITIONS: ReadonlyMap<string, CallEmitter> = new Map<string, CallEmitter>([
  ['==', emitEquality],
  ['===', emitEquality],
  ['!=', emitEquality],
  ['!==', emitEquality],
  ['<', emitOrder],
  ['<=', emitOrder],
  ['>', emitOrder],
  ['>=', emitOrder],
  ['in', emitContains],
  ['!', (ir, at) => code`!${test(ir.args[0]!, at)}`],
  ['!!', (ir, at) => code`!!${test(ir.args[0]!, at)}`],
]);

const VALUES: ReadonlyMap<string, CallEmitter> = new Map<string, CallEmitter>([
  ['+', emitArithmetic],
  ['-', (ir, at) => (ir.args.length === 1 ? emitNegation(ir, at) : emitArithmetic(ir, at))],
  ['*', emitArithmetic],
  ['/', emitArithmetic],
  ['%', emitArithmetic],
  ['round', emitRound],
  ['cat', emitJoin],
]);

export function emitCall(ir: StrictCallIr, at: Block): Code {
  return emitterOf(ir)?.(ir, at) ?? emitByOperator(ir, at) ?? callOperator(ir, at);
}

/** The code of a call as a condition; undefined: its value must be looked at. */
export function testCall(ir: StrictCallIr, at: Block): Code | undefined {
  return isOwn(ir) ? CONDITIONS.get(ir.operator.name)?.(ir, at) : undefined;
}

function emitterOf(ir: StrictCallIr): CallEmitter | undefined {
  return isOwn(ir) ? (CONDITIONS.get(ir.operator.name) ?? VALUES.get(ir.operator.name)) : undefined;
}

/** Conformance mode has operators of the same names that compute as the reference does. */
function isOwn(ir: StrictCallIr): boolean {
  return !('conformance' in ir.operator);
}

function emitByOperator(ir: StrictCallIr, at: Block): Code | undefined {
  const { operator, args } = ir;
  if (!operator.emit) return undefined;
  const given = args.map((arg) => String(named(argument(ir, arg, at), at)));
  const text = operator.emit(
    given,
    args.map((arg) => arg.type),
  );
  if (text === undefined) return undefined;
  const short = operator.effort === 'own' ? [] : args.flatMap((arg, index) => shortness(arg, given[index]!));
  if (short.length === 0) return operatorCode(text);
  return code`(${all(short)} ? ${operatorCode(text)} : ${callOperator(ir, at, given.map(operatorCode))})`;
}

/** Under which condition it is no effort to go through the value; what is longer is left to the operator, which counts. */
function shortness(arg: Ir, given: string): Code[] {
  const { kind } = arg.type;
  if (kind !== 'text' && kind !== 'list') return [];
  const most = kind === 'text' ? SHORT_TEXT : SHORT_LIST;
  if (arg.kind === 'const' && (arg.value as string | ListValue).length <= most) return [];
  return [code`${operatorCode(given)}.length <= ${most}`];
}

function argument(ir: StrictCallIr, arg: Ir, at: Block): Code {
  return ir.operator.seesMissing ? value(arg, at) : present(arg, at);
}

/** What the operator says of these arguments. */
export function callOperator(
  ir: StrictCallIr,
  at: Block,
  args: readonly Code[] = ir.args.map((arg) => value(arg, at)),
): Code {
  return code`${at.emission.unit.operator(ir.operator, args.length)}(${commas(args)})`;
}
