import { add, subtract } from '../decimal/arithmetic.js';
import type { Delivery, Execution, Result } from '../run/execution.js';
import { valuesAt, type Role, type Roles } from '../roles/roles.js';
import { isNumber } from '../decimal/decimal.js';
import type { Num, Value } from '../values/value.js';
import type { TotalsPlan } from './control-totals.js';
import {
  amountShares,
  leavesOf,
  quantityShares,
  receivedQuantity,
  type Booking,
  type Leaf,
  type Shares,
} from './leaves.js';
import { measureOf, type Measure } from './measure.js';

/** What an object is about beside its measures: the dimensions that totals are broken down by. */
export interface Dimensions {
  readonly legalEntity: string | undefined;
  readonly contract: string | undefined;
  readonly project: string | undefined;
  readonly resource: string | undefined;
  readonly date: string | undefined;
}

/** One end of an execution: of a purpose without parts, or of a part. Ends add up to what came in. */
export interface End extends Dimensions {
  readonly purpose: string;
  /** Of a split within a split the whole way, as deliveries have it; empty where the purpose has no parts. */
  readonly part: string;
  readonly result: Result;
  readonly quantity: Num | undefined;
  readonly amount: Num | undefined;
  readonly currency: string | undefined;
  readonly customer: string | undefined;
}

/** What a delivery books, by the roles of its object. */
export interface Booked extends Measure, Dimensions {}

/** All ends of an execution, each with its share of what came in and the sum of what was booked for it. */
export function endsOf({ result, subject, deliveries }: Execution, plan: TotalsPlan): End[] {
  const measure = measureOf(subject, plan.subject);
  const dimensions = dimensionsOf(subject, plan.subject);
  return plan.purposes.flatMap((purpose) => {
    const bookings = deliveries
      .filter((delivery) => delivery.purpose === purpose)
      .flatMap((delivery) => bookingsOf(delivery, plan));
    const leaves = leavesOf(result.purposes?.[purpose] ?? result, bookings);
    const quantities = spread(quantityShares(receivedQuantity(measure, leaves), leaves), leaves);
    const amounts = amountShares(measure, leaves);
    return leaves.map((leaf, index): End => {
      const share = { ...measure, quantity: quantities[index], amount: amounts[index] };
      const booked = bookings.find(({ delivery }) => delivery.part === leaf.part)?.measure;
      return {
        purpose,
        part: leaf.part ?? '',
        result: leaf.result,
        ...moneyOf(leaf, share),
        ...narrowed(dimensions, booked),
      };
    });
  });
}

/** What the ends that booked something took together, each by what it booked; the first takes what the sum leaves over. */
function spread(shares: Shares, leaves: readonly Leaf[]): (Num | undefined)[] {
  const own = leaves.map(({ booked }) => sum(booked.map(({ quantity }) => quantity)));
  const first = own.findIndex((quantity) => quantity !== undefined);
  const taken = sum(shares.filter((_, index) => own[index] !== undefined));
  if (first < 0 || taken === undefined) return [...shares];
  const rest = subtract(taken, sum(own)!);
  return shares.map((share, index) => (index === first ? add(own[index]!, rest) : (own[index] ?? share)));
}

function sum(numbers: readonly (Num | undefined)[]): Num | undefined {
  const known = numbers.filter((number) => number !== undefined);
  return known.length === 0 ? undefined : known.reduce<Num>((total, number) => add(total, number), 0);
}

/** What a delivery books, for the outbox; undefined where its object has no measure. */
export function bookedBy(delivery: Delivery, plan: TotalsPlan): Booked | undefined {
  const place = plan.booked.find(({ to, operation }) => to === delivery.to && operation === delivery.operation);
  if (!place) return undefined;
  const object = delivery.books ?? delivery.body;
  const { quantity, amount, currency, customer } = measureOf(object, place.roles);
  const { legalEntity, contract, project, resource, date } = dimensionsOf(object, place.roles);
  return { quantity, amount, currency, customer, legalEntity, contract, project, resource, date };
}

function bookingsOf(delivery: Delivery, plan: TotalsPlan): (Booking & { readonly measure: Booked })[] {
  const measure = bookedBy(delivery, plan);
  return measure && (measure.quantity !== undefined || measure.amount !== undefined) ? [{ delivery, measure }] : [];
}

/** Money in the first currency that was booked; where nothing was, the share of what came in. */
function moneyOf({ booked }: Leaf, share: Measure): Measure {
  const [first] = booked;
  if (!first) return share;
  return {
    quantity: share.quantity,
    amount: sum(booked.map(({ amount, currency }) => (currency === first.currency ? amount : undefined))),
    currency: first.currency,
    customer: first.customer ?? share.customer,
  };
}

/** What the booked object says leads over what the subject says. */
function narrowed(subject: Dimensions, booked: Booked | undefined): Dimensions {
  if (!booked) return subject;
  return {
    legalEntity: booked.legalEntity ?? subject.legalEntity,
    contract: booked.contract ?? subject.contract,
    project: booked.project ?? subject.project,
    resource: booked.resource ?? subject.resource,
    date: booked.date ?? subject.date,
  };
}

function dimensionsOf(value: Value | undefined, roles: Roles): Dimensions {
  return {
    legalEntity: textAt(value, roles, 'legal-entity'),
    contract: textAt(value, roles, 'contract'),
    project: textAt(value, roles, 'project'),
    resource: textAt(value, roles, 'resource'),
    date: textAt(value, roles, 'date'),
  };
}

function textAt(value: Value | undefined, roles: Roles, role: Role): string | undefined {
  const place = roles.get(role);
  const [first] = place ? valuesAt(value, place.path) : [];
  return typeof first === 'string' ? first : isNumber(first) ? String(first) : undefined;
}
