import type { Checked } from '@reckoner/engine';
import { completions, isInFormula, wordAt } from '../place/completed.js';
import { kindOfFile } from '../place/kind.js';
import type { Completion } from './completion.js';
import { completeFormula } from './formula.js';
import { completeKeys } from './keys.js';
import { completeValues } from './values.js';

export interface CompletionList {
  readonly items: readonly Completion[];
  /** What they replace: the part of the word that is written. */
  readonly start: number;
  readonly end: number;
}

/**
 * What could stand at the cursor. `text` is the file as it is now; `checked` may be of a moment before, as what surrounds the
 * cursor is read anew.
 */
export function complete(checked: Checked, file: string, text: string, offset: number): CompletionList {
  const kind = kindOfFile(file);
  const range = wordAt(text, offset, isInFormula(text, offset));
  if (!kind) return { items: [], ...range };
  const items = new Map<string, Completion>();
  for (const completed of completions(file, text, offset)) {
    const found =
      completed.leaf.role === 'key'
        ? completeKeys(checked, kind, completed)
        : (completeFormula(checked, completed) ?? completeValues(checked, kind, completed));
    for (const item of found) if (!items.has(item.label)) items.set(item.label, item);
  }
  return { items: [...items.values()], ...range };
}
