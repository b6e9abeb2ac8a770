import { add, compareNumbers } from '../decimal/arithmetic.js';
import type { Reason } from '../ir/definitions.js';
import type { EndState } from '../run/execution.js';
import { PRECEDENCE } from '../run/outcome.js';
import type { Num } from '../values/value.js';
import type { ControlTotals, PurposeTotals } from './control-totals.js';
import type { Ledger, Line } from './ledger.js';

/** Control totals as people and scripts read them: named, in a stable order, with what proves that they add up. */
export interface TotalsReport {
  readonly flow: string;
  readonly entries: number;
  readonly unreadable: number;
  /** What the subject's schema calls its quantity, such as `Hours`. */
  readonly quantityTitle: string;
  readonly purposes: readonly PurposeReport[];
}

export interface PurposeReport {
  readonly purpose: string;
  readonly received: Sums;
  readonly ends: readonly (Sums & { readonly outcome: EndState })[];
  readonly reasons: readonly ReasonReport[];
  readonly booked: readonly BookedReport[];
  readonly holds: Controls;
}

export interface Sums {
  readonly entries: number;
  readonly quantity: Num;
  /** Entries whose quantity is not known, because they ended before their subject was made. */
  readonly unmeasured: number;
  /** By currency. */
  readonly amounts: Readonly<Record<string, Num>>;
}

export interface ReasonReport extends Sums {
  readonly outcome: EndState;
  readonly reason: string;
  readonly title: string | undefined;
  readonly owner: string | undefined;
  /** What the first such entry says. */
  readonly example: string | undefined;
}

export interface BookedReport {
  readonly customer: string;
  readonly currency: string;
  readonly deliveries: number;
  readonly quantity: Num;
  readonly amount: Num;
}

/** Sums that must be equal because they count the same by different ways. */
export interface Controls {
  /** As many entries ended as were received. */
  readonly entries: boolean;
  /** Their quantities by end state are those received. */
  readonly quantity: boolean;
  /** What was booked by customer is what was accepted, in each currency. */
  readonly amounts: boolean;
}

export function reportTotals(totals: ControlTotals, reasons: ReadonlyMap<string, Reason>): TotalsReport {
  const { plan, entries, unreadable } = totals;
  const title =
    plan.subject.get('quantity')?.title ??
    plan.booked.map(({ roles }) => roles.get('quantity')?.title).find((one) => one !== undefined);
  return {
    flow: plan.flow,
    entries,
    unreadable,
    quantityTitle: title ?? 'Quantity',
    purposes: [...totals.purposes].map(([purpose, sums]) => reportPurpose(purpose, sums, { entries, reasons })),
  };
}

const SHOWN: readonly EndState[] = ['accepted', 'held', 'excluded', 'rejected', 'failed', 'superseded'];

function reportPurpose(
  purpose: string,
  totals: PurposeTotals,
  run: { entries: number; reasons: ReadonlyMap<string, Reason> },
): PurposeReport {
  const received = sumsOf(totals.received.lines()[0]);
  const ends = SHOWN.flatMap((outcome) => {
    const line = totals.states.lines().find(({ labels }) => labels['outcome'] === outcome);
    return line ? [{ outcome, ...sumsOf(line) }] : [];
  });
  const booked = totals.booked
    .lines()
    .map(bookedOf)
    .sort((a, b) => order(a.customer, b.customer) || order(a.currency, b.currency));
  return {
    purpose,
    received,
    ends,
    reasons: reasonsOf(totals.reasons, run.reasons),
    booked,
    holds: {
      entries: received.entries === run.entries && ends.reduce((sum, end) => sum + end.entries, 0) === run.entries,
      quantity: equal(received.quantity, total(ends.map(({ quantity }) => quantity))),
      amounts:
        booked.length === 0 ||
        sameAmounts(ends.find(({ outcome }) => outcome === 'accepted')?.amounts ?? {}, amountsOf(booked)),
    },
  };
}

function sumsOf(line: Line | undefined): Sums {
  if (!line) return { entries: 0, quantity: 0, unmeasured: 0, amounts: {} };
  const { count, quantity, unmeasured, amounts } = line;
  return {
    entries: count,
    quantity,
    unmeasured,
    amounts: Object.fromEntries([...amounts].sort(([a], [b]) => order(a, b))),
  };
}

function bookedOf({ labels, count, quantity, amounts }: Line): BookedReport {
  const { customer = '', currency = '' } = labels;
  return { customer, currency, deliveries: count, quantity, amount: amounts.get(currency) ?? 0 };
}

/** The worst first, and of those the most frequent. */
function reasonsOf(ledger: Ledger, catalogue: ReadonlyMap<string, Reason>): ReasonReport[] {
  const reported = ledger.lines().map((line): ReasonReport => {
    const { outcome, reason = '', owner } = line.labels;
    const known = catalogue.get(reason);
    return {
      outcome: outcome as EndState,
      reason,
      title: known?.title,
      owner: owner === '' ? known?.owner : owner,
      example: line.about,
      ...sumsOf(line),
    };
  });
  const rank = ({ outcome }: ReasonReport): number => PRECEDENCE.indexOf(outcome);
  return reported.sort(
    (a, b) =>
      rank(a) - rank(b) || b.entries - a.entries || order(a.reason, b.reason) || order(a.owner ?? '', b.owner ?? ''),
  );
}

function amountsOf(booked: readonly BookedReport[]): Record<string, Num> {
  const sums = new Map<string, Num>();
  for (const { currency, amount } of booked) sums.set(currency, add(sums.get(currency) ?? 0, amount));
  return Object.fromEntries(sums);
}

function sameAmounts(a: Readonly<Record<string, Num>>, b: Readonly<Record<string, Num>>): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((currency) =>
    equal(a[currency] ?? 0, b[currency] ?? 0),
  );
}

function total(numbers: readonly Num[]): Num {
  return numbers.reduce((sum, number) => add(sum, number), 0);
}

function equal(a: Num, b: Num): boolean {
  return compareNumbers(a, b) === 0;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
