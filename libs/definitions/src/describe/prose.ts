/**
 * The words that operators, kinds and fields are described with. A browser need not load them to check and run: its build
 * puts marks in their place and the texts into a file of their own (tools/browser/prose.js), which comes in here when
 * somebody asks for a description. Where nothing was taken out, a text is itself.
 */

const MARK = '¶';

let texts: readonly string[] = [];

/** Tells what the marks stand for. */
export function useProse(taken: readonly string[]): void {
  texts = taken;
}

/** The text itself, or the one that its mark stands for; empty before that was loaded. */
export function proseOf(text: string): string {
  return text.startsWith(MARK) ? (texts[parseInt(text.slice(MARK.length), 36) - 1] ?? '') : text;
}
