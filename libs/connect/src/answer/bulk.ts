import { stringifyJson, type Value } from '@reckoner/engine';
import type { Operation } from '../connection.js';
import { readField, textOf, type Path } from '../fields.js';
import { Content, type HttpAnswer } from '../http.js';
import type { Outgoing } from '../request/outgoing.js';
import { unclear, type Verdict } from '../verdict.js';
import { readSend } from './read.js';

/** What the answer to many means for each: every line speaks for itself; an answer without lines speaks for all. */
export function readBulk(
  operation: Operation,
  answer: HttpAnswer,
  outgoings: readonly Outgoing[],
  nowMs: number,
): Verdict[] {
  if (answer.status < 200 || answer.status >= 300)
    return outgoings.map((outgoing) => readSend(operation, answer, outgoing, nowMs));
  const { lines, key, status } = operation.bulk!;
  const { value } = new Content(answer.body);
  const list = lines === undefined ? value : readField(value, lines);
  if (!Array.isArray(list)) return outgoings.map(() => unclear('BULK_FORM', 'the answer does not list its lines'));
  const found = key === undefined ? byPosition(list, outgoings) : byKey(list, key, outgoings);
  return outgoings.map((outgoing, index) => {
    const line = found[index];
    if (line === undefined) return unclear('NO_LINE', 'the answer has no line for this delivery');
    return readSend(operation, asAnswer(answer, line, status), outgoing, nowMs);
  });
}

/** Only as many lines as were sent can be told apart by their order. */
function byPosition(list: readonly Value[], outgoings: readonly Outgoing[]): readonly (Value | undefined)[] {
  return list.length === outgoings.length ? list : outgoings.map(() => undefined);
}

function byKey(list: readonly Value[], key: Path, outgoings: readonly Outgoing[]): readonly (Value | undefined)[] {
  const lines = new Map(list.map((line) => [textOf(readField(line, key)), line]));
  return outgoings.map((outgoing) => lines.get(outgoing.key));
}

/** A line, read as if it had come alone. */
function asAnswer(answer: HttpAnswer, line: Value, status: Path | undefined): HttpAnswer {
  const own = status && Number(textOf(readField(line, status)));
  return {
    status: own !== undefined && own >= 100 && own <= 599 ? own : answer.status === 207 ? 200 : answer.status,
    headers: answer.headers,
    body: new TextEncoder().encode(stringifyJson(line)),
  };
}
