/** The stream of events of a seed: mostly approved entries, and whatever a real time system mixes in. Flat in memory. */
import { Random } from '../random.js';
import type { Expectation } from '../ledger/records.js';
import { hash } from '../targets/facts.js';
import { Entries, type Entry } from './entries.js';
import type { Firm } from './firm.js';

/** Shares of a hundred; what is left is approved. */
export interface Mix {
  corrected: number;
  duplicate: number;
  conflicting: number;
  late: number;
  unapproved: number;
  deleted: number;
  outOfOrder: number;
  trouble: number;
  expense: number;
}

export const MIXED: Mix = {
  corrected: 5,
  duplicate: 3,
  conflicting: 0.5,
  late: 1,
  unapproved: 1,
  deleted: 0.5,
  outOfOrder: 3,
  trouble: 5,
  expense: 4,
};
export const PLAIN_MIX: Mix = {
  corrected: 0,
  duplicate: 0,
  conflicting: 0,
  late: 0,
  unapproved: 0,
  deleted: 0,
  outOfOrder: 0,
  trouble: 0,
  expense: 0,
};

export interface Emission {
  /** Its place in the stream, from 0. */
  s: number;
  id: string;
  type: string;
  time: string;
  key: string;
  revision: string;
  kind: string;
  hours: string;
  hash: string;
  expect: Expectation;
  data: Entry['data'];
}

export interface StreamOptions {
  seed: number;
  count: number;
  mix: Mix;
  /** Events a virtual second: several entries share a timestamp. */
  perSecond?: number;
}

const FIRST_MOMENT = Date.UTC(2026, 9, 5, 8);
const RECENT = 256;
const SEEDS = 9_000;

export function* stream(firm: Firm, { seed, count, mix, perSecond = 3 }: StreamOptions): Generator<Emission> {
  const maker = new Maker(firm, seed, mix, perSecond);
  for (let s = 0; s < count; s++) yield maker.next(s);
}

class Maker {
  readonly #random: Random;
  readonly #entries: Entries;
  readonly #mix: [string, number][];
  readonly #firstId: number;
  readonly #perSecond: number;
  /** What can still be corrected, duplicated, taken back. */
  readonly #recent = new Map<string, Emission>();
  /** Older revisions that come after the newer one. */
  #overtaken: Emission[] = [];
  #count = 0;

  constructor(firm: Firm, seed: number, mix: Mix, perSecond: number) {
    this.#random = new Random(`stream/${seed}`);
    this.#entries = new Entries(firm);
    this.#mix = Object.entries(mix);
    this.#firstId = 3_000_000_000 + (Math.abs(seed) % SEEDS) * 100_000_000;
    this.#perSecond = perSecond;
  }

  next(s: number): Emission {
    const overtaken = this.#overtaken[0];
    if (overtaken !== undefined && this.#random.next() < 0.5) {
      this.#overtaken.shift();
      return { ...overtaken, s };
    }
    const made = this.#make(s, this.#kind());
    if (made.kind !== 'duplicate' && made.kind !== 'conflicting') this.#remember(made);
    return made;
  }

  #kind(): string {
    let left = this.#random.next() * 100;
    for (const [kind, share] of this.#mix) if ((left -= share) < 0) return kind;
    return 'approved';
  }

  #make(s: number, kind: string): Emission {
    const updated = new Date(FIRST_MOMENT + Math.floor(s / this.#perSecond) * 1000).toISOString().replace('.000Z', 'Z');
    if (kind === 'late' || kind === 'trouble' || kind === 'expense')
      return emission(s, kind, this.#entries[kind](this.#newId(), updated, this.#random));
    const before = kind === 'approved' ? undefined : this.#earlier(updated, kind);
    if (before === undefined) return emission(s, 'approved', this.#entries.plain(this.#newId(), updated, this.#random));
    if (kind === 'duplicate') return { ...before, s, kind };
    if (kind === 'conflicting')
      return {
        ...before,
        s,
        kind,
        data: { ...before.data, notes: `${before.key} changed under the same id, ${s}` },
        hash: hash(`${before.hash}/${s}`),
      };
    if (kind === 'unapproved') return emission(s, kind, this.#entries.unapproved(entryOf(before), updated));
    if (kind === 'deleted') return emission(s, kind, this.#entries.deleted(entryOf(before), updated));
    const newer = emission(s, kind, this.#entries.corrected(entryOf(before), updated, this.#random));
    if (kind !== 'outOfOrder') return { ...newer, kind: 'corrected' };
    return this.#overtake(newer, s);
  }

  /** A revision between the entry and its newest one, which comes only after that. */
  #overtake(newer: Emission, s: number): Emission {
    const later = new Date(Date.parse(newer.revision) + 1000).toISOString().replace('.000Z', 'Z');
    this.#overtaken.push({ ...newer, kind: 'outOfOrder' });
    return emission(s, 'corrected', this.#entries.corrected(entryOf(newer), later, this.#random));
  }

  /** An entry that can be revised: its timestamp is older, it stands, and nothing of it is under way. */
  #earlier(updated: string, kind: string): Emission | undefined {
    const isRepeat = kind === 'duplicate' || kind === 'conflicting';
    const usable = [...this.#recent.values()].filter(
      (one) => isRepeat || (one.revision < updated && (one.kind === 'approved' || one.kind === 'corrected')),
    );
    return usable.length === 0 ? undefined : this.#random.pick(usable);
  }

  /** One revision an entry: the newest. */
  #remember(made: Emission): void {
    this.#recent.delete(made.key);
    this.#recent.set(made.key, made);
    if (this.#recent.size > RECENT) this.#recent.delete(this.#recent.keys().next().value!);
  }

  #newId(): number {
    return this.#firstId + this.#count++;
  }
}

function emission(s: number, kind: string, { type, data, hours, expect }: Entry): Emission {
  const revision = data.updated_at;
  const key = type === 'expense.approved' ? `harvest:expense-${data.id}` : `harvest:${data.id}`;
  const id = type === 'expense.approved' ? `expense-${data.id}@${revision}` : `${data.id}@${revision}`;
  return { s, id, type, time: revision, key, revision, kind, hours, hash: hash(JSON.stringify(data)), expect, data };
}

function entryOf({ type, data, hours, expect }: Emission): Entry {
  return { type: type as Entry['type'], data, hours, expect };
}
