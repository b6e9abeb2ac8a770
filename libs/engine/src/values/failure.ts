/**
 * A typed failure of one evaluation: the definition met a value that it cannot work with. It ends the execution (or
 * part) as `failed` with this code; it is never a crash. Thrown inside the engine only.
 */
export class Failure {
  /** Upper-case words, e.g. `NOT_A_NUMBER`; listed below and in docs/reference/failures.md. */
  readonly code: FailureCode;
  /** One sentence with the actual values. */
  readonly message: string;

  constructor(code: FailureCode, message: string) {
    this.code = code;
    this.message = message;
  }
}

/** Every code an expression can fail with, and what it means. */
export const FAILURES = {
  NOT_A_NUMBER: 'A number was needed, and the value is not one.',
  NOT_A_TEXT: 'A text was needed, and the value is not one.',
  NOT_A_LIST: 'A list was needed, and the value is not one.',
  NOT_A_DATE: 'A calendar date (YYYY-MM-DD) was needed, and the value is not one.',
  NOT_A_TIMESTAMP: 'A timestamp (RFC 3339) was needed, and the value is not one.',
  NOT_A_DURATION: 'A duration was needed, and the value is not one.',
  MISSING_VALUE: 'A value was needed, and the source has none.',
  DIVISION_BY_ZERO: 'A number was divided by zero.',
  NUMBER_LIMIT: 'A number has more digits than are worked with.',
  TEXT_LIMIT: 'A text grew longer than allowed.',
  LIST_LIMIT: 'A list grew longer than allowed.',
  DEPTH_LIMIT: 'A value is nested more deeply than allowed.',
  STEP_LIMIT: 'An evaluation took more steps than allowed.',
  EFFORT_LIMIT: 'An evaluation went through more text, elements or digits than allowed.',
  BAD_ARGUMENT: 'An argument is outside what the operator takes.',
  UNKNOWN_TIME_ZONE: 'The named time zone is not known.',
  UNKNOWN_CURRENCY: 'The named currency is not known.',
  NOT_EXACT: 'The target type cannot hold the value exactly.',
  AMBIGUOUS_ROW: 'More than one row answers where only one may.',
} as const;

export type FailureCode = keyof typeof FAILURES;
