import type { Source, Span } from '@reckoner/diagnostics';
import type { Infer } from './fields/spec.js';
import type { KINDS } from './kinds/index.js';
import type { Kind } from './kinds/kind.js';

/** The parsed content of a file of a kind. Field names are exactly those of the YAML. */
export type KindValue<K extends Kind> = { readonly [P in K]: Infer<(typeof KINDS)[P]['spec']> }[K];

/** Keys and indexes from the top of a file. */
export type Path = readonly (string | number)[];

/** One file of a workspace, parsed. A file with errors of form has a definition too, as far as it could be read. */
export interface Definition<K extends Kind = Kind> {
  readonly kind: K;
  /** The path below the top folder, without the suffix: `harvest/time-entry`. */
  readonly id: string;
  readonly file: string;
  readonly source: Source;
  readonly value: KindValue<K>;
  /** No error of form was found: nothing was left out. Checks that need the whole run on complete definitions only. */
  readonly complete: boolean;
  /**
   * Where a field stands, by its path in the YAML: `['rules', 0, 'when']`. `key` is the field's name, `value` (the
   * default) what it is given. A path that the file does not have answers the nearest one that it has.
   */
  spanOf(path: Path, part?: 'key' | 'value'): Span;
}
