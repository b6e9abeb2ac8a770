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

export function watchArrival(fastify: FastifyInstance, window = WINDOW): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const length = Number(request.headers['content-length'] ?? Number.NaN);
    if (!(length === 0 || (Number.isNaN(length) && request.headers['transfer-encoding'] === undefined))) {
      watch(request, reply, window);
    }
    done();
  });
}

function watch(request: FastifyRequest, reply: FastifyReply, window: number): void {
  const { raw } = request;
  let before = raw.socket.bytesRead;
  const timer = setInterval(() => {
    const now = raw.socket.bytesRead;
    // A stream that nobody reads at the moment is held up by us, not by its sender.
    const isHeldUp = raw.readableLength > 0;
    if (raw.complete || isHeldUp || now - before >= LEAST_BYTES) {
      before = now;
      return;
    }
    clearInterval(timer);
    const detail = `The request did not arrive: fewer than ${LEAST_BYTES} bytes in ${window / 1000} s.`;
    if (!reply.sent)
      void reply.header('connection', 'close').send(new Problem(408, { code: 'REQUEST_TIMEOUT', detail }));
    raw.socket.once('finish', () => raw.destroy());
    setTimeout(() => raw.socket.destroy(), 1_000).unref();
  }, window);
  timer.unref();
  raw.once('end', () => clearInterval(timer));
  raw.once('close', () => clearInterval(timer));
}
