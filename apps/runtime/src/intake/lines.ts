import { EVENT_BYTES_MAX } from './incoming.js';

const NEWLINE = 0x0a;
const LINE_BYTES_MAX = EVENT_BYTES_MAX + 16_384;

/** A line of a stream: its bytes, or its length where it is longer than a line may be. */
export type StreamLine =
  { readonly number: number; readonly bytes: Buffer } | { readonly number: number; readonly tooLong: number };

/** The lines of a stream, blank ones left out; memory holds one chunk and one line. */
export async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<StreamLine> {
  let rest: Buffer[] = [];
  let length = 0;
  let number = 0;
  const complete = (): StreamLine | undefined => {
    number += 1;
    const bytes = Buffer.concat(rest);
    const tooLong = length > LINE_BYTES_MAX ? length : undefined;
    rest = [];
    length = 0;
    if (tooLong !== undefined) return { number, tooLong };
    return isBlank(bytes) ? undefined : { number, bytes };
  };
  const take = (part: Buffer): void => {
    length += part.length;
    if (length <= LINE_BYTES_MAX) rest.push(part);
    else rest = [];
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      take(chunk.subarray(start, end));
      const line = complete();
      if (line) yield line;
      start = end + 1;
    }
    take(chunk.subarray(start));
  }
  if (length > 0) {
    const line = complete();
    if (line) yield line;
  }
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);
}
