/**
 * Exact decimals for sums of hours and money: a whole number of tiny units and the places it has. The oracle must not
 * compute with anything that it judges, so this shares no code with the engine.
 */
export interface Exact {
  units: bigint;
  places: number;
}

const NUMBER = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;
export const ZERO: Exact = { units: 0n, places: 0 };

/** Reads a decimal as written in JSON, OData or a CSV; undefined where the text is none. */
export function exact(text: string | number): Exact | undefined {
  const match = NUMBER.exec(String(text).trim());
  if (match === null) return undefined;
  const fraction = match[3] ?? '';
  const units = BigInt(`${match[1] === '-' ? '-' : ''}${match[2]}${fraction}`);
  const places = fraction.length - Number(match[4] ?? 0);
  return places >= 0 ? { units, places } : { units: units * 10n ** BigInt(-places), places: 0 };
}

/** The shortest text of a decimal: `7.5`, `-0.25`, `12`. */
export function textOf({ units, places }: Exact): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = places === 0 ? '' : digits.slice(-places).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

export function plus(a: Exact, b: Exact): Exact {
  const places = Math.max(a.places, b.places);
  return { units: raised(a, places) + raised(b, places), places };
}

export function minus(a: Exact, b: Exact): Exact {
  return plus(a, { units: -b.units, places: b.places });
}

export function times(a: Exact, b: Exact): Exact {
  return { units: a.units * b.units, places: a.places + b.places };
}

/** a / divisor to so many places, half to even: how a bill is rounded. */
export function divided(a: Exact, divisor: bigint, places: number): Exact {
  const shift = places - a.places;
  const numerator = shift >= 0 ? a.units * 10n ** BigInt(shift) : a.units;
  const denominator = shift >= 0 ? divisor : divisor * 10n ** BigInt(-shift);
  const sign = numerator < 0n !== denominator < 0n ? -1n : 1n;
  const [top, bottom] = [magnitude(numerator), magnitude(denominator)];
  const whole = top / bottom;
  const twice = (top % bottom) * 2n;
  const isUp = twice > bottom || (twice === bottom && whole % 2n === 1n);
  return { units: sign * (isUp ? whole + 1n : whole), places };
}

export function rounded(a: Exact, places: number): Exact {
  return a.places <= places ? a : divided(a, 1n, places);
}

function raised(a: Exact, places: number): bigint {
  return a.units * 10n ** BigInt(places - a.places);
}

function magnitude(n: bigint): bigint {
  return n < 0n ? -n : n;
}

/** A running total per name, printed as texts. */
export class Totals {
  readonly #sums = new Map<string, Exact>();

  add(name: string, text: string, sign: 1 | -1 = 1): void {
    const value = exact(text);
    if (value === undefined) return;
    const sum = this.#sums.get(name) ?? ZERO;
    this.#sums.set(name, sign === 1 ? plus(sum, value) : minus(sum, value));
  }

  toJSON(): Record<string, string> {
    return Object.fromEntries([...this.#sums].sort(byName).map(([name, sum]) => [name, textOf(sum)]));
  }
}

const byName = ([a]: [string, Exact], [b]: [string, Exact]): number => (a < b ? -1 : a > b ? 1 : 0);
