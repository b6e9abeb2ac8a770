import { spend } from '../values/bounds/effort.js';
import { textOf, type Spelling } from './spelling.js';

/**
 * A decimal of any length: `units` × 10^`exponent`. Nothing in it rounds. What the slow path computes with: JavaScript's own
 * integers are exact and fast at the lengths that we allow, and all that decimals need beyond them stands here.
 */
export class Big {
  constructor(
    readonly units: bigint,
    readonly exponent: number,
  ) {}

  static of({ negative, digits, exponent }: Spelling): Big {
    if (digits === '') return ZERO;
    const units = BigInt(digits);
    return new Big(negative ? -units : units, exponent);
  }

  plus(other: Big): Big {
    const exponent = Math.min(this.exponent, other.exponent);
    return new Big(this.unitsAt(exponent) + other.unitsAt(exponent), exponent);
  }

  minus(other: Big): Big {
    return this.plus(other.negated());
  }

  times(other: Big): Big {
    return new Big(this.units * other.units, this.exponent + other.exponent);
  }

  /** Of the sign of the dividend, as in JavaScript. */
  modulo(other: Big): Big {
    const exponent = Math.min(this.exponent, other.exponent);
    return new Big(this.unitsAt(exponent) % other.unitsAt(exponent), exponent);
  }

  negated(): Big {
    return new Big(-this.units, this.exponent);
  }

  /** Times so many tens. */
  shifted(places: number): Big {
    return new Big(this.units, this.exponent + places);
  }

  compare(other: Big): -1 | 0 | 1 {
    const { units } = this.minus(other);
    return units < 0n ? -1 : units > 0n ? 1 : 0;
  }

  isWhole(): boolean {
    return this.exponent >= 0 || this.units % powerOfTen(-this.exponent) === 0n;
  }

  /** The same decimal as a multiple of 10^`exponent`; cut off where it is none. */
  unitsAt(exponent: number): bigint {
    const shift = this.exponent - exponent;
    return shift >= 0 ? this.units * powerOfTen(shift) : this.units / powerOfTen(-shift);
  }

  /** How many digits stand before the point, where there are any; below one, minus the zeros after it. */
  get magnitude(): number {
    return digitsOf(this.units) + this.exponent;
  }

  spelling(): Spelling {
    const negative = this.units < 0n;
    const text = String(negative ? -this.units : this.units);
    let end = text.length;
    while (end > 0 && text[end - 1] === '0') end -= 1;
    return { negative, digits: text.slice(0, end), exponent: this.exponent + text.length - end };
  }

  /** With exactly so many digits after the point and no exponent; what stands behind them is cut off. */
  toFixed(places: number): string {
    const units = this.unitsAt(-places);
    const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
    const point = digits.length - places;
    return `${this.units < 0n ? '-' : ''}${digits.slice(0, point)}${places === 0 ? '' : `.${digits.slice(point)}`}`;
  }

  toString(): string {
    return this.units === 0n ? '0' : textOf(this.spelling());
  }
}

const ZERO = new Big(0n, 0);

export function powerOfTen(exponent: number): bigint {
  spend(exponent / 16);
  return 10n ** BigInt(exponent);
}

export function digitsOf(units: bigint): number {
  return String(units < 0n ? -units : units).length;
}
