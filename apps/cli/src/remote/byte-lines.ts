/** The lines of a stream of bytes, as they are spelled: what is sent on is what was read. */

import { UsageError } from '../exit.js';

const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** Longer than any event may be; what is longer is refused by who takes it. */
const LINE_BYTES_MAX = 16 * 1024 * 1024;

/** Without their ends; memory holds one chunk and one line. */
export async function* byteLines(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    const chunk = Buffer.from(piece as Uint8Array);
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      yield withoutReturn(Buffer.concat([...rest, chunk.subarray(start, end)]));
      rest = [];
      size = 0;
      start = end + 1;
    }
    if (start === chunk.length) continue;
    rest.push(chunk.subarray(start));
    size += chunk.length - start;
    if (size > LINE_BYTES_MAX) throw new UsageError(`A line has more than ${LINE_BYTES_MAX} bytes; is it NDJSON?`);
  }
  if (size > 0) yield withoutReturn(Buffer.concat(rest));
}

const withoutReturn = (line: Buffer): Buffer => (line.at(-1) === RETURN ? line.subarray(0, -1) : line);
