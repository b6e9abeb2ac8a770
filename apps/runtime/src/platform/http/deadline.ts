/** A request must arrive: whole within fifteen seconds, or, where it is long, at least at a walking pace. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/** For the HTTP server: headers within ten seconds, looked at each second. The body is watched here. */
export const HEADER_LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 0,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 72_000,
};

const WINDOW = 15_000;
/** What a slow but honest sender manages in a window. */
const LEAST_BYTES = 16_384;

/** How often all that arrive are looked at, in parts of a window. */
const LOOKS = 15;

/** A request whose body is on its way, and what had come of it when it was last found on time. */
interface Arriving {
  readonly reply: FastifyReply;
  readonly raw: FastifyRequest['raw'];
  before: number;
  since: number;
}

/** One timer for all: most requests are there before it would look at them. */
export function watchArrival(fastify: FastifyInstance, window = WINDOW): void {
  const arriving = new Set<Arriving>();
  const timer = setInterval(() => {
    const now = performance.now();
    for (const one of arriving) if (now - one.since >= window && !isOnTime(one, now)) refuse(one, window, arriving);
  }, window / LOOKS).unref();
  fastify.addHook('onClose', (_, done) => {
    clearInterval(timer);
    done();
  });
  fastify.addHook('onRequest', ({ raw, headers }, reply, done) => {
    const length = Number(headers['content-length'] ?? Number.NaN);
    if (!(length === 0 || (Number.isNaN(length) && headers['transfer-encoding'] === undefined))) {
      const one = { reply, raw, before: raw.socket.bytesRead, since: performance.now() };
      arriving.add(one);
      raw.once('close', () => arriving.delete(one));
    }
    done();
  });
}

function isOnTime(one: Arriving, now: number): boolean {
  const { raw, before } = one;
  const read = raw.socket.bytesRead;
  // A stream that nobody reads at the moment is held up by us, not by its sender.
  const isHeldUp = raw.readableLength > 0;
  if (!(raw.complete || isHeldUp || read - before >= LEAST_BYTES)) return false;
  one.before = read;
  one.since = now;
  return true;
}

function refuse(one: Arriving, window: number, arriving: Set<Arriving>): void {
  const { raw, reply } = one;
  arriving.delete(one);
  const detail = `The request did not arrive: fewer than ${LEAST_BYTES} bytes in ${window / 1000} s.`;
  if (!reply.sent) void reply.header('connection', 'close').send(new Problem(408, { code: 'REQUEST_TIMEOUT', detail }));
  raw.socket.once('finish', () => raw.destroy());
  setTimeout(() => raw.socket.destroy(), 1_000).unref();
}
