import { add, divide, multiply, negate, remainder, round, subtract } from '../decimal/arithmetic.js';
import { roundProduct, roundProduct3, roundQuotient } from '../decimal/fast.js';
import { isRoundingMode, type RoundingMode } from '../decimal/rounding.js';
import type { Ir, StrictCallIr } from '../ir/expression.js';
import type { Block } from './block.js';
import { callOperator } from './calls.js';
import { all, code, commas, type Code } from './code.js';
import { value } from './expression.js';
import { isDouble, isSurely } from './knowledge.js';
import { kindChecks, Operands } from './operands.js';
import { ROUND_UNITS } from './rounding.js';
import { emitComputed, emitUnits, fromUnits, unitBounds, UNITS_MAX } from './units.js';

/** Exact arithmetic on `number | Decimal`: calls of `decimal/`, or doubles where the types prove them exact. */

const FUNCTIONS: Readonly<Record<string, unknown>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': remainder,
};

export function emitArithmetic(ir: StrictCallIr, at: Block): Code | undefined {
  const { name } = ir.operator;
  if (ir.args.length < 2) return undefined;
  const native = emitNative(ir, at);
  if (native) return native;
  const run = at.emission.unit.bind('compute', FUNCTIONS[name]);
  const fold = (codes: readonly Code[]): Code =>
    codes.slice(1).reduce((left, right) => code`${run}(${left}, ${right})`, codes[0]!);
  if (ir.args.every((arg) => isSurely(arg.type, 'number'))) return fold(ir.args.map((arg) => value(arg, at)));
  const operands = new Operands(ir.args, at);
  const codes = operands.all.map((operand) => operand.code);
  return operands.within(
    code`(${all(kindChecks(operands.all, 'number'))} ? ${fold(codes)} : ${callOperator(ir, at, codes)})`,
  );
}

/** Bounded numbers of known scale, as whole doubles. */
function emitNative(ir: StrictCallIr, at: Block): Code | undefined {
  if (!isSurely(ir.type, 'number') || !isDouble(ir.type)) return undefined;
  const units = emitComputed(ir, at);
  return units && units.max < UNITS_MAX ? fromUnits(units) : undefined;
}

export function emitNegation(ir: StrictCallIr, at: Block): Code | undefined {
  const [operand] = ir.args as [Ir];
  if (!isSurely(operand.type, 'number')) return undefined;
  if (isDouble(operand.type)) return code`(0 - ${value(operand, at)})`;
  return code`${at.emission.unit.bind('negate', negate)}(${value(operand, at)})`;
}

/** `round(amount, places, mode)` with places and mode written out; what is rounded is not computed apart where it need not be. */
export function emitRound(ir: StrictCallIr, at: Block): Code | undefined {
  const [amount, places, mode] = ir.args;
  if (!amount || !isSurely(amount.type, 'number')) return undefined;
  const way = { places: constantOf(places) ?? 0, mode: constantOf(mode) ?? 'half-even' };
  if ((places && places.kind !== 'const') || (mode && mode.kind !== 'const') || !isWay(way)) return undefined;
  const { unit } = at.emission;
  return (
    emitInUnits(amount, way, at) ??
    emitFused(amount, way, at) ??
    code`${unit.bind('round', round)}(${value(amount, at)}, ${way.places}, ${way.mode})`
  );
}

function constantOf(ir: Ir | undefined): unknown {
  return ir?.kind === 'const' ? ir.value : undefined;
}

function isWay(way: { places: unknown; mode: unknown }): way is Way {
  return Number.isInteger(way.places) && Math.abs(way.places as number) <= PLACES_MAX && isRoundingMode(way.mode);
}

/** More places than anyone rounds to. */
const PLACES_MAX = 12;

/** A bounded amount of known scale. */
function emitInUnits(amount: Ir, { places, mode }: Way, at: Block): Code | undefined {
  const bounds = unitBounds(amount);
  if (!bounds || places < 0 || !(bounds.max < UNITS_MAX)) return undefined;
  const units = emitUnits(amount, at)!;
  if (units.scale <= places) return fromUnits(units);
  const rounded = code`${at.emission.unit.bind('round', ROUND_UNITS[mode])}(${units.code}, ${10 ** (units.scale - places)})`;
  return fromUnits({ code: rounded, scale: places, max: bounds.max });
}

interface Way {
  readonly places: number;
  readonly mode: RoundingMode;
}

function emitFused(amount: Ir, way: Way, at: Block): Code | undefined {
  if (amount.kind !== 'call' || way.places < 0) return undefined;
  const factors = factorsOf(amount);
  if (!factors.every((factor) => isSurely(factor.type, 'number'))) return undefined;
  const { unit } = at.emission;
  const given = commas(factors.map((factor) => value(factor, at)));
  if (amount.operator.name === '/' && factors.length === 2) {
    return code`${unit.bind('quotient', roundQuotient)}(${given}, ${way.places}, ${way.mode})`;
  }
  if (amount.operator.name !== '*') return undefined;
  if (factors.length === 2) return code`${unit.bind('product', roundProduct)}(${given}, ${way.places}, ${way.mode})`;
  if (factors.length === 3) return code`${unit.bind('product', roundProduct3)}([${given}], ${way.places}, ${way.mode})`;
  return undefined;
}

/** The factors of a product of products. */
function factorsOf(ir: StrictCallIr): readonly Ir[] {
  if (ir.operator.name !== '*') return ir.args;
  return ir.args.flatMap((arg) => (arg.kind === 'call' && arg.operator.name === '*' ? factorsOf(arg) : [arg]));
}
