import type { Diagnostic } from '@reckoner/diagnostics';

/** Ends the reading of one formula at a mistake that cannot be mended. Never leaves this folder. */
export class SyntaxStop {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    this.diagnostic = diagnostic;
  }
}
