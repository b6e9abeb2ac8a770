import { compareNumbers } from '../../../decimal/arithmetic.js';
import { TEXT, type Type } from '../../../types/type.js';
import { isDate } from '../../../values/date.js';
import type { Maybe } from '../../../values/value.js';
import { needDay, needText } from '../../arguments.js';
import { epochOf } from '../moment/moments.js';

/** The first (`sign` -1) or last (1) of dates alone or timestamps alone; the kind of the first says which. */
export function extremeDate(args: readonly Maybe[], taker: string, sign: -1 | 1): string {
  const order = isDate(args[0]) ? (value: Maybe) => needDay(value, taker) : (value: Maybe) => epochOf(value, taker);
  let best = { text: needText(args[0], taker), place: order(args[0]) };
  for (const arg of args.slice(1)) {
    const place = order(arg);
    if (compareNumbers(place, best.place) === sign) best = { text: needText(arg, taker), place };
  }
  return best.text;
}

/** A date where all arguments are dates, a timestamp where all are timestamps. */
export function sameFormat(types: readonly Type[]): Type {
  const format = types[0]?.format;
  return format !== undefined && types.every((type) => type.format === format) ? { ...TEXT, format } : TEXT;
}
