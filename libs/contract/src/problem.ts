import type { components } from './api.js';

/** What the runtime answers where it does not do what it was asked for. */
export type ProblemBody = components['schemas']['Problem'];

/** A request that was refused, with what to do about it. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly remedy: string | undefined;
  readonly correlation: string | undefined;
  readonly diagnostics: NonNullable<ProblemBody['diagnostics']>;

  constructor(
    body: Partial<ProblemBody> & { readonly status: number },
    /** Seconds after which it may be tried again, where the runtime said so. */
    readonly retryAfter?: number,
  ) {
    super(body.detail ?? `The runtime answered ${body.status}.`);
    this.name = 'ProblemError';
    this.status = body.status;
    this.code = body.code ?? 'UNEXPECTED_ANSWER';
    this.remedy = body.remedy;
    this.correlation = body.correlation;
    this.diagnostics = body.diagnostics ?? [];
  }
}

/** Nobody answered at the address. */
export class Unreachable extends Error {
  constructor(
    readonly url: string,
    cause: unknown,
  ) {
    super(`Nobody answers at ${url}.`, { cause });
    this.name = 'Unreachable';
  }
}

/** Reads the problem out of an answer; whatever else comes (a proxy's page) is one of its status. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const { status } = response;
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const body: unknown = await response.json().catch(() => undefined);
  const known = typeof body === 'object' && body !== null ? (body as Partial<ProblemBody>) : {};
  return new ProblemError({ ...known, status }, Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined);
}
