import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Database } from '../platform/database/database.js';
import { rawBody } from '../platform/http/body.js';
import { Problem } from '../platform/http/problem.js';
import { type Answered, type Asked, idempotencyStore } from './idempotency.store.js';
import type { KnownRequest } from './require.js';

const SECRET = 'reckoner:kept-secret';
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What runs longer than this was cut off: what became of it is not known. */
const IN_FLIGHT_SECONDS = 60;

/** The answer of this route holds a secret: it is shown once, and kept nowhere. */
export const KeptSecret = (): MethodDecorator => SetMetadata(SECRET, true);

/**
 * A write that comes with an `Idempotency-Key` is done once: the same request again is answered as the first time. What
 * was refused is forgotten, so that it can be sent again corrected.
 */
@Injectable()
export class Idempotency implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & KnownRequest>();
    const given = request.headers['idempotency-key'];
    if (given === undefined || READING.has(request.method) || !request.caller) return next.handle();
    const asked = {
      actor: request.caller.actor,
      key: keyOf(given),
      requestHash: hashOf(request, request.caller.environment),
    };
    const isSecret = this.reflector.get<boolean | undefined>(SECRET, context.getHandler()) === true;
    return from(this.#once(asked, context.switchToHttp().getResponse<FastifyReply>(), { next, isSecret }));
  }

  async #once(asked: Asked, reply: FastifyReply, { next, isSecret }: { next: CallHandler; isSecret: boolean }) {
    const before = await idempotencyStore.begin(this.database, asked);
    if (before) return repeated(before, asked, reply);
    let answer: unknown;
    try {
      answer = await lastValueFrom(next.handle(), { defaultValue: undefined });
    } catch (error) {
      await idempotencyStore.forget(this.database, asked).catch(() => undefined);
      throw error;
    }
    const body = answer === undefined || isSecret ? undefined : Buffer.from(JSON.stringify(answer));
    await idempotencyStore.end(this.database, asked, { status: reply.statusCode, body, isSecret });
    return answer;
  }
}

function repeated(before: Answered, asked: Asked, reply: FastifyReply): unknown {
  if (!before.requestHash.equals(asked.requestHash)) {
    throw new Problem(422, {
      code: 'IDEMPOTENCY_KEY_REUSED',
      detail: 'The Idempotency-Key came with another request before.',
      remedy: 'Take a new key for each thing to be done.',
    });
  }
  if (before.status === null) throw before.seconds < IN_FLIGHT_SECONDS ? inFlight() : cutOff();
  if (before.status < 0) {
    throw new Problem(409, {
      code: 'ANSWER_SHOWN_ONCE',
      detail: 'It was done, and its answer held a secret that is kept nowhere.',
      remedy: 'If the answer was lost, revoke what was made and make another with a new key.',
    });
  }
  void reply.status(before.status).header('idempotency-replayed', 'true');
  return before.answer === null ? undefined : (JSON.parse(before.answer.toString()) as unknown);
}

const inFlight = (): Problem =>
  new Problem(409, {
    code: 'REQUEST_IN_FLIGHT',
    detail: 'The same request is being done at the moment.',
    remedy: 'Send it again in a moment.',
    retryAfter: 1,
  });

const cutOff = (): Problem =>
  new Problem(409, {
    code: 'REQUEST_CUT_OFF',
    detail: 'The same request was begun and cut off; whether it took effect is not known.',
    remedy: 'Look whether it was done; if not, send it with a new key.',
  });

function keyOf(given: string | string[]): string {
  const key = typeof given === 'string' ? given.replace(/^"(.*)"$/, '$1') : '';
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new Problem(400, {
    code: 'IDEMPOTENCY_KEY_INVALID',
    detail: 'The Idempotency-Key is not one text of 1 to 255 visible characters.',
  });
}

function hashOf(request: FastifyRequest, environment: number): Buffer {
  const body = rawBody(request);
  if (body === undefined && request.body !== undefined) {
    throw new Problem(400, {
      code: 'IDEMPOTENCY_KEY_ON_STREAM',
      detail: 'A stream is stored as it comes and cannot be compared with one before.',
      remedy: 'Leave the Idempotency-Key out: an event that comes again does nothing.',
    });
  }
  return createHash('sha256')
    .update(JSON.stringify([environment, request.method, request.url]))
    .update(body ?? '')
    .digest();
}
