import type { Delivery, Draw, PartResult, Result } from '../run/execution.js';
import { partPath } from '../run/key.js';
import { ended, failed, type Ended } from '../run/outcome.js';
import type { Maybe, ObjectValue } from '../values/value.js';
import { NO_ROW, type Decision } from './decision.js';

/** What ends as one: the whole execution, a purpose, or a part of a split. */
export class EndScope {
  readonly purpose: string | undefined;
  readonly part: string | undefined;
  readonly deliveries: Delivery[] = [];
  readonly draws: Draw[] = [];
  /** Those of the draws that its own steps made, not those of scopes within. */
  readonly ownDraws = new Set<Draw>();
  readonly purposes: Record<string, Result> = {};
  readonly parts: PartResult[] = [];
  /** A split had no part, or did not apply. */
  wasEmptySplit = false;

  constructor(purpose: string | undefined, part: string | undefined) {
    this.purpose = purpose;
    this.part = part;
  }

  /** Gives back what its own steps drew. */
  giveBack(): void {
    const kept = this.draws.filter((draw) => !this.ownDraws.has(draw));
    this.draws.length = 0;
    for (const draw of kept) this.draws.push(draw);
  }

  /** What an accepted scope within owes and took, owed and taken by this one too. */
  take(inner: EndScope): void {
    for (const delivery of inner.deliveries) this.deliveries.push(delivery);
    for (const draw of inner.draws) this.draws.push(draw);
  }
}

/** The ends that are no summary of others: parts, purposes without parts, the execution without purposes. */
export function leavesOf(
  result: Result,
  purpose: string | undefined,
  part?: string,
): { purpose: string; part: string | undefined; result: Result }[] {
  if (result.purposes) return Object.entries(result.purposes).flatMap(([name, inner]) => leavesOf(inner, name, part));
  if (result.parts) return result.parts.flatMap((inner) => leavesOf(inner, purpose, partPath(part, inner.part)));
  return [{ purpose: purpose ?? '', part, result }];
}

/** The end that a decision means; undefined where it accepts. */
export function endOf(decision: Decision): Ended | undefined {
  if (decision === NO_ROW || Array.isArray(decision)) return undefined;
  const { outcome, reason, message, owner, remedy, deadline } = decision as ObjectValue;
  if (outcome !== 'hold' && outcome !== 'reject' && outcome !== 'exclude') return undefined;
  const text = (value: Maybe): string | undefined => (typeof value === 'string' ? value : undefined);
  return ended(outcome, text(reason), {
    message: text(message),
    owner: text(owner),
    remedy: text(remedy),
    deadline: text(deadline),
  });
}

/** A decision table without a row that fits. */
export function noRow(table: string): Ended {
  return failed('NO_ROW', `no row of \`${table}\` fits`);
}

/** What `reason` is in the steps after an end. */
export function reasonValue(result: Result, code: string): ObjectValue {
  const { owner, remedy } = result;
  return {
    code,
    message: result.message ?? result.error?.message ?? code,
    ...(owner === undefined ? {} : { owner }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}
