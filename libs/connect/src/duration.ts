/** A duration such as `P2D` or `PT30M`, as checked by the parser, in milliseconds. */
export function millisecondsOf(duration: string): number {
  const units = { W: 604_800, D: 86_400, H: 3600, M: 60, S: 1 };
  let seconds = 0;
  for (const [, count, unit] of duration.matchAll(/(\d+)([WDHMS])/g))
    seconds += Number(count) * units[unit as keyof typeof units];
  return seconds * 1000;
}
