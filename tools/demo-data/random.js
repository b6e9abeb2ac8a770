/** Random numbers that a seed repeats exactly, on every machine (the generator sfc32). */
export class Random {
  #a;
  #b;
  #c;
  #counter = 1;

  constructor(seed) {
    this.#a = seed >>> 0;
    this.#b = 0x9e3779b9;
    this.#c = 0x243f6a88;
    for (let round = 0; round < 12; round++) this.#next();
  }

  /** A whole number from 0 to below `limit`. */
  below(limit) {
    return Math.floor((this.#next() / 4294967296) * limit);
  }

  /** Whether an event of this probability happens. */
  chance(probability) {
    return this.#next() / 4294967296 < probability;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** One of `list`, as often as its weight says. */
  pickWeighted(list, weightOf) {
    const weights = list.map(weightOf);
    let left = (this.#next() / 4294967296) * weights.reduce((sum, weight) => sum + weight, 0);
    const index = weights.findIndex((weight) => (left -= weight) < 0);
    return list[index === -1 ? list.length - 1 : index];
  }

  #next() {
    const sum = (this.#a + this.#b + this.#counter++) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }
}
