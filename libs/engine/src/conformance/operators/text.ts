import { joined, primitive, text } from '../coercion.js';
import { textSteps } from '../limits.js';
import type { ReferenceOperator } from './operator.js';

export const concatenate: ReferenceOperator = (args, _data, run) => joined(args, '', run);

/** A negative length leaves out so many characters at the end, as PHP has it. */
export const substring: ReferenceOperator = ([source, start, length], _data, run) => {
  const whole = text(source, run);
  run.charge(textSteps(whole.length));
  const from = primitive(start, run) as number;
  const count = primitive(length, run) as number | undefined;
  if (!((count as number) < 0)) return whole.substr(from, count);
  const rest = whole.substr(from);
  // A length such as "-1" is joined to the number here, not added; the reference does so too.
  return rest.substr(0, rest.length + (count as number));
};
