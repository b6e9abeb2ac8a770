import type { Outgoing } from '@reckoner/connect';

export type Step = 'send' | 'look-up' | 'poll';

/** A delivery that this process holds until its lease ends. */
export interface Claimed extends Outgoing {
  readonly id: number;
  readonly environment: number;
  readonly connection: string;
  readonly operation: string;
  readonly step: Step;
  readonly fence: number;
  /** How often this step was tried, this time included. */
  readonly tries: number;
  /** How often it was sent, this time included where it is. */
  readonly attempts: number;
  /** Look-ups in a row that found nothing. */
  readonly absences: number;
  /** It may be at the target already: an earlier try ended unclear, or whoever held it is gone. */
  readonly isUncertain: boolean;
  /** A restore lies between: the state that was replaced may have sent it. */
  readonly isPerhapsSent: boolean;
  /** Whoever held it before did not give it back. */
  readonly isLost: boolean;
  readonly state: string;
  readonly kind: 'effect' | 'reversal' | 'message';
  /** Since the first send, in milliseconds; undefined where it was never sent. */
  readonly ageMs: number | undefined;
  readonly effectId: number;
  readonly seq: number;
  readonly executionId: number;
  readonly eventId: number;
  readonly releaseId: number;
  readonly purpose: string;
  readonly part: string;
  readonly legalEntity: string | undefined;
  readonly bodyHash: Buffer;
  /** What it remembers once it is posted, as JSON; most remember nothing. */
  readonly remember: Buffer | undefined;
}
