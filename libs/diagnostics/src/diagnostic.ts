import type { Span } from './span.js';

export type Severity = 'error' | 'warning' | 'info';

/** A replacement of a span's text. An empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/**
 * One finding about a definition, for a person: what is wrong (`message`, one line), why it matters
 * (`reason`), what to do (`hint`), and where. Made only through the catalogue, so every code is documented.
 */
export interface Diagnostic {
  /** `stage/kebab-slug`, e.g. `type/mismatch`. Never reused. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly reason?: string;
  readonly hint?: string;
  readonly span: Span;
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  readonly fix?: Fix;
  /** Typed parameters of the message, for tests and user interfaces. */
  readonly data?: Readonly<Record<string, unknown>>;
}
