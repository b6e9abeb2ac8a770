import {
  buildBulk,
  buildLookUp,
  buildPoll,
  buildSend,
  readBulk,
  readLookUp,
  readPoll,
  readSend,
  type Connection,
  type HttpAnswer,
  type HttpRequest,
  type Operation,
  type Verdict,
} from '@reckoner/connect';
import { TransportError } from '../../connections/transport.js';
import type { Claimed, Step } from './claimed.js';
import type { Health } from './gate.js';
import type { Target } from './claim.store.js';

/** One exchange with the target, for one delivery or a bulk of them: what is asked, and what the answer means for each. */

export type Call = (target: Target, plan: Connection, request: HttpRequest, deadlineMs: number) => Promise<HttpAnswer>;

export interface Exchanged {
  /** One a delivery, in their order. */
  readonly verdicts: readonly Verdict[];
  readonly answer: HttpAnswer | undefined;
  readonly health: Health;
}

export interface Asked {
  readonly step: Step;
  readonly operation: Operation;
  /** Several only where the operation takes them in bulk. */
  readonly batch: readonly Claimed[];
  readonly deadlineMs: number;
}

export async function exchange(call: Call, asked: Asked): Promise<Exchanged> {
  const { operation, batch, deadlineMs } = asked;
  const built = build(asked);
  if ('problem' in built)
    return {
      verdicts: batch.map(() => ({ kind: 'refused', ...built.problem })),
      answer: undefined,
      health: { kind: 'alive' },
    };
  try {
    const answer = await call(batch[0]!, operation.connection, built.request, deadlineMs);
    const verdicts = read(asked, answer);
    return { verdicts, answer, health: healthOf(verdicts, answer) };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    return withoutAnswer(asked, error);
  }
}

function build({ step, operation, batch }: Asked): ReturnType<typeof buildSend> {
  if (batch.length > 1) return buildBulk(operation, batch);
  if (step === 'look-up') return buildLookUp(operation, batch[0]!);
  return step === 'poll' ? buildPoll(operation, batch[0]!) : buildSend(operation, batch[0]!);
}

function read({ step, operation, batch }: Asked, answer: HttpAnswer): readonly Verdict[] {
  const now = Date.now();
  if (batch.length > 1) return readBulk(operation, answer, batch, now);
  if (step === 'look-up') return [readLookUp(operation, answer, batch[0]!, now)];
  return [step === 'poll' ? readPoll(operation, answer, batch[0]!, now) : readSend(operation, answer, batch[0]!, now)];
}

/** Troubles of the connection's own set-up: no other delivery would fare better. */
const DENIED = new Set(['NO_SETTING', 'TOKEN_REFUSED', 'ADDRESS_FORBIDDEN', 'FOREIGN_ADDRESS']);

function withoutAnswer({ step, batch }: Asked, error: TransportError): Exchanged {
  const { code, message } = error;
  const isDenied = DENIED.has(code);
  // Asking twice changes nothing over there.
  const verdict: Verdict =
    error.isSent && step === 'send'
      ? { kind: 'unclear', code, message }
      : { kind: 'retry', code, message, denied: isDenied };
  return {
    verdicts: batch.map(() => verdict),
    answer: undefined,
    health: { kind: 'failing', cause: `${code}: ${message}`, isDenied },
  };
}

/** What the first telling line says: a target that answers sensibly is alive, whatever it answers. */
function healthOf(verdicts: readonly Verdict[], answer: HttpAnswer): Health {
  const throttled = verdicts.find((verdict) => verdict.kind === 'throttled');
  if (throttled)
    return { kind: 'throttled', afterMs: throttled.afterMs, cause: `the target asks for a pause (${answer.status})` };
  const denied = verdicts.find((verdict) => verdict.kind === 'retry' && verdict.denied);
  if (denied) return { kind: 'failing', cause: `the target does not let us in (${answer.status})`, isDenied: true };
  return answer.status >= 500
    ? { kind: 'failing', cause: `the target answers ${answer.status}`, isDenied: false }
    : { kind: 'alive' };
}
