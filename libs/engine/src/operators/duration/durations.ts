import { add, divide, isWhole, multiply, round } from '../../decimal/arithmetic.js';
import { formatNumber, parseDecimal } from '../../decimal/decimal.js';
import { ROUNDING_MODES, isRoundingMode } from '../../decimal/rounding.js';
import { NUMBER, TEXT } from '../../types/type.js';
import { Failure } from '../../values/failure.js';
import type { Maybe, Num } from '../../values/value.js';
import { isAbsent, refuse } from '../arguments.js';
import type { Parameter } from '../operator.js';

/** Durations are decimal hours; this file reads and splits the other ways in which they are written. */

export const HOURS_PARAMETER: Parameter = { name: 'hours', type: NUMBER, summary: 'Decimal hours.' };

export const ROUNDING_PARAMETER: Parameter = {
  name: 'rounding',
  type: { ...TEXT, values: ROUNDING_MODES },
  summary:
    'Where a part goes that does not fit: "half-even", "half-up", "up", "down" …; if not given, such a part fails.',
  optional: true,
};

/** A number of units that is whole, or is made whole as the definition says. */
export function wholeUnits(units: Num, rounding: Maybe, taker: string, unit: string): Num {
  if (isWhole(units)) return units;
  if (isAbsent(rounding)) {
    throw new Failure(
      'NOT_EXACT',
      `\`${taker}\` needs whole ${unit}, and this is ${formatNumber(units)} ${unit}; say how to round`,
    );
  }
  return round(
    units,
    0,
    isRoundingMode(rounding)
      ? rounding
      : refuse(rounding, taker, `one of ${ROUNDING_MODES.join(', ')}`, 'BAD_ARGUMENT'),
  );
}

/** So many seconds as decimal hours. */
export function hoursOfSeconds(seconds: Num): Num {
  return divide(seconds, 3600);
}

const NUMBER_TEXT = '(\\d+(?:\\.\\d+)?)';
const CLOCK = /^([+-]?)(\d+):([0-5]\d)(?::([0-5]\d(?:\.\d+)?))?$/;
const ISO = new RegExp(
  `^([+-]?)P(?:${NUMBER_TEXT}D)?(?:T(?:${NUMBER_TEXT}H)?(?:${NUMBER_TEXT}M)?(?:${NUMBER_TEXT}S)?)?$`,
);
const WORDS = new RegExp(
  `^([+-]?) *(?:${NUMBER_TEXT} *d(?:ays?)?)? *(?:${NUMBER_TEXT} *h(?:ours?|rs?)?)? *(?:${NUMBER_TEXT} *m(?:in(?:ute)?s?)?)? *(?:${NUMBER_TEXT} *s(?:ec(?:ond)?s?)?)?$`,
);
const LENGTH_MAX = 100;

/**
 * The hours that a text spells: `1:30`, `PT1H30M`, `1h 30m` or `1.5`; undefined where it spells none. Days have hours
 * only if it is said how many.
 */
export function hoursOfText(text: string, hoursPerDay: Num | undefined): Num | undefined {
  if (text.length > LENGTH_MAX) return undefined;
  const decimal = parseDecimal(text);
  if (decimal !== undefined) return decimal;
  const clock = CLOCK.exec(text);
  if (clock) return total(clock[1], [undefined, clock[2], clock[3], clock[4]], undefined);
  const match = ISO.exec(text) ?? WORDS.exec(text.toLowerCase());
  const parts = match?.slice(2, 6) ?? [];
  if (parts.every((part) => part === undefined)) return undefined;
  return parts[0] !== undefined && hoursPerDay === undefined ? undefined : total(match![1], parts, hoursPerDay);
}

/** Days, hours, minutes and seconds as hours: exactly, divided once at the end. */
function total(
  sign: string | undefined,
  parts: readonly (string | undefined)[],
  hoursPerDay: Num = 0,
): Num | undefined {
  let seconds: Num = 0;
  const units = [multiply(hoursPerDay, 3600), 3600, 60, 1];
  for (const [index, unit] of units.entries()) {
    const count = parseDecimal(parts[index] ?? '0');
    if (count === undefined) return undefined;
    seconds = add(seconds, multiply(count, unit));
  }
  return hoursOfSeconds(sign === '-' ? multiply(seconds, -1) : seconds);
}
