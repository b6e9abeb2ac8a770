import { decimalSpelled } from '../decimal/decimal.js';
import { JsonError, type JsonErrorCode, type JsonLimits } from './json-error.js';
import type { Value } from './value.js';

/**
 * The exact reader of JSON: every digit counts, an object has each key once, every refusal has its place. `parseJson`
 * comes here only with texts that the built-in reader would read wrongly or not at all.
 */
export function parseJsonExactly(text: string, limits: JsonLimits): Value {
  const parser = new JsonParser(text, limits);
  return parser.document();
}

const QUOTE = 34;
const BACKSLASH = 92;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class JsonParser {
  readonly #text: string;
  readonly #limits: JsonLimits;
  #at = 0;
  #depth = 0;

  constructor(text: string, limits: JsonLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  document(): Value {
    const value = this.#value();
    this.#space();
    if (this.#at < this.#text.length) this.#unexpected('the end');
    return value;
  }

  #value(): Value {
    this.#space();
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object();
      case '[':
        return this.#list();
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  /** Into a list or an object, past its bracket. */
  #enter(): void {
    this.#depth += 1;
    if (this.#depth > this.#limits.depth) {
      this.#fail('JSON_DEPTH', `lists and objects are nested more than ${this.#limits.depth} deep`);
    }
    this.#at += 1;
  }

  /** Out of it again, past its other bracket. */
  #leave(bracket: string): void {
    if (!this.#takes(bracket)) this.#unexpected(`\`,\` or \`${bracket}\``);
    this.#depth -= 1;
  }

  #object(): Value {
    const object: Record<string, Value> = {};
    this.#enter();
    this.#space();
    if (this.#text[this.#at] !== '}') {
      let keys = 0;
      do this.#entry(object, (keys += 1));
      while (this.#takes(','));
    }
    this.#leave('}');
    return object;
  }

  #entry(object: Record<string, Value>, keys: number): void {
    this.#space();
    const start = this.#at;
    const key = this.#key();
    if (Object.hasOwn(object, key)) {
      this.#fail('DUPLICATE_KEY', `the key ${JSON.stringify(key)} occurs twice in one object`, start);
    }
    if (keys > this.#limits.keys) {
      this.#fail('JSON_KEYS', `an object has more than ${this.#limits.keys} keys`, start);
    }
    setOwn(object, key, this.#value());
  }

  #key(): string {
    if (this.#text[this.#at] !== '"') this.#unexpected('a key in double quotes');
    const key = this.#string();
    if (!this.#takes(':')) this.#unexpected('`:`');
    return key;
  }

  #list(): Value {
    const list: Value[] = [];
    this.#enter();
    this.#space();
    if (this.#text[this.#at] !== ']') {
      do list.push(this.#value());
      while (this.#takes(','));
    }
    this.#leave(']');
    return list;
  }

  #string(): string {
    const start = this.#at;
    let result = '';
    let from = (this.#at += 1);
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === QUOTE) break;
      if (!(code >= 32)) this.#badCharacter(start);
      this.#at += 1;
      if (code === BACKSLASH) {
        result += this.#text.slice(from, this.#at - 1) + this.#escape();
        from = this.#at;
      }
    }
    result += this.#text.slice(from, this.#at);
    this.#at += 1;
    return result;
  }

  #badCharacter(start: number): never {
    if (this.#at >= this.#text.length) this.#fail('NOT_JSON', 'a text has no closing quote', start);
    this.#fail('NOT_JSON', 'a text holds a line end or another control character');
  }

  #escape(): string {
    const letter = this.#text[this.#at]!;
    this.#at += 1;
    const simple = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (simple !== undefined) return simple;
    const hex = this.#text.slice(this.#at, this.#at + 4);
    if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(hex)) {
      this.#fail('NOT_JSON', `\`\\${letter}\` is no escape sequence`, this.#at - 2);
    }
    this.#at += 4;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  #number(): Value {
    NUMBER.lastIndex = this.#at;
    const spelled = NUMBER.exec(this.#text)?.[0];
    if (spelled === undefined) this.#unexpected('a value');
    const value = decimalSpelled(spelled);
    if (value === undefined) {
      this.#fail('NUMBER_LIMIT', 'a number has more than 1,000 digits, or an exponent beyond ±6,144');
    }
    this.#at += spelled.length;
    return value;
  }

  #word<V extends Value>(word: string, value: V): V {
    if (!this.#text.startsWith(word, this.#at)) this.#unexpected('a value');
    this.#at += word.length;
    return value;
  }

  /** Steps over the character, after any space, if it comes next. */
  #takes(character: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.#at += 1;
    }
  }

  #unexpected(wanted: string): never {
    const found = this.#at < this.#text.length ? `found ${JSON.stringify(this.#text[this.#at])}` : 'the text ends';
    this.#fail('NOT_JSON', `expected ${wanted}, ${found}`);
  }

  #fail(code: JsonErrorCode, message: string, offset = this.#at): never {
    throw new JsonError(code, message, { text: this.#text, offset });
  }
}

/** `__proto__` is a name like any other. */
function setOwn(object: Record<string, Value>, key: string, value: Value): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[key] = value;
  }
}
