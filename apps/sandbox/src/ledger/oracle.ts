/** What must hold after any storm, from the ledger alone: no effect twice, no request inside a gate, the sums that were to be billed. */
import { Totals } from '../exact.js';
import { effectsOf } from '../targets/books.js';
import { Expected } from './expected.js';
import type { Effect, LedgerRecord, RequestRecord } from './records.js';

export interface Violation {
  n: number;
  /** When it came. */
  at: number;
  target: string;
  operation: string;
  /** The number of the request whose answer announced the gate. */
  gate: number;
  /** Milliseconds after the gate was announced, ... */
  after: number;
  /** ... and before it opened. */
  early: number;
}

export interface Doubled {
  target: string;
  kind: string;
  reference: string;
  key: string;
  ids: string[];
}

/** A request that was on its way when the gate was announced is none that ignored it. */
const GRACE_MS = 250;

export class Oracle {
  /** By target, kind and number: what stands. */
  readonly #documents = new Map<string, Effect & { target: string }>();
  /** By target and content: messages of which none may be sent twice. */
  readonly #messages = new Map<string, number[]>();
  readonly #violations: Violation[] = [];
  readonly #requests = new Map<string, Record<string, number>>();
  readonly #faults = new Map<string, number>();
  readonly expected = new Expected();
  readonly #graceMs: number;
  #effects = 0;
  #gates = 0;

  constructor(graceMs = GRACE_MS) {
    this.#graceMs = graceMs;
  }

  add(record: LedgerRecord): void {
    if (record.record !== 'request') return this.expected.add(record);
    count(this.#requests, record.target, String(record.status));
    if (record.fault !== undefined) this.#faults.set(record.fault.kind, (this.#faults.get(record.fault.kind) ?? 0) + 1);
    if (record.gate?.until !== undefined) this.#gates++;
    const { inGate, n, target, operation, at } = record;
    if (inGate !== undefined && inGate.after > this.#graceMs) {
      const { gate, after, until } = inGate;
      this.#violations.push({ n, at, target, operation, gate, after, early: until - at });
    }
    for (const effect of effectsOf(record)) this.#book(record, effect);
  }

  /** Documents that stand, of all targets. */
  *documents(): Generator<Effect & { target: string }> {
    for (const document of this.#documents.values()) if (document.rejected === undefined) yield document;
  }

  violations(): Violation[] {
    return this.#violations;
  }

  /** More than one standing document under one reference, those aside that another takes back, and messages that were sent more than once. */
  doubled(): Doubled[] {
    const standing = new Map<string, (Effect & { target: string })[]>();
    const reversed = new Set([...this.documents()].map(({ target, kind, of }) => `${target}\n${kind}\n${of}`));
    for (const document of this.documents()) {
      if (reversed.has(`${document.target}\n${document.kind}\n${document.id}`)) continue;
      const name = identityOf(document);
      const others = standing.get(name);
      if (others === undefined) standing.set(name, [document]);
      else others.push(document);
    }
    const documents = [...standing.values()]
      .filter((some) => some.length > 1)
      .map((some) =>
        doubledOf(
          some[0]!,
          some.map(({ id }) => id),
        ),
      );
    const messages = [...this.#messages]
      .filter(([, numbers]) => numbers.length > 1)
      .map(([name, numbers]) => {
        const [target = '', reference = '', key = ''] = name.split('\n');
        return { target, kind: 'annotation', reference, key, ids: numbers.map(String) };
      });
    return [...documents, ...messages];
  }

  /** Hours and money that stand, by target and kind, and by business key where asked for. */
  sums(byKey = false): { total: Record<string, string>; byKey?: Record<string, Record<string, string>> } {
    const total = new Totals();
    const keys = new Map<string, Totals>();
    for (const document of this.documents()) {
      add(total, document);
      if (!byKey) continue;
      const sums = keys.get(document.key) ?? new Totals();
      keys.set(document.key, sums);
      add(sums, document);
    }
    return {
      total: total.toJSON(),
      ...(byKey ? { byKey: Object.fromEntries([...keys].map(([key, sums]) => [key, sums.toJSON()])) } : {}),
    };
  }

  /** One object that says how it stands. */
  summary(): Record<string, unknown> {
    const differences = this.expected.differences(this.documents());
    return {
      effects: this.#effects,
      standing: [...this.documents()].length,
      doubled: this.doubled().length,
      gates: this.#gates,
      violations: this.#violations.length,
      source: this.expected.counts(),
      differences: differences.length,
      requests: Object.fromEntries(this.#requests),
      faults: Object.fromEntries(this.#faults),
      sums: this.sums().total,
    };
  }

  #book({ target, n }: RequestRecord, effect: Effect): void {
    this.#effects++;
    if (effect.do === 'annotate') {
      // without a reference nothing tells a repeat from a second message of the same words
      if (effect.reference === '') return;
      const name = `${target}\n${effect.reference}\n${effect.key}\n${effect.hash}`;
      this.#messages.set(name, [...(this.#messages.get(name) ?? []), n]);
      return;
    }
    const name = `${target}\n${effect.kind}\n${effect.id}`;
    if (effect.do === 'delete') this.#documents.delete(name);
    else this.#documents.set(name, { ...effect, target });
  }
}

function add(totals: Totals, { target, kind, hours, amount, currency }: Effect & { target: string }): void {
  if (hours !== undefined) totals.add(`${target} ${kind} hours`, hours);
  if (amount !== undefined) totals.add(`${target} ${kind} ${currency ?? 'money'}`, amount);
}

/** What there may be one of: a reference; where none was sent, the same content for the same key. */
function identityOf({ target, kind, reference, key, part = '', hash }: Effect & { target: string }): string {
  return [target, kind, ...(reference === '' ? [key, hash] : [reference, part])].join('\n');
}

function doubledOf({ target, kind, reference, key }: Effect & { target: string }, ids: string[]): Doubled {
  return { target, kind, reference, key, ids };
}

function count(counts: Map<string, Record<string, number>>, name: string, status: string): void {
  const of = counts.get(name) ?? {};
  counts.set(name, of);
  of[status] = (of[status] ?? 0) + 1;
}
