/** Why a text was refused as JSON. */
export type JsonErrorCode = 'NOT_JSON' | 'JSON_DEPTH' | 'JSON_SIZE' | 'JSON_KEYS' | 'DUPLICATE_KEY' | 'NUMBER_LIMIT';

/** A text that is no JSON, or more of it than is taken; at a place for people (both from 1) and an offset. */
export class JsonError {
  readonly code: JsonErrorCode;
  readonly message: string;
  readonly offset: number;
  readonly line: number;
  readonly column: number;

  constructor(code: JsonErrorCode, message: string, place: { readonly text: string; readonly offset: number }) {
    this.code = code;
    this.message = message;
    this.offset = place.offset;
    const before = place.text.slice(0, place.offset);
    this.line = countLineEnds(before) + 1;
    this.column = place.offset - before.lastIndexOf('\n');
  }
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** How much is taken; each limit has its code. */
export interface JsonLimits {
  /** Lists and objects within each other (`JSON_DEPTH`). */
  readonly depth: number;
  /** UTF-16 code units of the whole text (`JSON_SIZE`). */
  readonly size: number;
  /** Keys of one object (`JSON_KEYS`). */
  readonly keys: number;
}

export const JSON_LIMITS: JsonLimits = { depth: 64, size: 1_000_000, keys: 5000 };
