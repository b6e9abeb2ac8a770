import { add, compareNumbers, subtract } from '../decimal/arithmetic.js';
import { isNumber } from '../decimal/decimal.js';
import { ASK, type Delivery, type Draw, type FlowEvent, type PartResult, type Result } from '../run/execution.js';
import { partPath } from '../run/key.js';
import { ended, summary } from '../run/outcome.js';
import { describeValue } from '../values/describe.js';
import { DRAW_EFFORT, spend } from '../values/bounds/effort.js';
import { withinReach } from '../values/bounds/reach.js';
import type { Reason } from '../ir/definitions.js';
import type { Maybe, Num, ObjectValue, Value } from '../values/value.js';
import { BAIL } from './bail.js';
import type { Run } from './unit.js';

/** Functions that generated flows call. What the interpreter would fail on, they leave to it. */

export function eventValue({ id, source, type, time, legalEntity }: FlowEvent): ObjectValue {
  return legalEntity === undefined ? { id, source, type, time } : { id, source, type, time, legalEntity };
}

/** The end of a purpose or part that its condition skips. */
export function notApplicable(about: Reason): Result {
  return ended('exclude', 'NOT_APPLICABLE', { about }).result;
}

/** The end of the whole, which is the end of each of its purposes. */
export function forEvery(result: Result, purposes: readonly string[]): Result {
  return { ...result, purposes: Object.fromEntries(purposes.map((name) => [name, { ...result }])) };
}

/** What a scope ends as after its last step. */
export function summed(
  purposes: Record<string, Result> | undefined,
  parts: PartResult[] | undefined,
  own: Result,
): Result {
  return summary(purposes ?? {}, parts ?? [], () => own);
}

/** What a decision table with an outcome decided; undefined where it accepts. */
export function endOfDecision(decision: Maybe): Result | undefined {
  if (typeof decision !== 'object' || decision === null || Array.isArray(decision)) return undefined;
  const { outcome, reason, message, owner, remedy, deadline } = decision as ObjectValue;
  if (outcome !== 'hold' && outcome !== 'reject' && outcome !== 'exclude') return undefined;
  const text = (value: Maybe): string | undefined => (typeof value === 'string' ? value : undefined);
  return ended(outcome, text(reason), {
    message: text(message),
    owner: text(owner),
    remedy: text(remedy),
    deadline: text(deadline),
  }).result;
}

/** A part of a key as a text. */
export function keyText(part: Maybe): string {
  if (typeof part === 'string') return withinReach(part);
  if (part === undefined || part === null || (typeof part === 'object' && !isNumber(part))) throw BAIL;
  return String(part);
}

export interface DrawRequest {
  readonly balance: string;
  readonly key: string;
  readonly amount: Maybe;
  readonly limit: Maybe;
}

/** As much as the limit leaves is granted; the rest is over. */
export function draw(run: Run, draws: Draw[], { balance, key, amount, limit }: DrawRequest): ObjectValue {
  if (!isNumber(amount) || !isNumber(limit)) throw BAIL;
  const before = drawnBefore(run, draws, balance, key);
  const left = subtract(limit, before);
  const free = compareNumbers(left, 0) > 0 ? left : 0;
  const granted = compareNumbers(amount, free) > 0 ? free : amount;
  draws.push({ balance, key, amount: granted });
  return { before, granted, over: subtract(amount, granted) };
}

function drawnBefore(run: Run, draws: readonly Draw[], balance: string, key: string): Num {
  const stored = run.host!.balance(balance, key);
  if (stored === ASK) throw BAIL;
  spend(draws.length * DRAW_EFFORT);
  return draws.reduce<Num>(
    (sum, earlier) => (earlier.balance === balance && earlier.key === key ? add(sum, earlier.amount) : sum),
    stored,
  );
}

/** What a look-up without a row says. */
export function noRowMessage(table: string, title: string | undefined, keys: readonly Maybe[], at: Maybe): string {
  const searched = keys.map(describeValue).join(', ');
  const day = typeof at === 'string' ? ` on ${at}` : '';
  return `${title === undefined ? '' : `${title}: `}\`${table}\` has no row for ${searched}${day}`;
}

/** A value that a delivery cannot do without. */
export function needed(value: Maybe): Value {
  if (value === undefined) throw BAIL;
  return value;
}

export function neededInKey(value: Maybe): Value {
  if (value === undefined || value === null) throw BAIL;
  return value;
}

/** `{ key, value }` per element of a list. */
export function distinctParts(parts: readonly { readonly key: string; readonly value: Value }[]): typeof parts {
  if (parts.length > 1 && new Set(parts.map((part) => part.key)).size < parts.length) throw BAIL;
  return parts;
}

/** A purpose or part that ended by itself, not as the sum of others. */
export interface Leaf {
  readonly purpose: string;
  readonly part: string | undefined;
  readonly result: Result;
}

/** The leaves of a result whose outcome is one of these. */
export function leavesThat(outcomes: readonly string[], result: Result, purpose: string, part?: string): Leaf[] {
  if (result.purposes) {
    return Object.entries(result.purposes).flatMap(([name, inner]) => leavesThat(outcomes, inner, name, part));
  }
  if (result.parts) {
    return result.parts.flatMap((inner) => leavesThat(outcomes, inner, purpose, partPath(part, inner.part)));
  }
  return outcomes.includes(result.outcome) ? [{ purpose, part, result }] : [];
}

/** What `reason` is in the steps after an end. */
export function reasonOf({ result }: Leaf): ObjectValue {
  const { owner, remedy } = result;
  return {
    code: codeOf(result),
    message: result.message ?? result.error?.message ?? codeOf(result),
    ...(owner === undefined ? {} : { owner }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

function codeOf(result: Result): string {
  return result.reason ?? result.error?.code ?? result.outcome;
}

/** Adds the deliveries of the steps after an end, whose keys say which end. */
export function suffixed(all: Delivery[], deliveries: readonly Delivery[], { purpose, part, result }: Leaf): void {
  const ofPart = part === undefined ? {} : { part };
  const suffix = part === undefined ? [purpose, codeOf(result)] : [purpose, part, codeOf(result)];
  for (const delivery of deliveries) {
    const { to, operation, key, body, books, remember } = delivery;
    const own: Delivery = { purpose, ...ofPart, to, operation, key: [...key, ...suffix], body };
    if (books !== undefined) own.books = books;
    if (remember !== undefined) own.remember = remember;
    all.push(own);
  }
}
