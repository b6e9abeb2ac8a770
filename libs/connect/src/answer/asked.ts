import type { Value } from '@reckoner/engine';
import { Content, type HttpAnswer } from '../http.js';
import type { Operation } from '../connection.js';
import { readField, textOf } from '../fields.js';
import { fillOf, type Outgoing } from '../request/outgoing.js';
import { fillText, Unfillable, type Template } from '../template.js';
import type { Path } from '../fields.js';
import { unclear, type Verdict } from '../verdict.js';
import { posted, verdictOf, type Reading } from './read.js';
import { errorOf, meaningOf } from './rules.js';

/** What a look-up found: the document, nothing, or more than one. Asking changes nothing, so any trouble means ask again. */
export function readLookUp(operation: Operation, answer: HttpAnswer, outgoing: Outgoing, nowMs: number): Verdict {
  const lookUp = operation.lookUp!;
  const reading = readingOf(operation, answer, outgoing, nowMs);
  if (answer.status === 404) return { kind: 'absent' };
  const trouble = troubleOf(reading);
  if (trouble) return trouble;
  const found = rowsOf(reading.content.value, lookUp.rows);
  if (!found) return again(reading, 'LOOK_UP_FORM', 'the answer to the look-up is not of the declared form');
  const ours = found.filter((row) => isOurs(row, lookUp.match, outgoing));
  if (ours.length === 0) return { kind: 'absent' };
  if (ours.length > 1) return unclear('AMBIGUOUS', `the look-up found ${ours.length} documents with our reference`);
  return posted(reading, lookUp, ours[0], true);
}

/** How a job fares. */
export function readPoll(operation: Operation, answer: HttpAnswer, outgoing: Outgoing, nowMs: number): Verdict {
  const job = operation.job!;
  const reading = readingOf(operation, answer, outgoing, nowMs);
  if (answer.status === 404 || answer.status === 410) return unclear('JOB_LOST', 'the target no longer knows the job');
  const trouble = troubleOf(reading);
  if (trouble) return trouble;
  const { value } = reading.content;
  const state = textOf(readField(value, job.state));
  if (state === undefined && (value === undefined || !job.isDoneWithoutState))
    return again(reading, 'JOB_FORM', 'the answer does not say how the job fares');
  if (state === undefined || job.done.includes(state)) return posted(reading, job, value, false);
  if (!job.failed.includes(state)) return { kind: 'running' };
  const code = job.code && textOf(readField(value, job.code));
  const message = job.message && textOf(readField(value, job.message));
  return { kind: 'refused', code: code ?? state, message: message ?? `the job ended as ${state}` };
}

function readingOf(operation: Operation, answer: HttpAnswer, outgoing: Outgoing, nowMs: number): Reading {
  return { operation, answer, content: new Content(answer.body), outgoing, nowMs };
}

/** Undefined where the answer can be read. */
function troubleOf(reading: Reading): Verdict | undefined {
  const { operation, answer, content } = reading;
  if (answer.status >= 200 && answer.status < 300) return undefined;
  const meaning = meaningOf(operation, answer, content);
  if (meaning === 'throttled' || meaning === 'denied') return verdictOf(reading, meaning);
  return { kind: 'retry', ...errorOf(operation, answer, content), denied: false };
}

function again(_reading: Reading, code: string, message: string): Verdict {
  return { kind: 'retry', code, message, denied: false };
}

/** What was found; undefined where that cannot be said. */
function rowsOf(value: Value | undefined, rows: Path | undefined): readonly Value[] | undefined {
  if (value === undefined) return undefined;
  if (rows === undefined) return [value];
  const list = readField(value, rows);
  return Array.isArray(list) ? (list as readonly Value[]) : undefined;
}

function isOurs(row: Value, match: readonly (readonly [Path, Template])[], outgoing: Outgoing): boolean {
  const fill = fillOf(outgoing);
  return match.every(([path, template]) => {
    try {
      return textOf(readField(row, path)) === fillText(template, fill);
    } catch (error) {
      if (error instanceof Unfillable) return false;
      throw error;
    }
  });
}
