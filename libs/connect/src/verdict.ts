import type { Value } from '@reckoner/engine';

/** What an answer means for a delivery. The class of the operation says what follows from it. */
export type Verdict =
  /** It is there; `repeated`: it was there before. */
  | (Made & { readonly kind: 'posted'; readonly repeated: boolean })
  /** The target took it, and works on it as this job. */
  | { readonly kind: 'sent'; readonly job: string }
  /** The job is still at work. */
  | { readonly kind: 'running' }
  /** For good: sent again as it is, it would be refused again. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** Nothing happened at the target; `denied`: the connection itself is in trouble, all its deliveries are. */
  | { readonly kind: 'retry'; readonly code: string; readonly message: string; readonly denied: boolean }
  /** Nothing happened; nothing may be sent for so long, where it says how long. */
  | { readonly kind: 'throttled'; readonly afterMs: number | undefined; readonly code: string }
  /** Nobody knows whether it is there. */
  | { readonly kind: 'unclear'; readonly code: string; readonly message: string }
  /** It is there, but says something else than was sent. */
  | (Made & { readonly kind: 'mismatch'; readonly differences: readonly Difference[] })
  /** Of a look-up: there is no such document. */
  | { readonly kind: 'absent' };

/** What the target made. */
export interface Made {
  /** What it calls it. */
  readonly reference: string | undefined;
  /** What it says of it: the answer, or the line or row of it that is about this one. */
  readonly answer: Value | undefined;
}

/** A field that came back otherwise than it was sent. */
export interface Difference {
  readonly field: string;
  readonly sent: string;
  readonly answered: string;
}

export function unclear(code: string, message: string): Verdict {
  return { kind: 'unclear', code, message };
}
