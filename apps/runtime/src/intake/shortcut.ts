import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AccessGuard } from '../access/access.guard.js';
import { EventsController, SENDING } from './events.controller.js';

/**
 * Events are what a runtime is sent most, one a request, and the framework's way to a handler takes longer than the handler.
 * So they are answered a step before it, by the same guard and the same handler. With an `Idempotency-Key` they go the
 * usual way.
 */
export function answerEvents(fastify: FastifyInstance, app: NestFastifyApplication): void {
  let parts: { readonly guard: AccessGuard; readonly controller: EventsController } | undefined;
  fastify.addHook('preHandler', async (request, reply) => {
    if (!isOfEvents(request)) return undefined;
    parts ??= {
      guard: app.get(AccessGuard, { strict: false }),
      controller: app.get(EventsController, { strict: false }),
    };
    const caller = await parts.guard.admit(request, SENDING);
    const answer = await parts.controller.send(caller, request, reply.status(202));
    return reply.send(answer);
  });
}

function isOfEvents({ method, routeOptions, headers }: FastifyRequest): boolean {
  return method === 'POST' && routeOptions.url === '/v1/events' && headers['idempotency-key'] === undefined;
}
