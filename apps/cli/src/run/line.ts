import { stringifyJson, type Execution, type Value } from '@reckoner/engine';
import type { InputRecord } from '../input/records.js';

/** One line of `reckoner run`: the result, with the deliveries at its top level. */
export function executionLine({ result, deliveries }: Execution): string {
  return stringifyJson({ ...result, deliveries } as unknown as Value);
}

/** The line of an entry that could not be read. */
export function unreadableLine({ error }: Extract<InputRecord, { error: unknown }>): string {
  return stringifyJson({ outcome: 'failed', reason: error.code, message: error.message, error, deliveries: [] } as unknown as Value);
}
