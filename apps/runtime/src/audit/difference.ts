import { MARK_BYTES, seqOfMark } from './chain.js';

/** A row that is not as it was sealed. */
export interface BadRow {
  readonly seq: number;
  readonly change: 'changed' | 'removed' | 'inserted';
}

/** Where the rows that are there begin to differ from those that were sealed. */
export function firstDifference(sealed: Buffer, found: Buffer): BadRow | undefined {
  const [before, now] = [sealed.length / MARK_BYTES, found.length / MARK_BYTES];
  for (let index = 0; index < Math.max(before, now); index += 1) {
    if (index >= now) return { seq: seqOfMark(sealed, index), change: 'removed' };
    if (index >= before) return { seq: seqOfMark(found, index), change: 'inserted' };
    if (markAt(sealed, index).equals(markAt(found, index))) continue;
    const [was, is] = [seqOfMark(sealed, index), seqOfMark(found, index)];
    if (was === is) return { seq: is, change: 'changed' };
    return holds(found, was) ? { seq: is, change: 'inserted' } : { seq: was, change: 'removed' };
  }
  return undefined;
}

function holds(marks: Buffer, seq: number): boolean {
  for (let index = 0; index < marks.length / MARK_BYTES; index += 1) if (seqOfMark(marks, index) === seq) return true;
  return false;
}

function markAt(marks: Buffer, index: number): Buffer {
  return marks.subarray(index * MARK_BYTES, (index + 1) * MARK_BYTES);
}
