/** Moments in the viewer's zone. */

const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options);
const CLOCK = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const SHORT = format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const LONG = format({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
const WHOLE = format({ dateStyle: 'full', timeStyle: 'long' });

/** Short: today by its clock, this year without its year. */
export function timeText(moment: Date, now: Date): string {
  if (moment.toDateString() === now.toDateString()) return CLOCK.format(moment);
  return (moment.getFullYear() === now.getFullYear() ? SHORT : LONG).format(moment);
}

/** All of it, for the hover: in the viewer's zone, and as it was written. */
export function wholeTimeText(moment: Date, original: string): string {
  return `${WHOLE.format(moment)} · ${original}`;
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** How long: `3 d 4 h`, `12 min`, `850 ms`. */
export function durationText(milliseconds: number): string {
  const at = UNITS.findIndex(([, length]) => milliseconds >= length);
  if (at === -1) return `${Math.round(milliseconds)} ms`;
  const [unit, length] = UNITS[at]!;
  const whole = Math.floor(milliseconds / length);
  const [next, nextLength] = UNITS[at + 1] ?? [];
  const rest = nextLength === undefined ? 0 : Math.floor((milliseconds - whole * length) / nextLength);
  return rest === 0 || whole >= 10 ? `${whole} ${unit}` : `${whole} ${unit} ${rest} ${next}`;
}

/** `in 3 h`, `12 min ago`. */
export function distanceText(moment: Date, now: Date): string {
  const difference = moment.getTime() - now.getTime();
  if (Math.abs(difference) < 1_000) return 'now';
  return difference > 0 ? `in ${durationText(difference)}` : `${durationText(-difference)} ago`;
}
