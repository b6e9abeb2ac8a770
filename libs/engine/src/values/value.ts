import type { Decimal } from '../decimal/decimal.js';

/**
 * A value that definitions compute with. Dates and timestamps are texts (`2026-11-21`, RFC 3339).
 *
 * A JavaScript number stands for the decimal that its shortest text spells (`0.1` is one tenth); a decimal that
 * no double's shortest text spells is a `Decimal`. Each decimal thus has exactly one representation:
 * two numbers are equal if they are identical, or both `Decimal` with equal digits.
 */
export type Value = null | boolean | number | Decimal | string | ListValue | ObjectValue;

export type ListValue = readonly Value[];

export interface ObjectValue {
  readonly [key: string]: Value;
}

/** What an expression yields: `undefined` is *missing* (the source has no such field); null is a value. */
export type Maybe = Value | undefined;

/** A number, in either of its two forms. */
export type Num = number | Decimal;
