/** Sets of whole numbers from 0 as ascending positions at which one enters the set and leaves it again, in turn. */
export type Ranges = readonly number[];

export function intersectRanges(a: Ranges, b: Ranges): Ranges {
  const both: number[] = [];
  let [atA, atB] = [0, 0];
  while (atA < a.length && atB < b.length) {
    const from = Math.max(a[atA]!, b[atB]!);
    const to = Math.min(a[atA + 1]!, b[atB + 1]!);
    if (from < to) both.push(from, to);
    if (a[atA + 1]! < b[atB + 1]!) atA += 2;
    else atB += 2;
  }
  return both;
}

/** The first number in both, or -1. */
export function firstCommon(a: Ranges, b: Ranges): number {
  let [atA, atB] = [0, 0];
  while (atA < a.length && atB < b.length) {
    const from = Math.max(a[atA]!, b[atB]!);
    if (from < Math.min(a[atA + 1]!, b[atB + 1]!)) return from;
    if (a[atA + 1]! < b[atB + 1]!) atA += 2;
    else atB += 2;
  }
  return -1;
}

/** Whether `a` holds all of `b`. */
export function covers(a: Ranges, b: Ranges): boolean {
  let at = 0;
  for (let index = 0; index < b.length; index += 2) {
    while (at < a.length && a[at + 1]! <= b[index]!) at += 2;
    if (at >= a.length || a[at]! > b[index]! || a[at + 1]! < b[index + 1]!) return false;
  }
  return true;
}
