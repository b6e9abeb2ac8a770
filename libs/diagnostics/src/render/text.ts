import { DIAGNOSTICS_MAX } from '../collector.js';
import type { Diagnostic, Severity } from '../diagnostic.js';
import type { Span } from '../span.js';

export interface TextOptions {
  /** With ANSI colours, for a terminal. */
  readonly colour?: boolean;
  /** So many are shown; the rest is counted. */
  readonly max?: number;
}

/** Diagnostics for people: what, where with the line and a caret, what to do, why. Ends with a count. */
export function renderText(diagnostics: readonly Diagnostic[], options: TextOptions = {}): string {
  const paint = options.colour ? coloured : plain;
  const max = options.max ?? DIAGNOSTICS_MAX;
  const blocks = diagnostics.slice(0, max).map((diagnostic) => block(diagnostic, paint));
  if (diagnostics.length > max) blocks.push(`… and ${diagnostics.length - max} more`);
  blocks.push(summary(diagnostics));
  return blocks.join('\n\n');
}

type Paint = (text: string, how: keyof typeof STYLES) => string;

const STYLES = { error: '31;1', warning: '33;1', info: '36;1', strong: '1', faint: '2' } as const;
const coloured: Paint = (text, how) => `\u001b[${STYLES[how]}m${text}\u001b[0m`;
const plain: Paint = (text) => text;

function block({ code, severity, message, hint, reason, span, related, fix }: Diagnostic, paint: Paint): string {
  const lines = [`${paint(severity, severity)} ${paint(printable(message), 'strong')}  ${paint(code, 'faint')}`];
  lines.push(...frame(span, severity, paint));
  for (const { span: other, message: words } of related ?? []) lines.push(`  ${place(other)}: ${printable(words)}`);
  if (hint !== undefined) lines.push(labelled('help', hint, paint));
  if (fix) lines.push(labelled('fix', fix.title, paint));
  if (reason !== undefined) lines.push(labelled('why', reason, paint));
  return lines.join('\n');
}

function labelled(label: string, text: string, paint: Paint): string {
  const [first, ...more] = printable(text).split('\n');
  return [`  ${paint(`${label}:`, 'faint')} ${first}`, ...more.map((line) => `    ${line}`)].join('\n');
}

function place({ source, start }: Span): string {
  const { line, column } = source.position(start);
  return `${printable(source.file)}:${line}:${column}`;
}

const WIDTH_MAX = 120;

/** The place, the line it is in, and carets under it. Of a long line, the part around the place. */
function frame(span: Span, severity: Severity, paint: Paint): string[] {
  const { line, column } = span.source.position(span.start);
  const text = span.source.line(line);
  if (text === '' && span.source.text.trim() === '') return [`  ${place(span)}`];
  const skipped = column + 40 > WIDTH_MAX ? column - 60 : 0;
  const shown =
    (skipped > 0 ? '…' : '') +
    text.slice(skipped, skipped + WIDTH_MAX) +
    (text.length > skipped + WIDTH_MAX ? '…' : '');
  const before = (skipped > 0 ? ' ' : '') + text.slice(skipped, column - 1).replace(/[^\t]/g, ' ');
  const length = Math.max(
    1,
    Math.min(span.end - span.start, text.length - column + 1, WIDTH_MAX - (column - 1 - skipped)),
  );
  const number = String(line);
  const margin = ' '.repeat(number.length);
  return [
    `  ${place(span)}`,
    `  ${paint(`${number} │`, 'faint')} ${printable(shown)}`,
    `  ${paint(`${margin} │`, 'faint')} ${before}${paint('^'.repeat(length), severity)}`,
  ];
}

/** Control characters of a definition's text must not reach a terminal. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '�');
}

function summary(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity, noun: string) => {
    const number = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return number === 0 ? [] : [`${number} ${noun}${number === 1 || severity === 'info' ? '' : 's'}`];
  };
  const counts = [...count('error', 'error'), ...count('warning', 'warning'), ...count('info', 'for information')];
  return counts.length === 0 ? 'No findings.' : `${counts.join(', ')}.`;
}
