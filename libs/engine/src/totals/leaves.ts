import { add, compareNumbers, subtract } from '../decimal/arithmetic.js';
import type { Delivery, Result } from '../run/execution.js';
import { partPath } from '../run/key.js';
import { PRECEDENCE } from '../run/outcome.js';
import type { Num } from '../values/value.js';
import type { Measure } from './measure.js';

/** The end of a purpose that has no parts, or of one part. */
export interface Leaf {
  /** Undefined where the purpose has no parts. */
  readonly part: string | undefined;
  readonly result: Result;
  readonly booked: readonly Measure[];
}

/** What a delivery books. */
export interface Booking {
  readonly delivery: Delivery;
  readonly measure: Measure;
}

/** A purpose's ends, each with what was booked for it. */
export function leavesOf(result: Result, bookings: readonly Booking[], part?: string): Leaf[] {
  if (!result.parts || result.parts.length === 0) {
    return [
      { part, result, booked: bookings.filter(({ delivery }) => delivery.part === part).map(({ measure }) => measure) },
    ];
  }
  return result.parts.flatMap((inner) => leavesOf(inner, bookings, partPath(part, inner.part)));
}

/** What the purpose's entry came with: what its subject says, else what was booked of it. */
export function receivedQuantity(subject: Measure, leaves: readonly Leaf[]): Num | undefined {
  return subject.quantity ?? sumOf(leaves, ({ quantity }) => quantity);
}

/** Each end's share of the quantity that the entry came with; together they are all of it. */
export function quantityShares(received: Num | undefined, leaves: readonly Leaf[]): Shares {
  return sharesOf(received, leaves, ({ quantity }) => quantity);
}

/** Each end's share of the subject's amount, as far as it was booked in the same currency. */
export function amountShares({ amount, currency }: Measure, leaves: readonly Leaf[]): Shares {
  return sharesOf(amount, leaves, (booked) => (booked.currency === currency ? booked.amount : undefined));
}

export type Shares = readonly (Num | undefined)[];
type Pick = (measure: Measure) => Num | undefined;

/**
 * Divides what an entry came with among its ends, so that nothing is counted twice: what the booked ends did not take is
 * that of the end which leads among the others.
 */
function sharesOf(received: Num | undefined, leaves: readonly Leaf[], pick: Pick): Shares {
  if (received === undefined || leaves.length < 2) return leaves.map(() => received);
  const isBooked = (leaf: Leaf): boolean => leaf.booked.length > 0;
  const taking = leading(leaves.filter(isBooked));
  const left = leading(leaves.filter((leaf) => !isBooked(leaf)));
  const rest = taking && left ? restOf(received, sumOf(leaves, pick) ?? 0) : received;
  return leaves.map((leaf) => {
    if (leaf === taking) return left ? subtract(received, rest) : received;
    return leaf === left ? rest : 0;
  });
}

function sumOf(leaves: readonly Leaf[], pick: Pick): Num | undefined {
  const numbers = leaves.flatMap(({ booked }) => booked.map(pick)).filter((number) => number !== undefined);
  return numbers.length === 0 ? undefined : numbers.reduce<Num>((sum, number) => add(sum, number), 0);
}

/** Billing may round up: then nothing is left, and never less than nothing. */
function restOf(received: Num, booked: Num): Num {
  const rest = subtract(received, booked);
  return compareNumbers(rest, 0) === compareNumbers(received, 0) ? rest : 0;
}

function leading(leaves: readonly Leaf[]): Leaf | undefined {
  const outcome = PRECEDENCE.find((state) => leaves.some((leaf) => leaf.result.outcome === state));
  return leaves.find((leaf) => leaf.result.outcome === outcome);
}
