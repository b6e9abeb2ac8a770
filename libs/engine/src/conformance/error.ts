/** Every code an evaluation in conformance mode can end with, and what it means. */
export const CONFORMANCE_ERRORS = {
  UNKNOWN_OPERATOR: 'The reference implementation has no operator of this name.',
  NOT_POSSIBLE: 'The reference implementation throws for these arguments.',
  STEP_LIMIT: 'The evaluation took more steps than allowed.',
  LIST_LIMIT: 'A list grew longer than allowed.',
  TEXT_LIMIT: 'A text grew longer than allowed.',
  DEPTH_LIMIT: 'The logic or a value nests deeper than allowed.',
} as const;

export type ConformanceErrorCode = keyof typeof CONFORMANCE_ERRORS;

/** Ends an evaluation in conformance mode; `evaluateConformance` answers it as a value. */
export class ConformanceError {
  readonly code: ConformanceErrorCode;
  readonly message: string;

  constructor(code: ConformanceErrorCode, message: string) {
    this.code = code;
    this.message = message;
  }
}
