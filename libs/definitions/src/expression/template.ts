import type { Diagnostic } from '@reckoner/diagnostics';
import type { Expression } from './expression.js';
import type { EmbeddedText } from './parsed.js';

/** A message with values: texts and the expressions between them, in order. Empty texts are left out. */
export interface Template {
  readonly parts: readonly (string | Expression)[];
}

export interface ParsedTemplate {
  readonly template?: Template;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads `Entry {entry.id} is {entry.status}`; `{{` is a literal brace. */
export function parseTemplate(text: EmbeddedText): ParsedTemplate {
  throw new Error(`not yet: ${text.text}`);
}
