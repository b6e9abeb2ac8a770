/** What the source's ledger says must stand at the targets: the newest acknowledged revision of each entry, by purpose. */
import { exact, plus, textOf, times, rounded, ZERO, type Exact } from '../exact.js';
import type { Effect, EmittedRecord, Expected as Figures, LedgerRecord } from './records.js';

export interface Difference {
  key: string;
  purpose: 'cost' | 'billing';
  what: string;
  /** The kind of the newest revision: approved, corrected, unapproved ... */
  kind: string;
  expected: string;
  found: string;
}

/** What each kind of document is for. */
const PURPOSES: Record<string, 'cost' | 'billing'> = {
  TimeSheetEntry: 'cost',
  journalEntry: 'cost',
  unprocessedProjectCosts: 'cost',
  A_DebitMemoRequest: 'billing',
  timeBill: 'billing',
  invoice: 'billing',
  projectBillingEvents: 'billing',
  'time/timesheet': 'cost',
  'accounts-receivable/invoice': 'billing',
  invoiceitem: 'billing',
};

/** Only what the source's ledger can tell of: entries of its own. */
const OWN = /^harvest:/;

type Newest = Pick<EmittedRecord, 'revision' | 'kind' | 'hours' | 'expect'>;
type Standing = Effect & { target: string };

export class Expected {
  readonly #newest = new Map<string, Newest>();
  /** Emitted, and not yet known to be taken. */
  readonly #open = new Map<string, EmittedRecord>();
  #emitted = 0;
  #acknowledged = 0;
  #refused = 0;

  add(record: LedgerRecord): void {
    if (record.record === 'emitted') {
      this.#emitted++;
      this.#open.set(`${record.run}\n${record.s}`, record);
    }
    if (record.record !== 'acknowledged' && record.record !== 'refused') return;
    for (const s of record.s) this.#settle(`${record.run}\n${s}`, record.record === 'acknowledged');
  }

  counts(): Record<string, number> {
    return {
      emitted: this.#emitted,
      acknowledged: this.#acknowledged,
      refused: this.#refused,
      open: this.#open.size,
      entries: this.#newest.size,
    };
  }

  /** Newest acknowledged revision of each entry. */
  entries(): ReadonlyMap<string, Newest> {
    return this.#newest;
  }

  /** Each place where source and target differ. Only meaningful once the runtime has nothing more to do. */
  differences(documents: Iterable<Standing>): Difference[] {
    const byKey = new Map<string, Standing[]>();
    for (const document of documents) {
      if (PURPOSES[document.kind] === undefined || !OWN.test(document.key)) continue;
      const others = byKey.get(document.key);
      if (others === undefined) byKey.set(document.key, [document]);
      else others.push(document);
    }
    const found: Difference[] = [];
    for (const [key, { expect, kind }] of this.#newest) {
      const standing = byKey.get(key) ?? [];
      byKey.delete(key);
      // what came twice may be known by the repeat: whether it is gone, its expectation tells
      if (expect.cost.outcome === 'deleted') continue;
      for (const purpose of ['cost', 'billing'] as const)
        found.push(
          ...compared(
            { key, purpose, kind },
            expect[purpose],
            standing.filter((one) => PURPOSES[one.kind] === purpose),
          ),
        );
    }
    for (const [key, standing] of byKey)
      found.push({
        key,
        purpose: PURPOSES[standing[0]!.kind]!,
        kind: 'unknown',
        what: 'document',
        expected: 'none',
        found: standing.map(({ id }) => id).join(', '),
      });
    return found;
  }

  #settle(name: string, isTaken: boolean): void {
    const record = this.#open.get(name);
    if (record === undefined) return;
    this.#open.delete(name);
    if (!isTaken) {
      this.#refused++;
      return;
    }
    this.#acknowledged++;
    const { key, revision, kind, hours, expect } = record;
    const known = this.#newest.get(key);
    // of a conflict and its original, whichever came first counts: they differ in nothing that is billed
    if (known !== undefined && known.revision >= revision) return;
    this.#newest.set(key, { revision, kind, hours, expect });
  }
}

type Place = Pick<Difference, 'key' | 'purpose' | 'kind'>;

function compared(place: Place, expect: Figures, standing: Standing[]): Difference[] {
  const difference = (what: string, expected: string, found: string): Difference => ({
    ...place,
    what,
    expected,
    found,
  });
  if (expect.outcome !== 'accepted') {
    const net = standing.filter(({ amount, hours }) => !isZero(amount) || !isZero(hours));
    return sumOf(net, 'amount').units === 0n && sumOf(net, 'hours').units === 0n
      ? []
      : [difference('document', 'none', net.map(({ id }) => id).join(', '))];
  }
  const differences: Difference[] = [];
  const hasHours = standing.some(({ hours }) => hours !== undefined);
  const hasMoney = standing.some(({ amount }) => amount !== undefined);
  if (standing.length === 0) return [difference('document', expect.target ?? 'one', 'none')];
  if (hasHours && expect.hours !== undefined && !isEqual(sumOf(standing, 'hours'), exact(expect.hours)!))
    differences.push(difference('hours', expect.hours, textOf(sumOf(standing, 'hours'))));
  if (hasMoney && expect.amount !== undefined && !isPriced(expect, standing))
    differences.push(difference('amount', expect.amount, textOf(sumOf(standing, 'amount'))));
  return differences;
}

/** At the plain rate in all, or each part at the plain or the overtime rate. */
function isPriced({ amount = '0', rate, overtime }: Figures, standing: Standing[]): boolean {
  if (isEqual(sumOf(standing, 'amount'), exact(amount)!)) return true;
  if (overtime === undefined || rate === undefined) return false;
  const allowed = [exact(rate)!, times(exact(rate)!, exact(overtime)!)];
  return standing.every((one) => {
    const own = exact(one.rate ?? '');
    const hours = exact(one.hours ?? '');
    const isKnown = own !== undefined && allowed.some((price) => isEqual(own, price));
    return isKnown && hours !== undefined && isEqual(exact(one.amount ?? '0')!, rounded(times(own, hours), 2));
  });
}

function sumOf(standing: Standing[], field: 'hours' | 'amount'): Exact {
  return standing.reduce<Exact>((sum, one) => plus(sum, exact(one[field] ?? '0') ?? ZERO), ZERO);
}

function isEqual(a: Exact, b: Exact): boolean {
  return textOf(a) === textOf(b);
}

function isZero(text: string | undefined): boolean {
  return text === undefined || textOf(exact(text) ?? ZERO) === '0';
}
