import { createHmac } from 'node:crypto';

/** What became of cases. */
export const OCCASIONS = ['opened', 'escalated', 'resolved'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** What one message says: of cases with one cause, however many. No payload, no amount, no text of a case. */
export interface Told {
  /** The same in each attempt: whoever got it before may pass over it. */
  readonly id: number;
  readonly occasion: Occasion | 'test';
  readonly environment: string;
  readonly kind: string;
  readonly reason: string;
  readonly cause: string;
  readonly team: string;
  readonly cases: number;
  /** The first of them. */
  readonly case: number;
  readonly at: string;
}

export function bodyOf({ occasion, team, ...told }: Told): Buffer {
  return Buffer.from(JSON.stringify({ type: `case.${occasion}`, ...told, team: team === '' ? null : team }), 'utf8');
}

/** Signed anew in each attempt, so that an old request that somebody has kept is known as old. */
export function headersOf(body: Uint8Array, { id, secret, seconds }: { id: number; secret: string; seconds: number }) {
  const signature = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');
  return {
    'content-type': 'application/json',
    'user-agent': 'reckoner',
    'reckoner-notification': String(id),
    'reckoner-timestamp': String(seconds),
    'reckoner-signature': `v1=${signature}`,
  };
}
