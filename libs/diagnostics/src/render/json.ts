import type { Diagnostic, Severity } from '../diagnostic.js';
import type { Position } from '../source.js';

/** A diagnostic as scripts and interfaces see it; a stable format. */
export interface DiagnosticJson {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  readonly reason?: string;
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

export function diagnosticToJson(diagnostic: Diagnostic): DiagnosticJson {
  const { code, severity, message, hint, reason, span } = diagnostic;
  return {
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(reason === undefined ? {} : { reason }),
    file: span.source.file,
    start: span.source.position(span.start),
    end: span.source.position(span.end),
  };
}

/** The answer of `check --format json`: one line of JSON. */
export function renderJson(diagnostics: readonly Diagnostic[]): string {
  return JSON.stringify({ diagnostics: diagnostics.map(diagnosticToJson) });
}
