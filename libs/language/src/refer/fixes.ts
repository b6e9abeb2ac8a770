import type { Diagnostic, Fix } from '@reckoner/diagnostics';
import type { Checked } from '@reckoner/engine';

export interface QuickFix extends Fix {
  readonly diagnostic: Diagnostic;
}

/** What can be mended at a click between two offsets of a file. */
export function quickFixes(checked: Checked, file: string, start: number, end: number): QuickFix[] {
  return checked.diagnostics
    .filter(({ span }) => span.source.file === file && span.start <= end && start <= span.end)
    .flatMap((diagnostic) => (diagnostic.fix ? [{ ...diagnostic.fix, diagnostic }] : suggested(diagnostic)));
}

/** "Did you mean `x`?" is a fix where the finding stands on just the word. */
function suggested(diagnostic: Diagnostic): QuickFix[] {
  const meant = /[Dd]id you mean `([^`]+)`\?/.exec(diagnostic.hint ?? '')?.[1];
  const { span } = diagnostic;
  const written = span.source.text.slice(span.start, span.end);
  if (meant === undefined || /[\s(]/.test(written.trim())) return [];
  return [{ title: `Change to \`${meant}\``, edits: [{ span, text: quotedAs(written, meant) }], diagnostic }];
}

function quotedAs(written: string, meant: string): string {
  const quote = /^["'`]/.exec(written)?.[0] ?? '';
  return written.endsWith(quote) ? `${quote}${meant}${quote}` : meant;
}
