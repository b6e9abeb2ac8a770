import type { Diagnostic } from '@reckoner/diagnostics';
import type { Expression } from './expression.js';
import { limitExceeded } from './limits.js';
import type { ParsedExpression } from './parsed.js';
import { SyntaxStop } from './stop.js';

/** Runs a reading; the mistake that cannot be mended becomes its last finding, and so does a limit. */
export function gathered(read: (found: Diagnostic[]) => Expression): ParsedExpression {
  const diagnostics: Diagnostic[] = [];
  const expression = stoppable(diagnostics, () => read(diagnostics));
  const exceeded = expression && limitExceeded(expression);
  if (exceeded) diagnostics.push(exceeded);
  return expression && !exceeded ? { expression, diagnostics } : { diagnostics };
}

/** What `read` yields, or undefined where it stopped; then the reason is among the findings. */
export function stoppable<T>(found: Diagnostic[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SyntaxStop)) throw error;
    addFinal(found, error.diagnostic);
    return undefined;
  }
}

/** A mistake that was mended just where the reading then stopped is not told twice. */
function addFinal(found: Diagnostic[], last: Diagnostic): void {
  if (found.at(-1)?.span.start === last.span.start) found.pop();
  found.push(last);
}
