import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DesignerFile } from './designer-files.js';

/** Answers with a file of the build. */
export function answer(
  reply: FastifyReply,
  { body, type, encoding }: DesignerFile,
  headers: Readonly<Record<string, string>>,
): void {
  void reply.headers({ ...headers, 'content-type': type, vary: 'accept-encoding' });
  if (encoding) void reply.header('content-encoding', encoding);
  void reply.send(body);
}

/** Whether the browser takes it compressed. */
export function canGzip({ headers }: FastifyRequest): boolean {
  return /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
}
