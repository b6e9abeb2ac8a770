/** The log: one JSON object a line. Only fields on the list below are written, so that no payload gets in by accident. */
import { trace } from '@opentelemetry/api';
import { type DestinationStream, type Logger, pino } from 'pino';
import { codeOf, messageOf } from '../start-error.js';

/** What a line may hold besides its message. Identities and measures; no payload, no secret, no name of a person. */
export interface LogFields {
  readonly correlation?: string;
  readonly environment?: string;
  readonly actor?: string;
  readonly source?: string;
  readonly event?: number | string;
  readonly execution?: number | string;
  readonly delivery?: number | string;
  readonly case?: number | string;
  readonly release?: number | string;
  readonly flow?: string;
  readonly purpose?: string;
  readonly reason?: string;
  readonly connection?: string;
  readonly table?: string;
  readonly worker?: string;
  readonly role?: string;
  readonly method?: string;
  readonly route?: string;
  readonly status?: number;
  readonly milliseconds?: number;
  readonly count?: number;
  readonly attempt?: number;
  readonly code?: string;
  readonly address?: string;
  readonly process?: number;
  readonly detail?: string;
}

const ALLOWED: ReadonlySet<string> = new Set<keyof LogFields>([
  ...(['correlation', 'environment', 'actor', 'source', 'event', 'execution', 'delivery', 'case', 'release'] as const),
  ...(['flow', 'purpose', 'reason', 'connection', 'table', 'worker', 'role', 'method', 'route', 'status'] as const),
  ...(['milliseconds', 'count', 'attempt', 'code', 'address', 'process', 'detail'] as const),
]);
const LONGEST = 500;
/** What must not be read back from a log even inside a message: a password in an address, a bearer token. */
const SECRETS = /(:\/\/[^\s:@/]*:)[^\s@/]+(@)|(\bBearer\s+)[\w.~+/=-]+/gi;

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export class Log {
  readonly #pino: Logger;

  constructor(level: string, destination?: DestinationStream) {
    const options = {
      level,
      base: { process: process.pid },
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
    };
    this.#pino = destination ? pino(options, destination) : pino(options);
  }

  debug(message: string, fields: LogFields = {}): void {
    if (this.#pino.isLevelEnabled('debug')) this.#pino.debug(shown(fields), masked(message));
  }

  info(message: string, fields: LogFields = {}): void {
    if (this.#pino.isLevelEnabled('info')) this.#pino.info(shown(fields), masked(message));
  }

  warn(message: string, fields: LogFields = {}, error?: unknown): void {
    this.#pino.warn({ ...shown(fields), ...explained(error) }, masked(message));
  }

  error(message: string, fields: LogFields = {}, error?: unknown): void {
    this.#pino.error({ ...shown(fields), ...explained(error) }, masked(message));
  }

  flush(): void {
    this.#pino.flush();
  }
}

function shown(fields: LogFields): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (ALLOWED.has(name) && value !== undefined) line[name] = typeof value === 'string' ? masked(value) : value;
  }
  const span = trace.getActiveSpan()?.spanContext();
  return span ? { ...line, trace: span.traceId, span: span.spanId } : line;
}

function masked(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return cut.replace(SECRETS, '$1$3***$2');
}

function explained(error: unknown): Record<string, unknown> {
  if (error === undefined) return {};
  const stack =
    error instanceof Error
      ? error.stack
          ?.split('\n')
          .slice(1, 6)
          .map((line) => line.trim())
      : undefined;
  return { error: masked(messageOf(error)), errorCode: codeOf(error), stack };
}
