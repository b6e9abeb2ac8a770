/** A decimal taken apart: ±digits × 10^exponent, the digits without zeros at either end; no digits is zero. */
export interface Spelling {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

const SPELLED = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Whether the text spells a decimal, however long: as in JSON, but that leading zeros may stand (`007.50`). */
export function spellsNumber(text: string): boolean {
  return SPELLED.test(text);
}

/** What a text that spells a number says. Linear in its length. */
export function spellingOf(text: string): Spelling {
  const exponentAt = text.search(/[eE]/);
  const mantissa = exponentAt === -1 ? text : text.slice(0, exponentAt);
  const negative = mantissa.startsWith('-');
  const point = mantissa.indexOf('.');
  const whole = mantissa.slice(negative ? 1 : 0, point === -1 ? undefined : point);
  const fraction = point === -1 ? '' : mantissa.slice(point + 1);
  const all = whole + fraction;
  let start = 0;
  let end = all.length;
  while (start < end && all.charCodeAt(start) === ZERO) start += 1;
  while (end > start && all.charCodeAt(end - 1) === ZERO) end -= 1;
  const shift = exponentAt === -1 ? 0 : Number(text.slice(exponentAt + 1));
  return { negative, digits: all.slice(start, end), exponent: shift - fraction.length + all.length - end };
}

const ZERO = 48;

export function sameSpelling(a: Spelling, b: Spelling): boolean {
  return a.digits === b.digits && a.exponent === b.exponent && a.negative === b.negative;
}

/** So many zeros may pad a number before it is written with an exponent. */
const PADDING_MAX = 20;

/** The one text of a decimal that is no double. */
export function textOf({ negative, digits, exponent }: Spelling): string {
  return (negative ? '-' : '') + unsignedText(digits, exponent);
}

function unsignedText(digits: string, exponent: number): string {
  const point = digits.length + exponent;
  if (exponent > PADDING_MAX || -point > PADDING_MAX) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${digits[0]}${fraction}e${point > 0 ? '+' : '-'}${Math.abs(point - 1)}`;
  }
  if (exponent >= 0) return digits + '0'.repeat(exponent);
  return point > 0 ? `${digits.slice(0, point)}.${digits.slice(point)}` : `0.${'0'.repeat(-point)}${digits}`;
}
