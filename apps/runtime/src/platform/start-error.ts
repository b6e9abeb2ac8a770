/** What keeps the runtime from starting: one line that says what is wrong and what to do about it. */
export class StartError extends Error {
  constructor(
    readonly code: string,
    reason: string,
    readonly remedy: string,
  ) {
    super(`${code}: ${reason} ${remedy}`.replace(/\s+/g, ' '));
    this.name = 'StartError';
  }
}

/** The code of a system error (`EACCES`), or of a PostgreSQL one (`28P01`). */
export function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** The message of whatever was thrown, on one line. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error);
  return message.replace(/\s+/g, ' ').trim();
}
