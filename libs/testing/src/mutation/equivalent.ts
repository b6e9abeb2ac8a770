import type { Checked } from '@reckoner/engine';
import { isSameMeaning } from '@reckoner/engine/equivalence';
import type { Mutable } from './sites/site.js';

/** Whether the changed definition provably does the same as before for every input that fits its types. */
export function isEquivalent(before: Checked, after: Checked, { kind, id }: Mutable): boolean {
  const [first, second] = [before.program.find(kind, id), after.program.find(kind, id)];
  return first !== undefined && second !== undefined && isSameMeaning(first, second);
}
