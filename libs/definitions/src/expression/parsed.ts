import type { Diagnostic, Source, Span } from '@reckoner/diagnostics';
import type { Expression } from './expression.js';

/** What parsing yields: no expression where it could not be understood; then there is an error among the findings. */
export interface ParsedExpression {
  readonly expression?: Expression;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A text inside a file: a whole file, or the content of a YAML scalar, whose escapes and indentation are already
 * decoded. Positions in it are answered as positions of the file.
 */
export interface EmbeddedText {
  readonly source: Source;
  readonly text: string;
  /** Where the character at this index of `text` stands in the file; `text.length` answers the end. */
  offset(index: number): number;
}

/** A scalar node as far as its text matters; `ScalarNode` of `yaml/` is one. */
interface TextNode {
  readonly text: string;
  readonly span: { readonly source: Source };
  offset(index: number): number;
}

/** The text of a YAML scalar. */
export function scalarText(scalar: TextNode): EmbeddedText {
  return { source: scalar.span.source, text: scalar.text, offset: (index) => scalar.offset(index) };
}

/** A text that is a file of its own, such as a formula typed on the command line. */
export function wholeText(source: Source): EmbeddedText {
  return { source, text: source.text, offset: (index) => index };
}

/** A range of an embedded text as a span of its file. */
export function spanOf(text: EmbeddedText, start: number, end: number): Span {
  return { source: text.source, start: text.offset(start), end: text.offset(end) };
}
