import { stringifyJson, type Value } from '@reckoner/engine';
import type { InputRecord } from '../input/records.js';

/** The line of an entry that could not be read. */
export function unreadableLine({ error }: Extract<InputRecord, { error: unknown }>): string {
  return stringifyJson({
    outcome: 'failed',
    reason: error.code,
    message: error.message,
    error,
    deliveries: [],
  } as unknown as Value);
}
