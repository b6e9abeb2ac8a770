import type { Span, TextEdit } from '@reckoner/diagnostics';
import type { Site } from './sites/site.js';

/** One small change of a definition, as an edit of its file. */
export interface Change {
  /** The place that people are shown. */
  readonly span: Span;
  /** What happened there, in words that follow where it happened: "`<` became `<=`". */
  readonly words: string;
  /** The code at the place, before and after. */
  readonly before: string;
  readonly after: string;
  readonly edits: readonly TextEdit[];
  /** The change to make instead where the types list the texts that can stand here, and the new one is none of them. */
  readonly among?: (listed: readonly string[]) => Change | undefined;
}

/** What an operator may know beside the site. */
export interface Surroundings {
  /** All reason codes of the catalogues. */
  readonly reasons: readonly string[];
  /** Whether the rows of a reference table are valid for a time only. */
  isDated(table: string): boolean;
  /** The operations of a connection. */
  operationsOf(connection: string): readonly string[];
}

/** One way of changing definitions. The operators are one closed list, `operators/index.ts`. */
export interface MutationOperator {
  readonly name: string;
  /** One sentence, for the documentation. */
  readonly summary: string;
  readonly example: readonly [before: string, after: string];
  /** All changes that it can make at the site; none where it does not apply. */
  changes(site: Site, surroundings: Surroundings): Iterable<Change>;
}

/** The text that the span covers. */
export function textOf({ source, start, end }: Span): string {
  return source.text.slice(start, end);
}

/** The member of the list behind this one, or the first; undefined where there is no other. */
export function nextOf<T>(list: readonly T[], one: T): T | undefined {
  const others = list.filter((other) => other !== one);
  return others[list.indexOf(one) % others.length] ?? others[0];
}
