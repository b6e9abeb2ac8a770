import type { Ir, StrictCallIr } from '../ir/expression.js';
import type { Block } from './block.js';
import { code, type Code } from './code.js';
import { value } from './expression.js';
import { isDouble, isSurely, scaleOf } from './knowledge.js';

/**
 * Numbers of known size and scale as whole doubles: 7.25 of at most two digits after the point is 725 hundredths. Sums,
 * differences and products of such are one JavaScript operation each, and exact.
 */
export interface UnitBounds {
  /** Digits after the point. */
  readonly scale: number;
  /** The units are surely within ±this. */
  readonly max: number;
}

export interface Units extends UnitBounds {
  readonly code: Code;
}

/** What doubles hold exactly. */
const WHOLE_MAX = 2 ** 53;

/** Below it, every whole number over a power of ten is spelled by exactly one double. */
export const UNITS_MAX = 1e15;

/** The bounds of an expression's units; undefined where its type gives none. */
export function unitBounds(ir: Ir): UnitBounds | undefined {
  if (!isSurely(ir.type, 'number')) return undefined;
  if (ir.kind === 'const') return constantUnits(ir.value);
  return (ir.kind === 'call' ? computedBounds(ir) : undefined) ?? readBounds(ir);
}

/** The code of the units of an expression that has bounds. */
export function emitUnits(ir: Ir, at: Block): Units | undefined {
  const bounds = unitBounds(ir);
  if (!bounds) return undefined;
  if (ir.kind === 'const') return constantUnits(ir.value);
  if (ir.kind === 'call' && computedBounds(ir)) return computedUnits(ir, at);
  const made = value(ir, at);
  // Off by less than half a unit.
  return { ...bounds, code: bounds.scale === 0 ? made : code`Math.round(${made} * ${10 ** bounds.scale})` };
}

/** The units of a sum, difference or product of bounded numbers; undefined for any other call. */
export function emitComputed(ir: StrictCallIr, at: Block): Units | undefined {
  return computedBounds(ir) ? computedUnits(ir, at) : undefined;
}

function constantUnits(of: unknown): Units | undefined {
  const digits = typeof of === 'number' ? /^-?\d+(?:\.(\d+))?$/.exec(String(of)) : null;
  if (!digits) return undefined;
  const scale = digits[1]?.length ?? 0;
  const units = Math.round(Number(of) * 10 ** scale);
  return Math.abs(units) < UNITS_MAX ? { code: code`${units}`, scale, max: Math.abs(units) } : undefined;
}

/** Of a value with a bounded type. */
function readBounds({ type }: Ir): UnitBounds | undefined {
  const scale = scaleOf(type);
  if (!isDouble(type) || scale === undefined || type.max === undefined) return undefined;
  return { scale, max: Math.ceil(type.max * 10 ** scale) };
}

type Combine = (a: UnitBounds, b: UnitBounds) => UnitBounds;

function summed(a: UnitBounds, b: UnitBounds): UnitBounds {
  const scale = Math.max(a.scale, b.scale);
  return { scale, max: a.max * 10 ** (scale - a.scale) + b.max * 10 ** (scale - b.scale) };
}

const COMBINE: Readonly<Record<string, Combine>> = {
  '+': summed,
  '-': summed,
  '*': (a, b) => ({ scale: a.scale + b.scale, max: a.max * b.max }),
};

function computedBounds({ operator, args }: StrictCallIr): UnitBounds | undefined {
  const combine = COMBINE[operator.name];
  const bounds = combine && args.length > 1 ? args.map(unitBounds) : [undefined];
  const known = bounds.filter((each) => each !== undefined);
  if (!combine || known.length < bounds.length) return undefined;
  const result = known.reduce((a, b) => combine(a, b));
  return result.max < WHOLE_MAX ? result : undefined;
}

const SYMBOLS: Readonly<Record<string, Code>> = { '+': code` + `, '-': code` - `, '*': code` * ` };

function computedUnits({ operator, args }: StrictCallIr, at: Block): Units {
  const combine = COMBINE[operator.name]!;
  return args
    .map((arg) => emitUnits(arg, at)!)
    .reduce((a, b) => {
      const result = combine(a, b);
      const [left, right] =
        operator.name === '*' ? [a.code, b.code] : [scaledTo(a, result.scale), scaledTo(b, result.scale)];
      return { ...result, code: code`(${left}${SYMBOLS[operator.name]}${right})` };
    });
}

function scaledTo(units: Units, scale: number): Code {
  return units.scale === scale ? units.code : code`${units.code} * ${10 ** (scale - units.scale)}`;
}

/** The double that the units spell; the zero is for -0. */
export function fromUnits({ code: units, scale }: Units): Code {
  return scale === 0 ? code`(${units} + 0)` : code`(${units} / ${10 ** scale} + 0)`;
}
