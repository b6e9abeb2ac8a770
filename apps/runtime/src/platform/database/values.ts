/** How the database's values look in JavaScript: exact, and the same whatever the session's settings. */
import pg from 'pg';

const { builtins } = pg.types;

const INT8_ARRAY = 1016;

/** An identity or a count: a number, as long as a number holds it exactly. */
function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond what a number holds exactly`);
  return value;
}

/** `2026-11-21 14:05:28.123456+00`, as the server writes it in UTC, as ISO 8601 text, with its microseconds. */
export function isoText(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)\+00$/.exec(text);
  return match ? `${match[1]}T${match[2]}Z` : text;
}

const asIs = (text: string): string => text;

const PARSERS = new Map<number, (text: string) => unknown>([
  [builtins.INT8, wholeNumber],
  [INT8_ARRAY, (text) => text.slice(1, -1).split(',').filter(Boolean).map(wholeNumber)],
  [builtins.TIMESTAMPTZ, isoText],
  [builtins.TIMESTAMP, asIs],
  [builtins.DATE, asIs],
  [builtins.INTERVAL, asIs],
]);

/** numeric stays text (the driver's own choice), bytea a Buffer, jsonb what `JSON.parse` makes of it. */
export const VALUE_TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') =>
    PARSERS.get(type) ?? pg.types.getTypeParser(type, format)) as typeof pg.types.getTypeParser,
};
