import type { Ir, StrictCallIr } from '../ir/expression.js';
import type { Block } from './block.js';
import { callOperator } from './calls.js';
import { all, code, type Code } from './code.js';
import { isDouble, isKind, mayBeAbsent } from './knowledge.js';
import { SHORT_TEXT } from '../values/bounds/effort.js';
import { kindChecks, Operands, type Operand, type Primitive } from './operands.js';

/**
 * Comparisons. Where both sides are of one simple kind, JavaScript's own operator gives the same answer; where only
 * the value can show that, its `typeof` is looked at first, and the operator answers all other cases.
 */

/** `==`, `===` and their negations, of two sides. */
export function emitEquality(ir: StrictCallIr, at: Block): Code | undefined {
  const kind = sharedKind(ir.args);
  if (ir.args.length !== 2 || kind === undefined) return undefined;
  const operands = new Operands(ir.args, at);
  const [left, right] = operands.all as [Operand, Operand];
  const negated = ir.operator.name.startsWith('!');
  const long = at.isRepeated ? mayBeLong([left, right]) : [];
  const exact = long.length < 2 ? exactEquality(left, right) : undefined;
  if (exact) return operands.within(negated ? code`!${exact}` : exact);
  const slow = callOperator(ir, at, [left.code, right.code]);
  const checks = [...kindChecks(operands.all, kind), ...(long.length < 2 || kind !== 'string' ? [] : [isShort(left)])];
  if (!operands.all.some((operand) => operand.ir.kind === 'const')) {
    return operands.within(
      code`(${all(checks)} ? ${left.code} ${negated ? code`!==` : code`===`} ${right.code} : ${slow})`,
    );
  }
  // A constant needs no look at the other side's kind where they are the same.
  const different = code`(${left.code} !== ${right.code} && (${all(checks)} || ${negated ? slow : code`!${slow}`}))`;
  return operands.within(negated ? different : code`!${different}`);
}

/** Equality that needs no look at the values' kinds. */
function exactEquality(left: Operand, right: Operand): Code | undefined {
  if (isNull(left.ir)) return isAbsent(right);
  if (isNull(right.ir)) return isAbsent(left);
  const pairs = [
    [left, right],
    [right, left],
  ] as const;
  const strict = code`(${left.code} === ${right.code})`;
  if (pairs.some(([constant, other]) => isConstantOf(constant.ir, other.type.kind))) return strict;
  const simple = (['text', 'boolean'] as const).some((kind) => isKind(left.type, kind) && isKind(right.type, kind));
  if (!simple && !(isDouble(left.type) && isDouble(right.type))) return undefined;
  return mayBeAbsent(left.type) && mayBeAbsent(right.type) ? code`(${left.code} == ${right.code})` : strict;
}

function isNull(ir: Ir): boolean {
  return ir.kind === 'const' && ir.value === null;
}

function isAbsent({ code: of }: Operand): Code {
  return code`(${of} === undefined || ${of} === null)`;
}

function isConstantOf(ir: Ir, kind: string): boolean {
  if (ir.kind !== 'const') return false;
  return (typeof ir.value === 'string' ? 'text' : typeof ir.value) === kind && kind !== 'object';
}

/** The kind to look for: what the side says that says most. Undefined where values are no primitives. */
function sharedKind(args: readonly Ir[]): Primitive | undefined {
  const kinds = args.map((arg) => arg.type.kind);
  if (kinds.includes('list') || kinds.includes('object')) return undefined;
  if (kinds.includes('number')) return 'number';
  return kinds.includes('boolean') ? 'boolean' : 'string';
}

/** `<`, `<=`, `>`, `>=`; of three sides, both pairs must hold. */
export function emitOrder(ir: StrictCallIr, at: Block): Code | undefined {
  const kind = sharedKind(ir.args);
  if (ir.args.length < 2 || ir.args.length > 3 || kind === undefined || kind === 'boolean') return undefined;
  const operands = new Operands(ir.args, at);
  const codes = operands.all.map((operand) => operand.code);
  const symbol = SYMBOLS[ir.operator.name];
  const compared = all(codes.slice(1).map((right, index) => code`${codes[index]} ${symbol} ${right}`));
  const long = at.isRepeated && kind === 'string' ? mayBeLong(operands.all) : [];
  const checks = [...kindChecks(operands.all, kind), ...long.map(isShort)];
  if (checks.length === 0) return operands.within(code`(${compared})`);
  const slow = callOperator(ir, at, codes);
  if (ir.args.some((arg) => arg.type.kind !== 'any'))
    return operands.within(code`(${all(checks)} ? ${compared} : ${slow})`);
  const numbers = all(kindChecks(operands.all, 'number'));
  return operands.within(code`(${all(checks)} ? ${compared} : ${numbers} ? ${compared} : ${slow})`);
}

/** Operands that may be texts too long to be compared as often as one likes: in loops their length is looked at first. */
function mayBeLong(operands: readonly Operand[]): Operand[] {
  return operands.filter(({ ir, type }) =>
    ir.kind === 'const'
      ? typeof ir.value === 'string' && ir.value.length > SHORT_TEXT
      : type.kind === 'any' || (type.kind === 'text' && !type.values),
  );
}

function isShort({ code: of }: Operand): Code {
  return code`${of}.length <= ${SHORT_TEXT}`;
}

const SYMBOLS: Readonly<Record<string, Code>> = { '<': code`<`, '<=': code`<=`, '>': code`>`, '>=': code`>=` };
