import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a hook's request says of itself, as Standard Webhooks has it. */
export interface Signed {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: string;
  /** Some, with a space between: one a key while keys are rotated. */
  readonly signatures: string;
  /** The bytes as they came. */
  readonly body: Buffer;
}

/** So far may the sender's clock be off, and so old may a request be that is sent once more by somebody else. */
const TOLERANCE_SECONDS = 300;
const SIGNATURES_MAX = 10;

/** Whether it was signed with one of the keys, just now. */
export function isSigned({ id, timestamp, signatures, body }: Signed, keys: readonly string[], now: Date): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const given = signatures.split(' ', SIGNATURES_MAX).flatMap((one) => (one.startsWith('v1,') ? [one.slice(3)] : []));
  const expected = keys.map((key) =>
    createHmac('sha256', bytesOf(key)).update(`${id}.${timestamp}.`).update(body).digest(),
  );
  // every pair is compared, so that the time taken tells nothing of which one it was
  let isFound = false;
  for (const text of given) {
    const bytes = Buffer.from(text, 'base64');
    for (const one of expected) isFound = (bytes.length === one.length && timingSafeEqual(bytes, one)) || isFound;
  }
  return isFound;
}

/** Keys are `whsec_` and base64; any other text is taken as it is. */
function bytesOf(key: string): Buffer {
  return key.startsWith('whsec_') ? Buffer.from(key.slice('whsec_'.length), 'base64') : Buffer.from(key);
}
