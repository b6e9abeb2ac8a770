/** One event as it came in, before it is stored. */
export interface IncomingEvent {
  /** The connection that it came through. */
  readonly source: string;
  /** What the sender calls it; with the source, its identity for ever. */
  readonly sourceId: string;
  readonly type: string;
  /** When it happened, as the sender says: RFC 3339. */
  readonly occurredAt: string | undefined;
  /** The event's data: the bytes that were received. */
  readonly body: Buffer;
}

/** Why something that was sent is no event; said to the sender, never stored. */
export interface IntakeProblem {
  readonly code: IntakeCode;
  readonly message: string;
  readonly remedy: string;
  /** Of a batch or a stream: which one, from 1. */
  readonly at?: number;
}

export type IntakeCode =
  | 'NOT_JSON'
  | 'NOT_A_CLOUD_EVENT'
  | 'ATTRIBUTE_INVALID'
  | 'EVENT_TOO_LARGE'
  | 'TOO_MANY_EVENTS'
  | 'EVENT_CONFLICT'
  | 'CONTENT_TYPE_UNKNOWN';

/** `at` as for a problem. */
export type Read = { readonly event: IncomingEvent; readonly at?: number } | { readonly problem: IntakeProblem };

/** Bytes of one event's data. */
export const EVENT_BYTES_MAX = 1024 * 1024;
/** Events of one batch. */
export const BATCH_EVENTS_MAX = 10_000;
