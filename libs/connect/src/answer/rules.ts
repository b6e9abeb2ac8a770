import type { AnswerRule, Operation } from '../connection.js';
import { pathOf, readField, textOf, type Path } from '../fields.js';
import { headerOf, type Content, type HttpAnswer } from '../http.js';

/** An answer in the words of its rules. */
export type Meaning = AnswerRule['means'] | 'sent' | 'denied';

const MESSAGE_MAX = 500;

/** The first rule that fits, else what its status means everywhere. */
export function meaningOf(operation: Operation, answer: HttpAnswer, content: Content): Meaning {
  for (const rule of operation.answers) if (fits(rule, operation, answer, content)) return rule.means;
  const { status } = answer;
  if (operation.job && isStatus(operation.job.status, status)) return 'sent';
  if (status >= 200 && status < 300) return 'posted';
  if (status >= 300 && status < 400) return 'denied';
  if (status === 429) return 'throttled';
  if (status === 503 && waitOf(operation, answer) !== undefined) return 'throttled';
  if (status === 401 || status === 403 || status === 407) return 'denied';
  if (status === 408 || status === 425) return 'retry';
  if (status === 409 && operation.keyHeader !== undefined) return 'retry';
  return status >= 400 && status < 500 ? 'refused' : 'unclear';
}

function fits(rule: AnswerRule, operation: Operation, answer: HttpAnswer, content: Content): boolean {
  if (!isStatus(rule.status, answer.status)) return false;
  if (rule.header !== undefined && headerOf(answer, rule.header) === undefined) return false;
  if (rule.code !== undefined && firstOf(operation.connection.errorCode, content) !== rule.code) return false;
  if (rule.field === undefined) return true;
  const field = readField(content.value, pathOf(rule.field));
  return rule.is === undefined ? field !== undefined : textOf(field) === rule.is;
}

function isStatus(wanted: string, status: number): boolean {
  return wanted.endsWith('xx') ? wanted[0] === String(status)[0] : wanted === String(status);
}

/** The first wait that a header names. */
export function waitOf({ connection }: Operation, answer: HttpAnswer): string | undefined {
  for (const name of connection.retryAfter) {
    const value = headerOf(answer, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The target's own code and words, else those of its status. */
export function errorOf(
  { connection }: Operation,
  { status }: HttpAnswer,
  content: Content,
): { code: string; message: string } {
  const code = firstOf(connection.errorCode, content) ?? `HTTP_${status}`;
  const message = firstOf(connection.errorMessage, content) ?? `the target answered ${status}`;
  return { code: code.slice(0, 100), message: message.slice(0, MESSAGE_MAX) };
}

function firstOf(paths: readonly Path[], content: Content): string | undefined {
  for (const path of paths) {
    const text = textOf(readField(content.value, path));
    if (text !== undefined && text !== '') return text;
  }
  return undefined;
}
