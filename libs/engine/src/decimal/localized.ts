/** Digits after the point may be missing; groups of three, all with the same mark, may be in front of it. */
const GROUPED = {
  '.': /^([+-]?)(\d{1,3}(?:([ ,'’\u00a0\u202f])\d{3}(?:\3\d{3})*)|\d+)(?:\.(\d+))?$/,
  ',': /^([+-]?)(\d{1,3}(?:([ .'’\u00a0\u202f])\d{3}(?:\3\d{3})*)|\d+)(?:,(\d+))?$/,
} as const;

export type DecimalPoint = keyof typeof GROUPED;

/**
 * A number as people of one place write it, `1.234,50`, as JSON does; undefined where it is none. What could be read
 * in two ways, such as `1.5` where the comma is the point, is none.
 */
export function plainNumberText(text: string, point: DecimalPoint): string | undefined {
  const match = GROUPED[point].exec(text);
  if (!match) return undefined;
  const [, sign, whole, , fraction] = match;
  return (sign === '-' ? '-' : '') + whole!.replace(/\D/g, '') + (fraction === undefined ? '' : `.${fraction}`);
}
