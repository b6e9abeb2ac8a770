import { json, TestTarget, type Answering, type Seen } from '../delivery/target.js';

/** What goes wrong with the next request that changes something. */
export type Fault = 'loses' | 'refuses' | 'waits';

/**
 * A target with books of its own: what stands there is what counts. It keeps one line an entry where it is upserted, one
 * line a booking where it is booked, and knows a repeat only as far as its class says.
 */
export class LedgerTarget {
  readonly http: TestTarget;
  /** What was asked, in order: `upsert 8`, `book 8`, `unbook 8`, `tell 8`. */
  readonly asked: string[] = [];
  readonly #lines = new Map<string, number>();
  readonly #known = new Map<string, string>();
  readonly #faults: Fault[] = [];
  #held: (() => void) | undefined;
  #made = 0;

  private constructor(http: TestTarget) {
    this.http = http;
    http.answer = (...given) => this.#answer(...given);
  }

  static async start(): Promise<LedgerTarget> {
    return new LedgerTarget(await TestTarget.start());
  }

  /** Hours that stand, line by line. */
  get stands(): number[] {
    return [...this.#lines.values()].sort((a, b) => a - b);
  }

  /** What it calls the line that it made last. */
  get lastMade(): string | undefined {
    return [...this.#lines.keys()].at(-1);
  }

  get isHolding(): boolean {
    return this.#held !== undefined;
  }

  fail(fault: Fault): void {
    this.#faults.push(fault);
  }

  /** Lets go the answer that it held back. */
  answerNow(): void {
    this.#held!();
    this.#held = undefined;
  }

  clear(): void {
    this.asked.length = 0;
    this.#lines.clear();
    this.#known.clear();
    this.#faults.length = 0;
    this.#held = undefined;
  }

  readonly #answer: Answering = (seen, response) => {
    if (seen.method === 'GET') return this.#look(seen, response);
    const fault = this.#faults.shift();
    if (fault === 'refuses') {
      this.asked.push(`refused ${nameOf(seen)}`);
      return json(response, 422, { code: 'PERIOD_LOCKED', message: 'the period is locked' });
    }
    const id = this.#change(seen);
    if (fault === 'loses') return void response.socket!.resetAndDestroy();
    if (fault === 'waits') this.#held = () => json(response, 200, { id });
    else json(response, 200, { id });
  };

  /** Commits; answers what it calls the line. */
  #change(seen: Seen): string {
    const name = nameOf(seen);
    const last = decodeURIComponent(seen.path.split('/').at(-1)!);
    if (name === 'unbook') {
      this.asked.push(`unbook ${this.#lines.get(last) ?? '-'}`);
      this.#lines.delete(last);
      return last;
    }
    const { hours, ref, mark } = JSON.parse(seen.body) as { hours: number; ref?: string; mark?: string };
    const key = seen.headers['idempotency-key'];
    // An idempotency key (K3) or a reference that must be unique (K2) is known again; a mark can only be looked up.
    const known = this.#known.get(String(key ?? ref));
    this.asked.push(known === undefined ? `${name} ${hours}` : `${name} again`);
    if (known !== undefined) return known;
    const id = name === 'upsert' ? last : `B${(this.#made += 1)}`;
    if (name !== 'tell') this.#lines.set(id, hours);
    if (typeof key === 'string') this.#known.set(key, id);
    for (const own of [mark, ref]) if (own !== undefined) this.#known.set(own, id);
    return id;
  }

  #look(seen: Seen, response: Parameters<Answering>[1]): void {
    const reference = new URL(seen.path, 'http://target').searchParams.get('ref')!;
    const id = this.#known.get(reference);
    json(response, 200, { items: id === undefined ? [] : [{ id }] });
  }
}

function nameOf({ path }: Seen): string {
  return path.split('/')[1]!;
}
