import { JsonError, parseJson, type Value } from '@reckoner/engine';

/** A request below the connection's address, without what the environment adds: address, secrets. */
export interface HttpRequest {
  readonly method: string;
  /** With its query; below the address, or as `isAbsolute` says below its origin. */
  readonly path: string;
  readonly isAbsolute: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

export function headerOf(answer: HttpAnswer, name: string): string | undefined {
  const value = answer.headers[name.toLowerCase()];
  return typeof value === 'string' ? value : value?.[0];
}

const decoder = new TextDecoder();

export function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** An answer's body, read when first asked for; undefined where it is no JSON. */
export class Content {
  #value: Value | undefined;
  #isRead = false;

  constructor(private readonly source: Uint8Array | string) {}

  get value(): Value | undefined {
    if (!this.#isRead) {
      this.#isRead = true;
      this.#value = jsonOf(typeof this.source === 'string' ? this.source : decode(this.source));
    }
    return this.#value;
  }
}

function jsonOf(text: string): Value | undefined {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}
