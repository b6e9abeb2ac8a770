/** How bodies are read: JSON within limits and with its bytes kept, everything else as the handler wishes. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

const DEEPEST = 64;
const OPEN = new Set([0x7b, 0x5b]);
const CLOSE = new Set([0x7d, 0x5d]);
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const bytesOf = new WeakMap<FastifyRequest, Buffer>();

/** The bytes of a body that was read whole: what a signature or a hash is made of. Undefined for a stream. */
export const rawBody = (request: FastifyRequest): Buffer | undefined => bytesOf.get(request);

/**
 * `application/json` and `application/...+json` are parsed; CloudEvents too large or too exact for that are left as bytes
 * (`Buffer`); any other type, as `application/x-ndjson`, is left as a stream in `request.body`.
 */
export function readBodies(fastify: FastifyInstance, limit: number): void {
  fastify.removeAllContentTypeParsers();
  const whole = { parseAs: 'buffer', bodyLimit: limit } as const;
  fastify.addContentTypeParser(
    /^application\/([\w.-]+\+)?json/,
    whole,
    async (request: FastifyRequest, body: Buffer) => {
      bytesOf.set(request, body);
      return parseJson(body);
    },
  );
  // Of two that fit, the one that was added later is taken.
  fastify.addContentTypeParser(
    /^application\/cloudevents(-batch)?\+json/,
    whole,
    async (request: FastifyRequest, body: Buffer) => {
      bytesOf.set(request, body);
      return body;
    },
  );
  fastify.addContentTypeParser('*', (_request, stream, done) => done(null, stream));
}

function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  const depth = depthOf(bytes);
  if (depth > DEEPEST) {
    throw new Problem(400, {
      code: 'TOO_DEEP',
      detail: `The body nests ${depth} levels deep or more; ${DEEPEST} are allowed.`,
      remedy: 'Send it flatter.',
    });
  }
  try {
    return JSON.parse(bytes.toString('utf8'), withoutPrototype);
  } catch (error) {
    const detail = `The body is no JSON: ${(error as Error).message}.`.replace(/\s+/g, ' ');
    throw new Problem(400, { code: 'NOT_JSON', detail, remedy: 'Send JSON, or name the type that it is.' });
  }
}

/** `__proto__` as a key of the data becomes no prototype anywhere. */
function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}

/** How deep brackets nest, up to the first beyond the limit: read before the parser, which would recurse. */
export function depthOf(bytes: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let index = 0; index < bytes.length && deepest <= DEEPEST; index += 1) {
    const byte = bytes[index]!;
    if (isText) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (OPEN.has(byte)) deepest = Math.max(deepest, (depth += 1));
    else if (CLOSE.has(byte)) depth -= 1;
  }
  return deepest;
}
