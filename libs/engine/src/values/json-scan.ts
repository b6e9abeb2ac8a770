import type { JsonLimits } from './json-error.js';

/**
 * Cheap looks at a JSON text and at what the built-in reader made of it. Each can prove that nothing was lost; none
 * is asked for more: where a proof fails, the exact reader reads the text again.
 */

const COLON = 58;
const QUOTE = 34;
const BACKSLASH = 92;

/** So many digits (or points) in a row may be more than a double keeps. */
const RUN_MAX = 16;

/** A digit, a point or a slash; NaN past the end is none. */
function isDigit(code: number): boolean {
  return code <= 57 && code >= 46;
}

/**
 * At least as many keys as the text has: colons that follow a quote or space. NaN where the number after one is
 * long: then its sixteenth character is a digit, as all between are.
 */
export function keysAtMost(text: string): number {
  let keys = 0;
  for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (before !== QUOTE && before > 32) continue;
    keys += 1;
    let next = at + 1;
    while (text.charCodeAt(next) <= 32) next += 1;
    const first = text.charCodeAt(next);
    const mayBeLong = first < COLON && first !== QUOTE && isDigit(text.charCodeAt(next + RUN_MAX - 1));
    if (mayBeLong && runLength(text, next + RUN_MAX - 1) >= RUN_MAX - 1) return NaN;
  }
  return keys;
}

/** Whether no run of digits, wherever it stands, has 16 characters: every sixteenth is looked at. */
export function hasShortNumbers(text: string): boolean {
  for (let at = RUN_MAX - 1; at < text.length; at += RUN_MAX) {
    if (isDigit(text.charCodeAt(at)) && runLength(text, at) >= RUN_MAX) return false;
  }
  return true;
}

function runLength(text: string, at: number): number {
  let start = at;
  let end = at;
  while (isDigit(text.charCodeAt(start - 1))) start -= 1;
  while (isDigit(text.charCodeAt(end))) end += 1;
  return end - start;
}

/** Whether a number with an exponent of three digits seems to stand anywhere. */
export function hasLargeExponent(text: string): boolean {
  return /\d[eE][-+]?\d{3}/.test(text) && /(?:^|[:,[\s])-?[\d.]+[eE]/.test(text);
}

/** Whether depth and keys are within the limits; asked of long texts before anything is built from them. */
export function isWithinLimits(text: string, limits: JsonLimits): boolean {
  const keys = [0];
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at);
    else if (code === COLON && (keys[depth]! += 1) > limits.keys) return false;
    else if ((code | 32) === 123) {
      if ((depth += 1) > limits.depth) return false;
      keys[depth] = 0;
    } else if ((code | 32) === 125) depth -= depth > 0 ? 1 : 0;
  }
  return true;
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

/** Goes through what the built-in reader made: counts keys, and notices numbers that may not be what was written. */
export class Survey {
  keys = 0;
  /** Something is beyond what the built-in reader is trusted with. */
  doubtful = false;
  /** There is a zero, which a large exponent may have made. */
  zero = false;
  /** There is a number that follows no key. */
  loose = false;
  readonly #limits: JsonLimits;

  constructor(limits: JsonLimits) {
    this.#limits = limits;
  }

  of(value: unknown): void {
    if (typeof value === 'number') this.loose = true;
    this.#any(value, 0);
  }

  #any(value: unknown, depth: number): void {
    if (typeof value === 'number') this.#number(value);
    else if (typeof value !== 'object' || value === null) return;
    else if (depth === this.#limits.depth) this.doubtful = true;
    else if (Array.isArray(value)) this.#items(value, depth + 1);
    else this.#fields(value as Record<string, unknown>, depth + 1);
  }

  #items(list: readonly unknown[], depth: number): void {
    for (const item of list) {
      if (typeof item === 'number') this.loose = true;
      this.#any(item, depth);
    }
  }

  #fields(object: Record<string, unknown>, depth: number): void {
    let keys = 0;
    for (const key in object) {
      keys += 1;
      this.#any(object[key], depth);
    }
    this.keys += keys;
    if (keys > this.#limits.keys) this.doubtful = true;
  }

  /** Within these bounds fifteen digits survive. Zero may have been 1e-400; -0 is no decimal. */
  #number(n: number): void {
    const size = Math.abs(n);
    if (size > 1e-290 && size < 1e300) return;
    if (size === 0 && 1 / n > 0) this.zero = true;
    else this.doubtful = true;
  }
}
