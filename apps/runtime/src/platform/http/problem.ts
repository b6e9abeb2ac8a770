/** What a request that cannot be done is answered: a problem of RFC 9457 that says what is wrong, where, and the remedy. */
import { HttpException } from '@nestjs/common';
import type { Diagnostic } from '@reckoner/diagnostics';

/** One thing that is wrong in a request. */
export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** Where in the request: a path of the body (`lines[2].amount`), a parameter, a header. */
  readonly at?: string;
}

/** The members of the answer. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly remedy?: string;
  readonly correlation: string;
  readonly diagnostics?: readonly (Finding | Diagnostic)[];
}

/** What is known where it is thrown. */
export interface ProblemDetails {
  readonly code: string;
  readonly detail: string;
  readonly remedy?: string;
  readonly diagnostics?: readonly (Finding | Diagnostic)[];
  /** Seconds after which it may be tried again. */
  readonly retryAfter?: number;
}

/** Thrown anywhere below a controller. */
export class Problem extends HttpException {
  constructor(
    status: number,
    readonly details: ProblemDetails,
  ) {
    super(details.detail, status);
    this.name = 'Problem';
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not right',
  401: 'Who is asking?',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not done this way',
  408: 'The request took too long to arrive',
  409: 'In conflict with what is there',
  410: 'Gone',
  411: 'The length is missing',
  413: 'Too large',
  415: 'Not in a form that is understood',
  422: 'Understood, but not possible',
  429: 'Too many requests',
  500: 'A fault on our side',
  503: 'Not at the moment',
};

/** The code of a problem that came without one: the one of its status. */
const CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  408: 'REQUEST_TIMEOUT',
  409: 'CONFLICT',
  413: 'TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE',
  429: 'TOO_MANY_REQUESTS',
  503: 'UNAVAILABLE',
};

export function problemBody(status: number, details: Partial<ProblemDetails>, correlation: string): ProblemBody {
  const code = details.code ?? CODES[status] ?? 'INTERNAL';
  return {
    type: `urn:reckoner:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title: TITLES[status] ?? 'Not done',
    status,
    code,
    detail: details.detail ?? TITLES[status] ?? 'Not done',
    ...(details.remedy === undefined ? {} : { remedy: details.remedy }),
    correlation,
    ...(details.diagnostics === undefined ? {} : { diagnostics: details.diagnostics }),
  };
}
