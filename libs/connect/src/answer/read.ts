import type { Value } from '@reckoner/engine';
import type { Echo, Operation } from '../connection.js';
import { Content, headerOf, type HttpAnswer } from '../http.js';
import { readField, textOf } from '../fields.js';
import type { Outgoing } from '../request/outgoing.js';
import { unclear, type Verdict } from '../verdict.js';
import { differencesOf, storable, textAt } from './echo.js';
import { retryAfterMs } from './retry-after.js';
import { errorOf, meaningOf, waitOf, type Meaning } from './rules.js';

/** What the answer to a send means. Never throws: what cannot be understood is unclear. */
export function readSend(operation: Operation, answer: HttpAnswer, outgoing: Outgoing, nowMs: number): Verdict {
  const content = new Content(answer.body);
  const meaning = meaningOf(operation, answer, content);
  return verdictOf({ operation, answer, content, outgoing, nowMs }, meaning);
}

/**
 * Whether status and headers alone ask for a pause, before the body is there: whoever sends can stop at once. What only
 * the body says is found when it is read.
 */
export function readHead(
  operation: Operation,
  head: Pick<HttpAnswer, 'status' | 'headers'>,
  nowMs: number,
): Extract<Verdict, { kind: 'throttled' }> | undefined {
  const answer = { ...head, body: NO_BODY };
  const content = new Content(answer.body);
  if (meaningOf(operation, answer, content) !== 'throttled') return undefined;
  const afterMs = retryAfterMs(waitOf(operation, answer), headerOf(answer, 'date'), nowMs);
  return { kind: 'throttled', afterMs, code: errorOf(operation, answer, content).code };
}

const NO_BODY = new Uint8Array();

export interface Reading {
  readonly operation: Operation;
  readonly answer: HttpAnswer;
  readonly content: Content;
  readonly outgoing: Outgoing;
  readonly nowMs: number;
}

export function verdictOf(reading: Reading, meaning: Meaning): Verdict {
  const { operation, answer, content, nowMs } = reading;
  switch (meaning) {
    case 'posted':
      return posted(reading, operation, content.value, false);
    case 'done':
      return posted(reading, operation, content.value, true);
    case 'sent':
      return sent(reading);
    case 'throttled': {
      const afterMs = retryAfterMs(waitOf(operation, answer), headerOf(answer, 'date'), nowMs);
      return { kind: 'throttled', afterMs, code: errorOf(operation, answer, content).code };
    }
    default: {
      const error = errorOf(operation, answer, content);
      if (meaning === 'denied') return { kind: 'retry', ...error, denied: true };
      return meaning === 'retry' ? { kind: 'retry', ...error, denied: false } : { kind: meaning, ...error };
    }
  }
}

/** It is there: as what, and does it say what was sent? */
export function posted(reading: Reading, echo: Echo, value: Value | undefined, repeated: boolean): Verdict {
  const reference = echo.reference && textAt(echo.reference, value, reading.answer);
  if (echo.reference && reference === undefined && !repeated)
    return unclear('NO_REFERENCE', `the answer ${reading.answer.status} does not name what was made`);
  const differences = differencesOf(echo, value, reading.outgoing);
  return differences.length > 0
    ? { kind: 'mismatch', reference, answer: value, differences }
    : { kind: 'posted', reference, answer: value, repeated };
}

function sent({ operation, answer, content }: Reading): Verdict {
  const { id } = operation.job!;
  const job = storable('path' in id ? textOf(readField(content.value, id.path)) : headerOf(answer, id.header));
  return job === undefined || job === ''
    ? unclear('NO_JOB', 'the answer does not name the job')
    : { kind: 'sent', job };
}
