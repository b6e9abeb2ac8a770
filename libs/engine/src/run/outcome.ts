import type { Outcome, Reason } from '../ir/definitions.js';
import type { EndState, PartResult, Result } from './execution.js';

/** How decisions become end states, and how the ends of parts and purposes make the end of what contains them. */

export const NOT_APPLICABLE = 'NOT_APPLICABLE';

/** A scope ended before its last step. */
export interface Ended {
  readonly result: Result;
}

const END_STATE: Readonly<Record<Exclude<Outcome, 'accept'>, EndState>> = {
  hold: 'held',
  reject: 'rejected',
  exclude: 'excluded',
};

/** An end by decision: what is said here leads, then what the catalogue says of the reason. */
export function ended(
  outcome: Exclude<Outcome, 'accept'>,
  reason: string | undefined,
  said: {
    about?: Reason | undefined;
    message?: string | undefined;
    owner?: string | undefined;
    remedy?: string | undefined;
    deadline?: string | undefined;
  },
): Ended {
  const { about } = said;
  const result: Result = { outcome: END_STATE[outcome] };
  const set = <K extends 'reason' | 'message' | 'owner' | 'remedy' | 'deadline'>(
    key: K,
    value: string | undefined,
  ): void => {
    if (value !== undefined) result[key] = value;
  };
  set('reason', reason);
  set('message', said.message ?? about?.title);
  set('owner', said.owner ?? about?.owner);
  set('remedy', said.remedy ?? about?.remedy);
  if (outcome === 'hold') set('deadline', said.deadline ?? about?.serviceLevel);
  return { result };
}

/** An end by a typed failure. */
export function failed(code: string, message: string): Ended {
  return { result: { outcome: 'failed', reason: code, message, error: { code, message } } };
}

/** The first of these that occurs among its children is the outcome of a parent. */
export const PRECEDENCE: readonly EndState[] = ['failed', 'rejected', 'held', 'accepted', 'excluded', 'superseded'];

/** What the ends within it make of a result, after one of them has changed. */
export function summedAnew(result: Result): Result {
  const { purposes = {}, parts = [] } = result;
  const inner = Object.entries(purposes).map(([name, each]): [string, Result] => [name, summedAnew(each)]);
  const innerParts = parts.map(({ part, ...each }): PartResult => ({ part, ...summedAnew(each) }));
  return summary(Object.fromEntries(inner), innerParts, () => result);
}

/** The end of a scope that ran to its last step: what its purposes and parts make of it, else `own`. */
export function summary(purposes: Record<string, Result>, parts: PartResult[], own: () => Result): Result {
  const children = [...Object.values(purposes), ...parts];
  if (children.length === 0) return own();
  const outcome = PRECEDENCE.find((state) => children.some((child) => child.outcome === state))!;
  const first = children.find((child) => child.outcome === outcome)!;
  const { purposes: _, parts: __, ...said } = first;
  delete (said as Partial<PartResult>).part;
  return {
    ...said,
    ...(Object.keys(purposes).length > 0 ? { purposes } : {}),
    ...(parts.length > 0 ? { parts } : {}),
  };
}
