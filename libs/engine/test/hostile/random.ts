/** Repeatable randomness: the same seed, the same choices. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0 || 1;
  }

  /** At least 0, below 1. */
  next(): number {
    // Mulberry32.
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(most: number): number {
    return Math.floor(this.next() * most);
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }
}

/** The seed of a run: given, or a new one each day of the calendar is no good for a test, so a fixed one. */
export function seedOf(otherwise: number): number {
  return Number(process.env['SEED'] ?? otherwise);
}

/** How often a generator runs: short in everyday use, long on demand. */
export function runsOf(otherwise: number): number {
  return Number(process.env['RUNS'] ?? otherwise);
}
