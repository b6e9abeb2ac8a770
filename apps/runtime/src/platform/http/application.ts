/** The HTTP application: Nest on Fastify, with the limits, the correlation, the problems and the documents that each route shares. */
import { randomBytes } from 'node:crypto';
import { type LoggerService, ValidationPipe, type ValidationError } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule } from '../../app.module.js';
import { answerEvents } from '../../intake/shortcut.js';
import type { Configuration } from '../configuration.js';
import type { Database } from '../database/database.js';
import type { Log } from '../observe/log.js';
import type { Metrics } from '../observe/metrics.js';
import { traceRequests } from '../observe/traces.js';
import type { Drain } from '../work/drain.js';
import { readBodies } from './body.js';
import { HEADER_LIMITS, watchArrival } from './deadline.js';
import { answerOperators, measureRequests, refuseOutsideWork } from './health.js';
import { describeApi } from './openapi.js';
import { type Finding, Problem } from './problem.js';
import { ProblemFilter } from './problem-filter.js';

/** What exists before the application does. */
export interface Foundation {
  readonly configuration: Configuration;
  readonly database: Database;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly drain: Drain;
}

export async function makeApplication(foundation: Foundation): Promise<NestFastifyApplication> {
  const { configuration, log } = foundation;
  const adapter = new FastifyAdapter({
    bodyLimit: configuration.bodyLimit,
    http: HEADER_LIMITS,
    genReqId: correlationOf,
    routerOptions: { maxParamLength: 512 },
    trustProxy: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.over(foundation), adapter, {
    logger: nestLog(log),
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  readBodies(fastify, configuration.bodyLimit);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-correlation-id', request.id).header('x-content-type-options', 'nosniff');
    done();
  });
  if (configuration.tracesUrl !== undefined) traceRequests(fastify);
  watchArrival(fastify);
  refuseOutsideWork(fastify, foundation);
  measureRequests(fastify, foundation);
  answerOperators(fastify, foundation);
  answerEvents(fastify, app);
  app.useGlobalFilters(new ProblemFilter(log));
  app.useGlobalPipes(validation());
  describeApi(app);
  return app;
}

/** A correlation that the caller sent is kept, if it is one; it goes into logs, audit and effects. */
function correlationOf(request: { headers: Record<string, string | string[] | undefined> }): string {
  const given = request.headers['x-correlation-id'];
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : madeUp();
}

const CORRELATION_BYTES = 12;
let random = Buffer.alloc(0);

/** Random bytes are drawn for many at once: asking for them takes longer than all else here. */
function madeUp(): string {
  if (random.length === 0) random = randomBytes(256 * CORRELATION_BYTES);
  const text = random.toString('base64url', 0, CORRELATION_BYTES);
  random = random.subarray(CORRELATION_BYTES);
  return text;
}

function validation(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) =>
      new Problem(400, {
        code: 'FIELDS_INVALID',
        detail: 'Some fields of the request are not right.',
        remedy: 'Correct the fields that the diagnostics name.',
        diagnostics: errors.flatMap((error) => findings(error, '')),
      }),
  });
}

function findings(error: ValidationError, above: string): Finding[] {
  const at = /^\d+$/.test(error.property)
    ? `${above}[${error.property}]`
    : above
      ? `${above}.${error.property}`
      : error.property;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    code: rule === 'whitelistValidation' ? 'FIELD_UNKNOWN' : 'FIELD_INVALID',
    message,
    at,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => findings(child, at))];
}

/** What the framework says goes into the same log; what it tells while it starts is of no interest but to us. */
function nestLog(log: Log): LoggerService {
  const text = (message: unknown): string => (message instanceof Error ? message.message : String(message));
  return {
    log: (message: unknown) => log.debug(text(message)),
    debug: (message: unknown) => log.debug(text(message)),
    warn: (message: unknown) => log.warn(text(message)),
    error: (message: unknown) => log.error(text(message)),
  };
}
