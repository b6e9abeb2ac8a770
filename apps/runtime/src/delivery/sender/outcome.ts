import type { Difference, Made, Operation, Verdict } from '@reckoner/connect';
import { TRY_BACK_OFF, waitMs, type Random } from './back-off.js';
import type { Claimed, Step } from './claimed.js';

/**
 * What follows from a verdict, by the class of the operation. The heart of "nothing is posted twice": a delivery of
 * which nobody knows whether it arrived is sent again only where the target recognises it (K3, K2), or has been asked
 * twice and does not have it (K1); else a person decides (K0).
 */
export type Outcome =
  | (Made & { readonly to: 'posted'; readonly differences: readonly Difference[] })
  | { readonly to: 'refused' | 'unknown'; readonly code: string; readonly message: string }
  | Again;

/** It stays in the queue. */
export interface Again {
  readonly to: 'again';
  readonly step: Step;
  readonly state: 'pending' | 'sending' | 'sent';
  readonly dueMs: number;
  readonly absences: number;
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly job?: string;
}

export interface Circumstances {
  readonly operation: Operation;
  readonly random: Random;
}

/** Two look-ups must agree that it is not there before it is sent again. */
const ABSENCES_NEEDED = 2;
/** An unclear delivery is tried for a day; then a person looks. */
const UNCLEAR_MS_MAX = 86_400_000;

export function outcomeOf(claimed: Claimed, verdict: Verdict, circumstances: Circumstances): Outcome {
  switch (verdict.kind) {
    case 'posted':
      return { to: 'posted', reference: verdict.reference, answer: verdict.answer, differences: [] };
    case 'mismatch':
      // A later revision was sent before the restore, as like as not: nothing is wrong with the target.
      if (claimed.isPerhapsSent && claimed.step === 'look-up') return lost(claimed, ', or a later one was: it differs');
      return { to: 'posted', reference: verdict.reference, answer: verdict.answer, differences: verdict.differences };
    case 'sent':
      return again(claimed, {
        step: 'poll',
        state: 'sent',
        job: verdict.job,
        dueMs: pollMs(claimed, circumstances),
      });
    case 'running':
      if (isOverdue(claimed, circumstances))
        return unknown('JOB_OVERDUE', 'the job that took it has not ended in time');
      return again(claimed, { step: 'poll', state: 'sent', dueMs: pollMs(claimed, circumstances) });
    case 'absent':
      return afterAbsence(claimed, circumstances);
    case 'refused':
      return afterRefusal(claimed, verdict, circumstances);
    case 'retry':
    case 'throttled': {
      const words = verdictWords(verdict);
      if (isOverdue(claimed, circumstances)) return unknown(words.code, words.message);
      return again(claimed, { ...words, dueMs: waitMs(TRY_BACK_OFF, claimed.tries, circumstances.random) });
    }
    case 'unclear':
      return afterUnclear(claimed, verdict, circumstances);
  }
}

/** A job is not asked for without end. */
function isOverdue({ step, ageMs }: Claimed, { operation }: Circumstances): boolean {
  return step === 'poll' && (ageMs ?? 0) > operation.job!.withinMs;
}

/** Soon at first, then ever later. */
function pollMs(claimed: Claimed, { operation }: Circumstances): number {
  const tries = claimed.step === 'poll' ? claimed.tries : 0;
  return Math.min(operation.job!.everyMs, 1000 * 2 ** Math.min(tries, 20));
}

/** What must happen before a claimed send may go out: an outcome, a look-up first, or nothing. */
export function beforeSend(claimed: Claimed, operation: Operation): Outcome | 'look-up' | 'send' {
  if (claimed.kind === 'reversal' && claimed.body?.length === 0)
    return { to: 'refused', code: 'AGED_OUT', message: 'the bytes of what it takes back are kept no longer' };
  if (claimed.step !== 'send' || !(claimed.isUncertain || claimed.isLost)) return 'send';
  switch (operation.class) {
    case 'K0':
      return lost(claimed, '');
    case 'K1':
      return operation.lookUp ? 'look-up' : lost(claimed, ', and it cannot be looked up');
    case 'K2':
      return 'send';
    case 'K3': {
      const isKnown = operation.keyLifeMs === undefined || (claimed.ageMs ?? 0) < operation.keyLifeMs / 2;
      if (isKnown) return 'send';
      return operation.lookUp
        ? 'look-up'
        : unknown('KEY_EXPIRED', 'the target may have forgotten the key that it was sent with');
    }
  }
}

function afterAbsence(claimed: Claimed, { operation }: Circumstances): Outcome {
  const absences = claimed.absences + 1;
  const isSure = absences >= ABSENCES_NEEDED;
  const dueMs = isSure ? 0 : operation.connection.timeoutMs;
  const state = isSure ? 'pending' : 'sending';
  return again(claimed, { step: isSure ? 'send' : 'look-up', state, absences: isSure ? 0 : absences, dueMs });
}

/** A repeat that is refused says nothing of the first send, unless the target answers by the key. */
function afterRefusal(
  claimed: Claimed,
  { code, message }: { code: string; message: string },
  { operation }: Circumstances,
): Outcome {
  if (claimed.step !== 'send' || !claimed.isUncertain || operation.class === 'K3')
    return { to: 'refused', code, message };
  // A look-up of what revisions share would find the one before.
  if (operation.class === 'K1' && operation.lookUp)
    return again(claimed, { step: 'look-up', state: 'sending', dueMs: 0, code, message });
  return unknown(code, `a repeat was refused (${message}), and the first send may have arrived`);
}

function afterUnclear(
  claimed: Claimed,
  { code, message }: { code: string; message: string },
  { operation, random }: Circumstances,
): Outcome {
  if (code === 'AMBIGUOUS' || (claimed.ageMs ?? 0) > UNCLEAR_MS_MAX) return unknown(code, message);
  const wait = waitMs(TRY_BACK_OFF, claimed.tries, random);
  if (operation.class === 'K3' || operation.class === 'K2')
    return again(claimed, { step: 'send', state: 'sending', dueMs: wait, code, message });
  if (operation.class === 'K1' && operation.lookUp) {
    // The first send may still be under way over there; a look-up before it can have ended proves nothing.
    const dueMs = Math.max(wait, operation.connection.timeoutMs);
    return again(claimed, { step: 'look-up', state: 'sending', dueMs, code, message });
  }
  return unknown(code, message);
}

function verdictWords(verdict: Extract<Verdict, { kind: 'retry' | 'throttled' }>): { code: string; message: string } {
  return verdict.kind === 'retry'
    ? { code: verdict.code, message: verdict.message }
    : { code: verdict.code, message: 'the target asks us to come later' };
}

/** As it was, but for what is said. */
function again(claimed: Claimed, change: Partial<Again>): Again {
  const state =
    claimed.step === 'poll' ? 'sent' : claimed.isUncertain || claimed.step === 'look-up' ? 'sending' : 'pending';
  return {
    to: 'again',
    step: claimed.step,
    state,
    dueMs: 0,
    absences: claimed.step === 'look-up' ? claimed.absences : 0,
    code: undefined,
    message: undefined,
    ...change,
  };
}

function lost({ isPerhapsSent }: Claimed, more: string): Outcome {
  return isPerhapsSent
    ? unknown('RESTORED', `the database was restored, and it may have been sent before${more}`)
    : unknown('LEASE_LOST', `whoever sent it stopped before an answer came${more}`);
}

function unknown(code: string, message: string): Outcome {
  return { to: 'unknown', code, message };
}
