let make: (text: string) => Code;

/**
 * Generated JavaScript as a type. A `Code` comes from the template tag `code`, which quotes every plain text that it
 * is given, from `identifier`, which takes a counter, and from `operatorCode`. So no name and no text of a definition
 * or payload can become part of a program: it cannot be written down.
 */
export class Code {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  static {
    make = (text) => new Code(text);
  }

  toString(): string {
    return this.#text;
  }
}

/** What may stand in the holes of `code`: other code as it is, anything else as the literal of its value. */
export type CodePart = Code | string | number | boolean | null | undefined;

export function code(texts: TemplateStringsArray, ...parts: readonly CodePart[]): Code {
  let text = texts[0]!;
  for (let index = 0; index < parts.length; index++) text += textOf(parts[index]) + texts[index + 1]!;
  return make(text);
}

export const NOTHING = code``;
export const UNDEFINED = code`undefined`;

/** An identifier from a word of ours and a counter. */
export function identifier(word: string, counter: number): Code {
  if (!/^[a-z]+$/.test(word) || !Number.isSafeInteger(counter)) throw new Error(`no identifier: ${word} ${counter}`);
  return make(`${word}${counter}`);
}

/** The text that an operator of the closed table emits for code that it was given. */
export function operatorCode(text: string): Code {
  return make(`(${text})`);
}

export function joined(parts: readonly CodePart[], separator: Code): Code {
  return make(parts.map(textOf).join(separator.toString()));
}

export function commas(parts: readonly CodePart[]): Code {
  return joined(parts, code`, `);
}

export function lines(parts: readonly Code[]): Code {
  return joined(parts, code`\n`);
}

/** Conditions joined by `&&`; `true` for none. */
export function all(conditions: readonly Code[]): Code {
  return conditions.length === 0 ? code`true` : joined(conditions, code` && `);
}

/** The key of an object literal; in brackets where `__proto__` would otherwise set the prototype. */
export function literalKey(key: string): Code {
  return key === '__proto__' ? code`[${key}]` : code`${key}`;
}

function textOf(part: CodePart): string {
  if (part instanceof Code) return part.toString();
  if (typeof part === 'string') return quoted(part);
  if (typeof part === 'number') return numeral(part);
  return String(part);
}

/** A text as a literal. JSON is JavaScript but for the two line ends that old parsers do not take in a text. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (end) => (end === '\u2028' ? '\\u2028' : '\\u2029'));
}

function numeral(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`no literal: ${value}`);
  return value < 0 ? `(${value})` : String(value + 0);
}
