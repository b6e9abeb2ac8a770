/** One thing that could stand at the cursor. */
export interface Completion {
  readonly label: string;
  readonly kind: 'field' | 'key' | 'operator' | 'keyword' | 'definition' | 'value' | 'reason';
  /** What is written; with `snippet`, `$1` is where the cursor goes on. */
  readonly insert: string;
  readonly snippet?: boolean;
  /** A few words beside it: a type, a title. */
  readonly detail?: string | undefined;
  /** Markdown. */
  readonly docs?: string | undefined;
  /** Stands before the others: a required field, one that is not mapped yet. */
  readonly first?: boolean;
}

/** A word that stands for itself. */
export function valueCompletion(label: string, detail?: string): Completion {
  return { label, kind: 'value', insert: label, detail };
}
