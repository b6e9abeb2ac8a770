/** For whoever operates the process: is it alive, is it ready, what does it measure. No login, and nothing of anybody's data. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Foundation } from './application.js';
import { Problem } from './problem.js';

const OPERATIONAL = new Set(['/livez', '/readyz', '/metrics']);

export function answerOperators(fastify: FastifyInstance, { database, metrics, drain }: Foundation): void {
  fastify.get('/livez', (_request, reply) => text(reply, 200, 'alive\n'));
  fastify.get('/readyz', async (_request, reply) => {
    if (drain.isDraining) return text(reply, 503, 'draining\n');
    return (await database.isThere()) ? text(reply, 200, 'ready\n') : text(reply, 503, 'the database is away\n');
  });
  fastify.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  metrics.level(
    { name: 'reckoner_database_connections', help: 'Connections of the pool, by state.', labels: ['state'] },
    (gauge) => {
      const { open, idle, waiting } = database.load;
      gauge.set({ state: 'busy' }, open - idle);
      gauge.set({ state: 'idle' }, idle);
      gauge.set({ state: 'awaited' }, waiting);
    },
  );
}

const text = (reply: FastifyReply, status: number, words: string) =>
  reply.status(status).type('text/plain; charset=utf-8').header('cache-control', 'no-store').send(words);

/**
 * Once the process is to end, nothing new is taken: the sender keeps it and tries another process. One that does not play
 * the role `api` answers operators only.
 */
export function refuseOutsideWork(fastify: FastifyInstance, { drain, configuration }: Foundation): void {
  const isApi = configuration.roles.has('api');
  fastify.addHook('onRequest', (request, reply, done) => {
    if (OPERATIONAL.has(request.routeOptions.url ?? '')) return done();
    if (!isApi) return done(NOT_HERE);
    if (!drain.isDraining) return done();
    void reply.header('connection', 'close');
    done(DRAINING);
  });
}

const DRAINING = new Problem(503, {
  code: 'DRAINING',
  detail: 'This process is about to end and takes nothing new.',
  remedy: 'Send it again.',
  retryAfter: 1,
});

const NOT_HERE = new Problem(503, {
  code: 'NOT_THE_API',
  detail: 'This process works in the background and does not answer the API.',
  remedy: 'Send it to a process with the role api.',
});

/** How long each route takes. */
export function measureRequests(fastify: FastifyInstance, { metrics, log }: Foundation): void {
  const seconds = metrics.seconds({
    name: 'reckoner_http_request_seconds',
    help: 'Time to answer a request.',
    labels: ['method', 'route', 'status'],
  });
  // Looked up by one text: finding a series by its labels takes longer than counting.
  const series = new Map<string, ReturnType<typeof seconds.labels>>();
  fastify.addHook('onResponse', (request, reply, done) => {
    const [method, route, status] = [request.method, request.routeOptions.url ?? 'none', reply.statusCode];
    const labels = `${method} ${route} ${status}`;
    const known = series.get(labels) ?? seconds.labels({ method, route, status });
    series.set(labels, known);
    known.observe(reply.elapsedTime / 1000);
    log.debug('request', {
      correlation: request.id,
      method,
      route,
      status,
      milliseconds: Math.round(reply.elapsedTime),
    });
    done();
  });
}
