import { purposesOf } from '../check/purposes.js';
import type { FlowIr } from '../ir/flow.js';
import type { Program } from '../lower/program.js';
import { rolesOfType, type Roles } from '../roles/roles.js';
import type { Delivery, Execution, Result } from '../run/execution.js';
import { deliverSteps } from '../run/revision.js';
import type { ObjectValue, Value } from '../values/value.js';
import { Ledger } from './ledger.js';
import { amountShares, leavesOf, quantityShares, receivedQuantity, type Booking, type Leaf } from './leaves.js';
import { measureOf, NOTHING, type Measure } from './measure.js';

/** What came in for one purpose, how it ended, and what was booked; each a ledger of its own, so that they can be held against each other. */
export class PurposeTotals {
  /** One line without labels. */
  readonly received: Ledger;
  /** `outcome` */
  readonly states: Ledger;
  /** `outcome`, `reason`, `owner` */
  readonly reasons: Ledger;
  /** `customer`, `currency`; counts what was delivered */
  readonly booked: Ledger;

  constructor(from?: ObjectValue) {
    const read = (name: string): Ledger => (from ? Ledger.of(from[name]!) : new Ledger());
    this.received = read('received');
    this.states = read('states');
    this.reasons = read('reasons');
    this.booked = read('booked');
  }

  merge(other: PurposeTotals): void {
    this.received.merge(other.received);
    this.states.merge(other.states);
    this.reasons.merge(other.reasons);
    this.booked.merge(other.booked);
  }

  toJson(): Value {
    const { received, states, reasons, booked } = this;
    return { received: received.toJson(), states: states.toJson(), reasons: reasons.toJson(), booked: booked.toJson() };
  }

  /** An entry that is this purpose's only so far as its result says. */
  count(result: Result, subject: Measure, bookings: readonly Booking[]): void {
    const leaves = leavesOf(result, bookings);
    const quantity = receivedQuantity(subject, leaves);
    const unmeasured = quantity === undefined ? 1 : 0;
    this.received.add({}, { count: 1, quantity, unmeasured });
    this.states.add({ outcome: result.outcome }, { count: 1, unmeasured });
    const seen = new Set<string>();
    const quantities = quantityShares(quantity, leaves);
    const amounts = amountShares(subject, leaves);
    for (const [index, leaf] of leaves.entries()) {
      this.#countLeaf(leaf, { ...subject, quantity: quantities[index], amount: amounts[index] }, { unmeasured, seen });
    }
    for (const { measure } of bookings) {
      this.booked.add({ customer: measure.customer ?? '', currency: measure.currency ?? '' }, { ...measure, count: 1 });
    }
  }

  /** `share` is what of the entry ended here; `seen` are the reasons that the entry was counted under already. */
  #countLeaf(
    { result, booked }: Leaf,
    share: Measure,
    { unmeasured, seen }: { unmeasured: number; seen: Set<string> },
  ): void {
    const { outcome, reason, owner = '', message, error } = result;
    const money = booked.length > 0 ? booked : [share];
    this.states.add({ outcome }, { count: 0, quantity: share.quantity });
    for (const { amount, currency } of money) this.states.add({ outcome }, { count: 0, amount, currency });
    if (outcome === 'accepted') return;
    const labels = { outcome, reason: reason ?? error?.code ?? '', owner };
    const key = Object.values(labels).join('\n');
    const count = seen.has(key) ? 0 : 1;
    seen.add(key);
    this.reasons.add(labels, { count, quantity: share.quantity, unmeasured: count * unmeasured, about: message });
    for (const { amount, currency } of money) this.reasons.add(labels, { count: 0, amount, currency });
  }
}

/** Where the roles lie in what a flow works on and books: static, found before it runs. */
export interface TotalsPlan {
  readonly flow: string;
  readonly purposes: readonly string[];
  readonly subject: Roles;
  readonly booked: readonly { readonly to: string; readonly operation: string; readonly roles: Roles }[];
}

export function planTotals(flow: FlowIr, program: Program): TotalsPlan {
  const roles = (type: FlowIr['locals']['data']['type']): Roles =>
    rolesOfType(type, (id) => program.find('schema', id));
  return {
    flow: flow.id,
    purposes: purposesOf(flow),
    subject: flow.subject ? roles(flow.subject.type) : new Map(),
    booked: deliverSteps(flow).map(({ to, operation, books }) => ({ to, operation, roles: roles(books.type) })),
  };
}

/**
 * Control totals of a run: every entry in exactly one end state for each purpose, with its reason, and the sums that
 * prove it. A fold over executions; folds of parts of a run merge into that of the whole.
 */
export class ControlTotals {
  readonly plan: TotalsPlan;
  readonly purposes: ReadonlyMap<string, PurposeTotals>;
  entries = 0;
  /** Lines of the input that could not be read. */
  unreadable = 0;

  constructor(plan: TotalsPlan) {
    this.plan = plan;
    this.purposes = new Map(plan.purposes.map((name) => [name, new PurposeTotals()]));
  }

  count({ result, subject, deliveries }: Execution): void {
    this.entries += 1;
    const measure = measureOf(subject, this.plan.subject);
    for (const [name, totals] of this.purposes) {
      const bookings = deliveries
        .filter(({ purpose }) => purpose === name)
        .flatMap((delivery) => this.#booking(delivery));
      totals.count(result.purposes?.[name] ?? result, measure, bookings);
    }
  }

  /** A line that is no entry failed for every purpose. */
  countUnreadable(error: { readonly code: string; readonly message: string }): void {
    this.entries += 1;
    this.unreadable += 1;
    for (const totals of this.purposes.values())
      totals.count({ outcome: 'failed', reason: error.code, message: error.message, error }, NOTHING, []);
  }

  #booking(delivery: Delivery): Booking[] {
    const object = delivery.books ?? delivery.body;
    for (const { to, operation, roles } of this.plan.booked) {
      if (to !== delivery.to || operation !== delivery.operation) continue;
      const measure = measureOf(object, roles);
      if (measure.quantity !== undefined || measure.amount !== undefined) return [{ delivery, measure }];
    }
    return [];
  }

  /** Takes in the totals of another part of the run, as `toJson` gave them. */
  merge(json: Value): void {
    const { entries, unreadable, purposes } = json as ObjectValue;
    this.entries += entries as number;
    this.unreadable += unreadable as number;
    for (const [name, totals] of this.purposes)
      totals.merge(new PurposeTotals((purposes as ObjectValue)[name] as ObjectValue));
  }

  toJson(): Value {
    const purposes = Object.fromEntries([...this.purposes].map(([name, totals]) => [name, totals.toJson()]));
    return { entries: this.entries, unreadable: this.unreadable, purposes };
  }
}
