import { ConformanceError } from './error.js';
import { checkDepth, checkText, textSteps } from './limits.js';
import type { Data, Run } from './operators/operator.js';

type Primitive = undefined | null | boolean | number | string;

/** What counts as true: as in JavaScript, but an empty list does not. */
export function truthy(value: Data): boolean {
  return isList(value) ? value.length > 0 : Boolean(value);
}

export function isList(value: Data): value is readonly Data[] {
  return Array.isArray(value);
}

/**
 * What JavaScript makes of a list or object where it needs a plain value. Written out, so that no property of the data
 * is ever called, lists that share their elements cannot grow without bound, and depth is bounded.
 */
export function primitive(value: Data, run: Run): Primitive {
  return typeof value === 'object' && value !== null ? objectText(value, run, 1) : value;
}

/** `String(value)`. */
export function text(value: Data, run: Run): string {
  return String(primitive(value, run));
}

/** The texts of all values, as `Array.prototype.join` takes them: nothing for null and undefined. */
export function joined(values: readonly Data[], separator: string, run: Run): string {
  return joinedAt(values, separator, run, 0);
}

function joinedAt(values: readonly Data[], separator: string, run: Run, depth: number): string {
  checkDepth(depth);
  run.charge(values.length);
  let length = separator.length * Math.max(0, values.length - 1);
  const texts = values.map((value) => {
    const part =
      value === undefined || value === null
        ? ''
        : typeof value === 'object'
          ? objectText(value, run, depth + 1)
          : String(value);
    length += part.length;
    checkText(length);
    return part;
  });
  run.charge(textSteps(length));
  return texts.join(separator);
}

/** An own `toString` hides the inherited one and, being data, cannot be called: JavaScript then throws. */
function objectText(value: object & Data, run: Run, depth: number): string {
  if (isList(value)) return joinedAt(value, ',', run, depth);
  if (!Object.hasOwn(value, 'toString')) return '[object Object]';
  throw new ConformanceError('NOT_POSSIBLE', 'An object with an own `toString` has no text.');
}
