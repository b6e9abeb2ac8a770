import type { Diagnostic } from './diagnostic.js';

/** Diagnostics are shown up to this many; the rest is counted. */
export const DIAGNOSTICS_MAX = 100;

/** Gathers the findings of all stages; stages add, they never throw. */
export class Collector {
  readonly #found: Diagnostic[] = [];

  add(diagnostic: Diagnostic): void {
    this.#found.push(diagnostic);
  }

  addAll(diagnostics: Iterable<Diagnostic>): void {
    for (const diagnostic of diagnostics) this.add(diagnostic);
  }

  get hasErrors(): boolean {
    return this.#found.some((diagnostic) => diagnostic.severity === 'error');
  }

  /** Sorted by file, place and code; the same finding at the same place is listed once. */
  sorted(): Diagnostic[] {
    const sorted = [...this.#found].sort(byPlace);
    return sorted.filter((diagnostic, index) => index === 0 || !same(diagnostic, sorted[index - 1]!));
  }
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    order(a.span.source.file, b.span.source.file) ||
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    order(a.code, b.code)
  );
}

function same(a: Diagnostic, b: Diagnostic): boolean {
  return byPlace(a, b) === 0 && a.message === b.message;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
