/** Single entries as the time system would hold them: plain ones that must be billed, and troubles that the rules stop. */
import { divided, exact, textOf, times, type Exact } from '../exact.js';
import type { Expectation, Expected } from '../ledger/records.js';
import type { Random } from '../random.js';
import type { Row } from '../csv.js';
import { onDay, rowsBy, type Firm } from './firm.js';
import { ACCEPTED, NOTES, PLAIN, TASKS, TROUBLES, type Place } from './scenes.js';

export interface Entry {
  type: 'time-entry.approved' | 'expense.approved' | 'time-entry.deleted';
  data: Record<string, unknown> & { id: number; updated_at: string };
  hours: string;
  expect: Expectation;
}

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2026, 9, 1);
const DAYS = 61;

type Rows = ReadonlyMap<string, Row[]>;

export class Entries {
  readonly #employees: Rows;
  readonly #projects: Rows;
  readonly #contracts: Rows;
  readonly #customers: Rows;
  readonly #entities: Rows;
  readonly #rates: Rows;

  constructor({ employees, projects, contracts, customers, entities, rates }: Firm) {
    this.#employees = rowsBy(employees, 'userId');
    this.#projects = rowsBy(projects, 'code');
    this.#contracts = rowsBy(contracts, 'id');
    this.#customers = rowsBy(customers, 'id');
    this.#entities = rowsBy(entities, 'id');
    this.#rates = rowsBy(rates, 'rateCard', 'laborCategory');
  }

  /** Time that is billed and costed for certain. */
  plain(id: number, updated: string, random: Random): Entry {
    const place = random.pick(PLAIN);
    const quarters = random.between(1, 36);
    return this.#entry(id, updated, { place, user: random.pick(place.users), day: workday(random), quarters }, random);
  }

  /** The same entry with other hours, later. */
  corrected(before: Entry, updated: string, random: Random): Entry {
    const quarters = random.between(1, 36);
    const user = String((before.data.user as { id: number }).id);
    const project = (before.data.project as { code: string }).code;
    const place = PLAIN.find((one) => one.project === project)!;
    return this.#entry(before.data.id, updated, { place, user, day: String(before.data.spent_date), quarters }, random);
  }

  /** Approval taken back. */
  unapproved({ data, hours }: Entry, updated: string): Entry {
    const held = { outcome: 'held', reason: 'NOT_APPROVED' };
    const open = { approval_status: 'unsubmitted', is_closed: false, is_locked: false, locked_reason: null };
    return {
      type: 'time-entry.approved',
      data: { ...data, ...open, updated_at: updated },
      hours,
      expect: { cost: held, billing: held },
    };
  }

  /** Harvest tells nobody of a deletion; whoever watches it sends this. */
  deleted({ data }: Entry, updated: string): Entry {
    const gone = { outcome: 'deleted' };
    return {
      type: 'time-entry.deleted',
      data: { id: data.id, updated_at: updated },
      hours: '0',
      expect: { cost: gone, billing: gone },
    };
  }

  /** Recorded after its period was closed. */
  late(id: number, updated: string, random: Random): Entry {
    const rejected = { outcome: 'rejected', reason: 'PERIOD_CLOSED' };
    const entry = this.#data(
      id,
      updated,
      { project: 'P-100', user: '4410027', day: '2026-09-29', quarters: random.between(1, 32) },
      random,
    );
    return { ...entry, expect: { cost: rejected, billing: rejected } };
  }

  trouble(id: number, updated: string, random: Random): Entry {
    const { project, user, day, cost, billing, change = {} } = random.pick(TROUBLES);
    const quarters = random.between(1, 32);
    const { data, hours } = this.#data(id, updated, { project, user, day, quarters }, random);
    const costs = cost.outcome === 'accepted' ? this.#cost(user, day, quarters) : cost;
    return { type: 'time-entry.approved', data: { ...data, ...change }, hours, expect: { cost: costs, billing } };
  }

  expense(id: number, updated: string, random: Random): Entry {
    const cents = random.between(500, 90_000);
    const total = textOf({ units: BigInt(cents), places: 2 });
    const base = this.#data(
      id,
      updated,
      { project: 'P-300', user: random.pick(PLAIN[2]!.users), day: workday(random), quarters: 0 },
      random,
    ).data;
    const { task, hours, rounded_hours, is_running, ...kept } = base;
    const data = {
      ...kept,
      id,
      updated_at: updated,
      notes: `harvest:expense-${id} ${random.pick(NOTES)}`,
      expense_category: { id: 4195926, name: 'Travel', unit_price: null, unit_name: null },
      units: null,
      total_cost: Number(total),
      receipt: { url: `https://receipts.example/${id}`, file_name: 'ticket.pdf' },
    };
    const markup = onDay(this.#contracts.get('K-300'), String(base.spent_date))?.markupPercent ?? '0';
    const amount = textOf(divided(times(exact(total)!, exact(String(100 + Number(markup)))!), 100n, 2));
    const billing = { outcome: 'accepted', target: 'netsuite', amount, currency: 'USD' };
    return { type: 'expense.approved', data, hours: '0', expect: { cost: { outcome: 'none' }, billing } };
  }

  #entry(
    id: number,
    updated: string,
    what: { place: Place; user: string; day: string; quarters: number },
    random: Random,
  ): Entry {
    const { place, user, day, quarters } = what;
    const { data, hours } = this.#data(id, updated, { project: place.project, user, day, quarters }, random);
    return {
      type: 'time-entry.approved',
      data,
      hours,
      expect: { cost: this.#cost(user, day, quarters), billing: this.#billing(place, user, day, quarters) },
    };
  }

  #data(
    id: number,
    updated: string,
    what: { project: string; user: string; day: string; quarters: number },
    random: Random,
  ): Entry {
    const { project, user, day, quarters } = what;
    const row = onDay(this.#projects.get(project), day);
    const customer = this.#customers.get(row?.customerId ?? '')?.[0];
    const hours = quarters / 4;
    const data = {
      id,
      spent_date: day,
      user: {
        id: Number(user),
        name: onDay(this.#employees.get(user), day)?.name ?? 'Somebody Else',
      },
      client: { id: 13_380_216, name: customer?.name ?? 'Somebody', currency: row?.currency ?? 'EUR' },
      project: { id: 40_217_000 + Number(project.slice(2)), name: row?.name ?? 'Unknown', code: project },
      task: { id: 21_844_390, name: random.pick(TASKS) },
      hours: Math.max(Math.round((hours - random.between(0, 6) / 100) * 100) / 100, 0.01),
      rounded_hours: hours,
      notes: `harvest:${id} ${random.pick(NOTES)}`,
      is_locked: true,
      locked_reason: 'Item Approved and Locked for this Time Period',
      is_closed: true,
      approval_status: 'approved',
      is_billed: false,
      is_running: false,
      billable: true,
      created_at: `${day}T17:00:00Z`,
      updated_at: updated,
    };
    return {
      type: 'time-entry.approved',
      data,
      hours: textOf(quarter(quarters)),
      expect: { cost: ACCEPTED, billing: ACCEPTED },
    };
  }

  /** Hours by the person's cost rate, to the cent. */
  #cost(user: string, day: string, quarters: number): Expected {
    const employee = onDay(this.#employees.get(user), day);
    const rate = employee?.costRate ?? '0';
    const amount = textOf(divided(times(quarter(quarters), exact(rate)!), 1n, 2));
    const target = this.#entities.get(employee?.legalEntity ?? '')?.[0]?.target ?? '';
    return {
      outcome: 'accepted',
      target,
      hours: textOf(quarter(quarters)),
      rate,
      amount,
      currency: employee?.costCurrency ?? '',
    };
  }

  /** Hours in the contract's steps by the rate of the person's category; overtime depends on the rest of the week. */
  #billing({ project, overtime, card }: Place, user: string, day: string, quarters: number): Expected {
    const employee = onDay(this.#employees.get(user), day);
    const contractId = onDay(this.#projects.get(project), day)?.contractId;
    const contract = onDay(this.#contracts.get(contractId ?? ''), day);
    const step = Math.max(1, Number(contract?.incrementMinutes ?? '0'));
    const minutes = Math.ceil((quarters * 15) / step) * step;
    const billed = divided({ units: BigInt(minutes), places: 0 }, 60n, 6);
    const rate = onDay(this.#rates.get(`${card}/${employee?.laborCategory}`), day)?.billRate ?? '0';
    const target = this.#entities.get(contract?.legalEntity ?? '')?.[0]?.target ?? '';
    return {
      outcome: 'accepted',
      target,
      hours: textOf(billed),
      rate,
      amount: textOf(divided(times(billed, exact(rate)!), 1n, 2)),
      currency: contract?.currency ?? '',
      ...(overtime === undefined ? {} : { overtime }),
    };
  }
}

function quarter(count: number): Exact {
  return { units: BigInt(count) * 25n, places: 2 };
}

/** A day from Monday to Friday in October or November 2026. */
function workday(random: Random): string {
  for (;;) {
    const day = new Date(FIRST_DAY + random.between(0, DAYS - 1) * DAY_MS);
    if (day.getUTCDay() % 6 !== 0) return day.toISOString().slice(0, 10);
  }
}
