/** How far off a gate may be set: what is asked beyond that means "do not come back by yourself". */
const LONGEST_MS = 100 * 365 * 86_400_000;

/**
 * The milliseconds that a `Retry-After` asks for: seconds, or an HTTP date measured by the answer's own `Date`, so that
 * clocks need not agree. Undefined where it is missing, negative or means nothing: the back-off decides then.
 */
export function retryAfterMs(value: string | undefined, date: string | undefined, nowMs: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Math.ceil(Number(text) * 1000), LONGEST_MS);
  if (!/[A-Za-z]{3}/.test(text)) return undefined;
  const until = Date.parse(text);
  if (Number.isNaN(until)) return undefined;
  const theirs = date === undefined ? Number.NaN : Date.parse(date);
  return Math.min(Math.max(0, until - (Number.isNaN(theirs) ? nowMs : theirs)), LONGEST_MS);
}
