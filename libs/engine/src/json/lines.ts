import { ByteDecoder, type Encoding } from '../csv/decode.js';
import type { Line } from './learned-reader.js';
import type { Lines } from './scalar.js';

const NEWLINE = 10;

/** Cuts bytes that come in chunks into whole lines, as bytes and as text. */
export class LineSplitter {
  readonly #encoding: Encoding;
  #rest = new Uint8Array(0);

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
  }

  /** The lines that the chunk completes; undefined where it completes none. */
  push(chunk: Uint8Array): Lines | undefined {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end === 0) {
      this.#rest = joined(this.#rest, chunk);
      return undefined;
    }
    const whole = this.#rest.length === 0 ? chunk.subarray(0, end) : joined(this.#rest, chunk.subarray(0, end));
    this.#rest = chunk.slice(end);
    return this.#lines(whole);
  }

  /** What is left behind the last line end. */
  end(): Lines | undefined {
    const rest = this.#rest;
    this.#rest = new Uint8Array(0);
    return rest.length === 0 ? undefined : this.#lines(rest);
  }

  #lines(bytes: Uint8Array): Lines {
    const decoder = new ByteDecoder(this.#encoding);
    const text = decoder.push(bytes) + decoder.end();
    return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), text };
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Each line, without its end. A line end is one byte and one character in every encoding. */
export function* linesOf({ bytes, text }: Lines): Generator<Line> {
  // A character is at least one byte: where there are as many of both, each is one.
  const isAligned = bytes.length === text.length;
  let [start, textStart] = [0, 0];
  while (start < bytes.length) {
    const found = bytes.indexOf(NEWLINE, start);
    const foundInText = isAligned ? found : text.indexOf('\n', textStart);
    const next = found === -1 ? bytes.length : found;
    const nextInText = foundInText === -1 ? text.length : foundInText;
    const carriage = text.charCodeAt(nextInText - 1) === 13 && nextInText > textStart ? 1 : 0;
    yield { start, end: next - carriage, textStart, textEnd: nextInText - carriage };
    [start, textStart] = [next + 1, nextInText + 1];
  }
}
