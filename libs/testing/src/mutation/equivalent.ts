import type { Checked } from '@reckoner/engine';
import type { Mutable } from './sites/site.js';

/** Whether a changed definition provably answers every input as before. */
export function isEquivalent(_before: Checked, _after: Checked, _definition: Mutable): boolean {
  return false;
}
