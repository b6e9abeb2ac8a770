import type { Cell, Definition, Expression, Path, Step } from '@reckoner/definitions';

/** A definition that mutation changes. Schemas, reference rows and catalogues are data that definitions work on. */
export type Mutable = { readonly [K in MutableKind]: Definition<K> }[MutableKind];

export const MUTABLE_KINDS = ['mapping', 'rules', 'table', 'balance', 'flow'] as const;

export type MutableKind = (typeof MUTABLE_KINDS)[number];

/** A place of a definition at which something can be changed. */
export type Site = ExpressionSite | CellSite | ItemsSite | OutcomeSite | PartSite | StepSite;

interface SiteBase {
  readonly definition: Mutable;
  /** Where it is, in words: "rule `approved`", "row `ot-de`, column `country`". */
  readonly where: string;
  /** Where its text stands, for `spanOf`. */
  readonly path: Path;
}

/** What an expression is for: a condition that is asked for its truth, or a value. */
export type Use = 'condition' | 'value';

export interface ExpressionSite extends SiteBase {
  readonly kind: 'expression';
  readonly root: Expression;
  readonly use: Use;
  /** The field of the definition that holds it: `when`, `at`, `key`. */
  readonly role: string;
}

/** A cell of a decision table. */
export interface CellSite extends SiteBase {
  readonly kind: 'cell';
  readonly cell: Cell;
}

/** The rules of a rule set or the rows of a table, in their order. */
export interface ItemsSite extends SiteBase {
  readonly kind: 'items';
  readonly noun: 'rule' | 'row';
  readonly ids: readonly string[];
}

/** What a rule decides beside its outputs. */
export interface OutcomeSite extends SiteBase {
  readonly kind: 'outcome';
  readonly outcome: string;
  readonly reason: string | undefined;
  readonly owner: string | undefined;
}

/** Something that may be left out: a field of a mapping, its `default`, the `otherwise` of a table. */
export interface PartSite extends SiteBase {
  readonly kind: 'part';
  readonly noun: 'field' | 'default' | 'otherwise';
}

export interface StepSite extends SiteBase {
  readonly kind: 'step';
  readonly step: Step;
}
