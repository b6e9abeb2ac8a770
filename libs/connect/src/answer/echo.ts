import { compareNumbers, parseDecimal, type Value } from '@reckoner/engine';
import type { Echo, Place } from '../connection.js';
import { pathOf, readField, textOf } from '../fields.js';
import { Content, decode, headerOf, type HttpAnswer } from '../http.js';
import { fillText, templateOf } from '../template.js';
import { fillOf, type Outgoing } from '../request/outgoing.js';
import type { Difference } from '../verdict.js';

/** The text at a place; of an address, its last segment. */
export function textAt(place: Place, value: Value | undefined, answer: HttpAnswer): string | undefined {
  const text = 'path' in place ? textOf(readField(value, place.path)) : headerOf(answer, place.header);
  if (text === undefined) return undefined;
  return storable(/^(https?:\/\/|\/)/.test(text) ? lastSegment(text) : text);
}

const TEXT_MAX = 500;

/** As much of a target's name for something as can be kept: no sign that a text column refuses, and not without end. */
export function storable(text: string | undefined): string | undefined {
  return text?.replaceAll('\0', '').slice(0, TEXT_MAX);
}

function lastSegment(address: string): string | undefined {
  const path = address.replace(/^https?:\/\/[^/]*/, '').replace(/[?#].*$/, '');
  const segment = path
    .split('/')
    .filter((part) => part !== '')
    .at(-1);
  if (segment === undefined) return undefined;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Fields that came back otherwise than they were sent; what the answer lacks says nothing. */
export function differencesOf({ echo }: Echo, value: Value | undefined, outgoing: Outgoing): Difference[] {
  if (echo.length === 0) return [];
  const body = new Content(decode(outgoing.body));
  return echo.flatMap(({ answer, at, sent }) => {
    const answered = textOf(readField(value, at));
    const meant = sent.includes('{')
      ? fillText(templateOf(sent), fillOf(outgoing))
      : textOf(readField(body.value, pathOf(sent)));
    if (answered === undefined || meant === undefined || saysTheSame(answered, meant)) return [];
    return [{ field: answer, sent: meant, answered }];
  });
}

/** `185.00` says the same as `185`. */
function saysTheSame(a: string, b: string): boolean {
  if (a === b) return true;
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  return left !== undefined && right !== undefined && compareNumbers(left, right) === 0;
}
