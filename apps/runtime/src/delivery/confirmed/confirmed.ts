import type { Value } from '@reckoner/engine';
import type { Session } from '../../platform/database/statement.js';

/** A delivery that the target has confirmed, or of which a person found that it is there. */
export interface ConfirmedDelivery {
  readonly id: number;
  readonly environment: number;
  readonly connection: string;
  readonly operation: string;
  readonly purpose: string;
  readonly part: string;
  readonly kind: 'effect' | 'reversal' | 'message';
  /** Our transaction id. */
  readonly key: string;
  readonly executionId: number;
  readonly eventId: number;
  readonly releaseId: number;
  readonly legalEntity: string | undefined;
  readonly body: Uint8Array;
  readonly remember: Uint8Array | undefined;
  /** What the target calls what it made, and what it says of it. */
  readonly reference: string | undefined;
  readonly answer: Value | undefined;
}

/** What follows from confirmed deliveries, in the confirming transaction. */
export interface Follower {
  /** Holds what it may change: before any effect is held, as whoever owes deliveries does, so that nobody waits in a circle. */
  hold?(session: Session, deliveries: readonly ConfirmedDelivery[]): Promise<void>;
  confirmed(session: Session, deliveries: readonly ConfirmedDelivery[]): Promise<void>;
}

/** All that follows from confirmed deliveries. */
export class Followers {
  readonly #followers: readonly Follower[];

  constructor(...followers: readonly Follower[]) {
    this.#followers = followers;
  }

  async hold(session: Session, deliveries: readonly ConfirmedDelivery[]): Promise<void> {
    if (deliveries.length > 0) for (const follower of this.#followers) await follower.hold?.(session, deliveries);
  }

  async confirmed(session: Session, deliveries: readonly ConfirmedDelivery[]): Promise<void> {
    if (deliveries.length > 0) for (const follower of this.#followers) await follower.confirmed(session, deliveries);
  }
}
