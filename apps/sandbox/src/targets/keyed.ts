/** Writes under an idempotency key (K3): within its life the first answer is given again, and other content under it is refused. */
import type { Answer, Incoming } from '../http/server.js';
import type { KeyUse } from './books.js';
import { hash } from './facts.js';
import type { Desk, Handled, Plan, Refusal } from './vendor.js';

interface Keyed {
  operation: string;
  reference?: string;
  incoming: Incoming;
  desk: Desk;
  refuse: (refusal: Refusal) => Answer;
  run: (refuses?: (item: number) => boolean) => Handled;
  /** Status of a reuse with other content. */
  reuse?: number;
}

export function keyed({ operation, reference, incoming, desk, refuse, run, reuse = 400 }: Keyed): Plan {
  const header = incoming.headers['idempotency-key'];
  const key = typeof header === 'string' && header !== '' ? header : undefined;
  const carryOut = (refuses?: (item: number) => boolean): Handled => {
    const { at, settings, books } = desk;
    const use =
      key === undefined ? undefined : books.keyUse(key, Math.max(settings.keysFrom, at - settings.keyLifeS * 1000));
    if (use === undefined) return run(refuses);
    if (use.hash === contentOf(incoming))
      return {
        answer: { status: use.status, body: use.body, headers: replayed(use) },
        isReplay: true,
      };
    const message = 'Keys for idempotent requests can only be used with the same parameters they were first used with.';
    return { answer: refuse({ status: reuse, code: 'idempotency_error', message }), isReplay: true };
  };
  return { operation, isWrite: true, reference, idempotencyKey: key, carryOut };
}

export function contentOf({ path, body }: Incoming): string {
  return hash(`${path}\n${body}`);
}

function replayed({ location }: KeyUse): Record<string, string> {
  return { 'idempotent-replayed': 'true', ...(location === undefined ? {} : { location }) };
}
