/** What a Retry-After header says, in all the forms that are met, and the moment before which nothing may come. */
import type { Gate } from '../ledger/records.js';
import type { RetryAfter } from './rules.js';

const HUGE_S = 1_000_000_000;
const ROTATION: RetryAfter[] = ['seconds', 'date', 'zero', 'negative', 'huge', 'garbage', 'missing'];

/** The header for a gate of so many seconds; `draw` chooses where any form will do. */
export function retryAfter(form: RetryAfter, seconds: number, at: number, draw: number): Gate | undefined {
  if (form === 'any') return retryAfter(ROTATION[Math.floor(draw * ROTATION.length)]!, seconds, at, draw);
  if (form === 'missing') return undefined;
  if (form === 'seconds') return { text: String(seconds), until: at + seconds * 1000 };
  if (form === 'huge') return { text: String(HUGE_S), until: at + HUGE_S * 1000 };
  if (form === 'date') {
    const until = Math.ceil((at + seconds * 1000) / 1000) * 1000;
    return { text: new Date(until).toUTCString(), until };
  }
  return { text: form === 'zero' ? '0' : form === 'negative' ? '-5' : 'in a moment' };
}
