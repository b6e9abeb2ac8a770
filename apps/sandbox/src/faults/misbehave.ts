/** How an answer goes wrong on the wire, after its effect, if it has one, is in the ledger. */
import type { ServerResponse } from 'node:http';
import { bytesOf, send, type Answer } from '../http/server.js';
import type { Strike } from './rules.js';

const SILENCE_MS = 60_000;
const DRIP_MS = 500;
const LATE_MS = 5_000;

export function misbehave(response: ServerResponse, answer: Answer, { form, rule }: Strike): void {
  const { socket } = response;
  if (socket === null || response.destroyed) return;
  if (form === 'reset') socket.resetAndDestroy();
  else if (form === 'fin') socket.end();
  else if (form === 'truncate') socket.end(half(answer));
  else if (form === 'silence') later(response, rule.ms ?? SILENCE_MS, () => socket.destroy());
  else if (form === 'late') later(response, rule.ms ?? LATE_MS, () => send(response, answer));
  else if (form === 'slow') drip(response, bytesOf(answer), rule.ms ?? DRIP_MS);
  else if (form === 'twice') socket.write(bytesOf(answer) + bytesOf(answer), () => response.destroy());
  else send(response, answer);
}

/** The head promises more than comes. */
function half(answer: Answer): string {
  const body = answer.body ?? '{"status":"truncated","note":"this answer ends before its end"}';
  const bytes = bytesOf({ ...answer, status: answer.status === 204 ? 200 : answer.status, body });
  return bytes.slice(0, bytes.length - Math.ceil(body.length / 2));
}

function later(response: ServerResponse, ms: number, then: () => void): void {
  const timer = setTimeout(then, ms);
  timer.unref();
  response.once('close', () => clearTimeout(timer));
}

/** One byte at a time. */
function drip(response: ServerResponse, bytes: string, ms: number): void {
  const left = Buffer.from(bytes);
  let next = 0;
  const timer = setInterval(() => {
    const { socket } = response;
    if (socket === null || socket.destroyed || next >= left.length) {
      clearInterval(timer);
      socket?.end();
      return;
    }
    socket.write(left.subarray(next, ++next));
  }, ms);
  timer.unref();
  response.once('close', () => clearInterval(timer));
}
