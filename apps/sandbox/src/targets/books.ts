/** What a target has booked, rebuilt from the ledger at start. One copy of it decides repeats, look-ups and reversals. */
import type { Effect, RequestRecord } from '../ledger/records.js';

export interface KeyUse {
  at: number;
  hash: string;
  status: number;
  body: string;
  location?: string;
}

type Job = NonNullable<RequestRecord['job']> & { effects: Effect[] };

/** The documents that are searched for by whom they are of, and by day where they have one. */
const BY_DAY = new Set(['TimeSheetEntry', 'invoiceitem']);

export class Books {
  /** By kind and reference: all that stands, oldest first. */
  readonly #byReference = new Map<string, Effect[]>();
  readonly #byId = new Map<string, Effect>();
  /** By kind, person or customer, and day, of what vendors search no other way. */
  readonly #byDay = new Map<string, Effect[]>();
  readonly #cancelled = new Set<string>();
  readonly #reversed = new Set<string>();
  readonly #keys = new Map<string, KeyUse>();
  readonly #jobs = new Map<string, Job>();
  #count = 0;

  /** Takes in what a request changed; the same for a live request and for one that is read back from the ledger. */
  apply(record: Omit<RequestRecord, 'n'>): void {
    for (const effect of effectsOf(record)) this.#book(effect);
    const { idempotencyKey, answer, job } = record;
    if (idempotencyKey !== undefined && answer !== undefined)
      this.#keys.set(idempotencyKey, { at: record.at, ...answer });
    if (job !== undefined) this.#jobs.set(job.id, { ...job, effects: effectsOf(record) });
  }

  /** The next document's number, in the range that the vendor counts in. */
  nextId(from: number): string {
    return String(from + this.#count);
  }

  /** What stands under a reference; what was deleted or cancelled does not. */
  standing(kind: string, reference: string): Effect[] {
    return this.all(kind, reference).filter(({ id }) => !this.isCancelled(kind, id));
  }

  /** Also what was cancelled, as a vendor lists it. */
  all(kind: string, reference: string): Effect[] {
    return this.#byReference.get(`${kind}\n${reference}`) ?? [];
  }

  /** What stands of a person's day, or of a customer. */
  ofDay(kind: string, whom: string, day = ''): Effect[] {
    const found = this.#byDay.get(`${kind}\n${whom}\n${day}`) ?? [];
    return found.filter(({ id }) => !this.isCancelled(kind, id));
  }

  byId(kind: string, id: string): Effect | undefined {
    return this.#byId.get(`${kind}\n${id}`);
  }

  isCancelled(kind: string, id: string): boolean {
    return this.#cancelled.has(`${kind}\n${id}`);
  }

  isReversed(kind: string, id: string): boolean {
    return this.#reversed.has(`${kind}\n${id}`);
  }

  /** The use of an idempotency key, unless its life is over. */
  keyUse(key: string, since: number): KeyUse | undefined {
    const use = this.#keys.get(key);
    return use !== undefined && use.at >= since ? use : undefined;
  }

  job(id: string): Job | undefined {
    return this.#jobs.get(id);
  }

  #book(effect: Effect): void {
    const { kind, id } = effect;
    const name = `${kind}\n${id}`;
    this.#count++;
    if (effect.do === 'delete') {
      this.#cancelled.add(name);
      return;
    }
    this.#cancelled.delete(name);
    if (effect.of !== undefined) this.#reversed.add(`${kind}\n${effect.of}`);
    this.#byId.set(name, effect);
    put(this.#byReference, `${kind}\n${effect.reference}`, effect);
    if (BY_DAY.has(kind)) put(this.#byDay, `${kind}\n${effect.customer}\n${effect.date ?? ''}`, effect);
  }
}

export function effectsOf({ effect, effects }: Pick<RequestRecord, 'effect' | 'effects'>): Effect[] {
  return effects ?? (effect === undefined ? [] : [effect]);
}

/** One entry a document: its newest state. */
function put(index: Map<string, Effect[]>, name: string, effect: Effect): void {
  const known = index.get(name);
  if (known === undefined) index.set(name, [effect]);
  else if (effect.do === 'update') index.set(name, [...known.filter(({ id }) => id !== effect.id), effect]);
  else known.push(effect);
}
