/** What went wrong, in the words that a person is shown. */
import { ProblemError, Unreachable } from '@reckoner/contract';

/** A failure as it is shown: what happened, what to do, and how to find it in the log. */
export interface Words {
  readonly title: string;
  readonly detail: string;
  readonly remedy: string | undefined;
  readonly correlation: string | undefined;
  /** Each thing that was wrong with a request. */
  readonly findings: readonly { readonly message: string; readonly at: string | undefined }[];
  readonly kind: 'not-allowed' | 'not-there' | 'signed-out' | 'away' | 'fault' | 'refused';
}

export function wordsOf(error: unknown): Words {
  if (error instanceof ProblemError) return ofProblem(error);
  if (error instanceof Unreachable || error instanceof TypeError)
    return {
      title: 'Reckoner does not answer',
      detail: 'The runtime could not be reached.',
      remedy: 'It is asked again by itself. If this stays, see whether it runs.',
      ...BARE,
      kind: 'away',
    };
  return {
    title: 'Something went wrong on this page',
    detail: error instanceof Error ? error.message : String(error),
    remedy: 'Load the page again. What you saved is safe.',
    ...BARE,
    kind: 'fault',
  };
}

/** Whether the session is over, or never was. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 401;
}

const BARE = { correlation: undefined, findings: [] };

const KINDS: Readonly<Record<number, Words['kind']>> = {
  401: 'signed-out',
  403: 'not-allowed',
  404: 'not-there',
  503: 'away',
};

const TITLES: Readonly<Record<Words['kind'], string>> = {
  'not-allowed': 'You may not do this here',
  'not-there': 'There is no such thing here',
  'signed-out': 'You are signed out',
  away: 'Not at the moment',
  fault: 'A fault on the runtime’s side',
  refused: 'This could not be done',
};

function ofProblem({ status, message, remedy, correlation, diagnostics }: ProblemError): Words {
  const kind = KINDS[status] ?? (status >= 500 ? 'fault' : 'refused');
  const findings = diagnostics.map((each) => ({
    message: each.message,
    at: 'at' in each ? String(each.at) : undefined,
  }));
  return { title: TITLES[kind], detail: message, remedy, correlation, findings, kind };
}
