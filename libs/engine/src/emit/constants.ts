import { isNumber } from '../decimal/decimal.js';
import { frozen } from '../values/intern.js';
import type { Value } from '../values/value.js';
import { code, type Code } from './code.js';
import type { Unit } from './unit.js';

/** A constant of a definition in generated code. */
export function emitConstant(value: Value, unit: Unit): Code {
  if (typeof value !== 'object' || value === null) return code`${value}`;
  return unit.bind('constant', isNumber(value) ? value : frozen(value));
}
