import { Failure } from '../../values/failure.js';
import type { Maybe } from '../../values/value.js';
import { isAbsent, needText } from '../arguments.js';

/** What a text is filled up with: a blank, unless another text is given. */
export function needFill(value: Maybe, taker: string): string {
  const fill = isAbsent(value) ? ' ' : needText(value, taker);
  if (fill === '') throw new Failure('BAD_ARGUMENT', `\`${taker}\` needs something to fill up with, and this is ""`);
  return fill;
}
