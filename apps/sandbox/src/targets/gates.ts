/** The Retry-After gates that a target has announced, and whether a request comes inside one. */
interface Announced {
  n: number;
  /** When the answer left; what was under way before is no breach. */
  from: number;
  until: number;
}

export class Gates {
  #open: Announced[] = [];

  announce(gate: Announced): void {
    this.#open.push(gate);
  }

  /** The gate that has been known for longest and is still shut at this moment. */
  breach(at: number): { gate: number; after: number; until: number } | undefined {
    if (this.#open.length === 0) return undefined;
    this.#open = this.#open.filter(({ until }) => until > at);
    const gate = this.#open.find(({ from }) => from <= at);
    return gate === undefined
      ? undefined
      : { gate: gate.n, after: Math.round((at - gate.from) * 1000) / 1000, until: gate.until };
  }
}
