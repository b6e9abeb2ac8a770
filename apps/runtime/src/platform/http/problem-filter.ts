/** Turns whatever was thrown while a request was answered into a problem; a fault of ours is logged and not shown. */
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CommitUnknown, ConnectionLost, isConnectionLoss } from '../database/errors.js';
import type { Log } from '../observe/log.js';
import { codeOf, messageOf } from '../start-error.js';
import { Problem, problemBody, type ProblemDetails } from './problem.js';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.log);
  }
}

/** Also for what Fastify finds before a controller is reached. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): void {
  const [status, details] = sorted(error);
  if (status >= 500 && !(error instanceof Problem)) {
    log.error(
      'request failed',
      { correlation: request.id, method: request.method, route: request.routeOptions.url },
      error,
    );
  }
  if (reply.sent) return;
  if (details.retryAfter !== undefined) void reply.header('retry-after', String(details.retryAfter));
  void reply
    .status(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(status, details, request.id)));
}

function sorted(error: unknown): [status: number, details: Partial<ProblemDetails>] {
  if (error instanceof Problem) return [error.getStatus(), error.details];
  if (error instanceof HttpException) return [error.getStatus(), { detail: messageOf(error) }];
  if (error instanceof CommitUnknown || error instanceof ConnectionLost || isConnectionLoss(error)) return [503, AWAY];
  if (codeOf(error) === '57014' || codeOf(error) === '55P03') return [503, BUSY];
  // a value that its type cannot hold: too big a number, a text with a zero byte, no such date
  if (UNFIT_CODES.has(codeOf(error) ?? '')) return [400, UNFIT];
  const { statusCode } = error as { statusCode?: unknown };
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return [statusCode, { detail: messageOf(error) }];
  return [500, { detail: 'The request could not be done; the log has the fault under this correlation.' }];
}

const AWAY: ProblemDetails = {
  code: 'DATABASE_AWAY',
  detail: 'The database is away for a moment; whether the request took effect is not known.',
  remedy: 'Send it again: what was done already is not done twice.',
  retryAfter: 1,
};

/** Out of range, no date, not in the encoding, not of the type. */
const UNFIT_CODES = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05']);
const UNFIT: ProblemDetails = {
  code: 'VALUE_INVALID',
  detail: 'A value of the request is none that can be stored or looked for: too big, or not of its kind.',
  remedy: 'Correct the value.',
};

const BUSY: ProblemDetails = {
  code: 'DATABASE_BUSY',
  detail: 'The database did not answer in time.',
  remedy: 'Send it again later.',
  retryAfter: 2,
};
