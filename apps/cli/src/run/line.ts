import { stringifyJson, type Delivery, type Execution, type Value } from '@reckoner/engine';
import type { InputRecord } from '../input/records.js';

/** One line of `reckoner run`: the result, with the deliveries at its top level. */
export function executionLine({ result, deliveries }: Execution): string {
  return stringifyJson({ ...result, deliveries: deliveries.map(effectOf) } as unknown as Value);
}

/** A delivery as its target gets it; what it books is ours to count. */
function effectOf({ books, ...effect }: Delivery): Omit<Delivery, 'books'> {
  return effect;
}

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
