import {
  buildBulk,
  buildLookUp,
  buildPoll,
  buildSend,
  readBulk,
  readHead,
  readLookUp,
  readPoll,
  readSend,
  type Connection,
  type HttpAnswer,
  type HttpRequest,
  type Operation,
  type Verdict,
} from '@reckoner/connect';
import { KEPT_BACK, TransportError, type AnswerHead, type WireRequest } from '../../connections/transport.js';
import type { Claimed, Step } from './claimed.js';
import type { Health } from './gate.js';
import type { Target } from './claim.store.js';

/** One exchange with the target, for one delivery or a bulk of them: what is asked, and what the answer means for each. */

/** How long it may take, and who is asked and told on the way. */
export type Terms = Pick<WireRequest, 'deadlineMs' | 'mayGo' | 'onHead'>;
export type Call = (target: Target, plan: Connection, request: HttpRequest, terms: Terms) => Promise<HttpAnswer>;

export interface Exchanged {
  /** One a delivery, in their order. */
  readonly verdicts: readonly Verdict[];
  readonly answer: HttpAnswer | undefined;
  readonly health: Health;
  /** The way was closed before a byte had left. */
  readonly isKeptBack?: boolean;
}

export interface Asked {
  readonly step: Step;
  readonly operation: Operation;
  /** Several only where the operation takes them in bulk. */
  readonly batch: readonly Claimed[];
  readonly deadlineMs: number;
  /** Whether the connection is still ours and open, asked when the first byte is about to leave. */
  readonly mayGo: () => boolean;
  /** Told as soon as the head of an answer asks for a pause. */
  readonly onPause: (health: Health) => void;
}

export async function exchange(call: Call, asked: Asked): Promise<Exchanged> {
  const { operation, batch, deadlineMs, mayGo } = asked;
  const built = build(asked);
  if ('problem' in built)
    return {
      verdicts: batch.map(() => ({ kind: 'refused', ...built.problem })),
      answer: undefined,
      health: { kind: 'alive' },
    };
  let isTold = false;
  const onHead = (head: AnswerHead) => {
    const pause = readHead(operation, head, Date.now());
    if (pause) asked.onPause(throttledBy(pause, head));
    isTold = pause !== undefined;
  };
  try {
    const answer = await call(batch[0]!, operation.connection, built.request, { deadlineMs, mayGo, onHead });
    const verdicts = read(asked, answer);
    return { verdicts, answer, health: isTold ? { kind: 'known' } : healthOf(verdicts, answer) };
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
  if (code === KEPT_BACK) {
    const verdict: Verdict = { kind: 'retry', code, message, denied: false };
    return { verdicts: batch.map(() => verdict), answer: undefined, health: { kind: 'known' }, isKeptBack: true };
  }
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
  if (throttled) return throttledBy(throttled, answer);
  const denied = verdicts.find((verdict) => verdict.kind === 'retry' && verdict.denied);
  if (denied) return { kind: 'failing', cause: `the target does not let us in (${answer.status})`, isDenied: true };
  return answer.status >= 500
    ? { kind: 'failing', cause: `the target answers ${answer.status}`, isDenied: false }
    : { kind: 'alive' };
}

function throttledBy({ afterMs }: Extract<Verdict, { kind: 'throttled' }>, { status }: AnswerHead): Health {
  return { kind: 'throttled', afterMs, cause: `the target asks for a pause (${status})` };
}
