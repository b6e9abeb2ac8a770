import type { Diagnostic, Fix, Severity } from './diagnostic.js';
import type { Span } from './span.js';

/** What an entry says for given arguments; code and severity come from the entry. */
export interface Wording {
  readonly message: string;
  readonly hint?: string;
  readonly related?: Diagnostic['related'];
  readonly fix?: Fix;
  /** The usual quick fix: the span's text is replaced by this one. */
  readonly replaceWith?: string | undefined;
  readonly data?: Diagnostic['data'];
}

/**
 * The files of a small workspace as one text. A line `--- path` begins a file; without one the text is
 * `entry.file` of the example. `«` and `»` mark the span at which a bad example must be reported.
 */
export type ExampleWorkspace = string;

/** One diagnostic of the catalogue: its documentation and the only way to make it. */
export interface CatalogueEntry<Arguments extends readonly unknown[]> {
  (span: Span, ...args: Arguments): Diagnostic;
  readonly code: string;
  readonly severity: Severity;
  /** Why it matters; becomes `Diagnostic.reason` and the documentation page. */
  readonly reason: string;
  /** Yields exactly this code, at the marked span. */
  readonly bad: ExampleWorkspace;
  /** The same, mended: yields no diagnostic. */
  readonly good: ExampleWorkspace;
}

/** Declares a diagnostic. `word` gets the typed arguments; examples are executed by the tests. */
export function entry<const Arguments extends readonly unknown[]>(
  code: string,
  severity: Severity,
  about: { readonly reason: string; readonly bad: ExampleWorkspace; readonly good: ExampleWorkspace },
  word: (...args: Arguments) => Wording,
): CatalogueEntry<Arguments> {
  const make = (span: Span, ...args: Arguments): Diagnostic => {
    const { replaceWith, ...wording } = word(...args);
    const fix = replaceWith === undefined ? {} : { fix: replacement(span, replaceWith) };
    return { code, severity, reason: about.reason, span, ...fix, ...wording };
  };
  return Object.assign(make, { code, severity, ...about });
}

function replacement(span: Span, text: string): Fix {
  return { title: `Change to \`${text}\``, edits: [{ span, text }] };
}
