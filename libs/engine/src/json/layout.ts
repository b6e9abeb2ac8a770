/**
 * The layout of a JSON text: all of it but the scalar values. Lines from one source mostly share one, so that a
 * reader made for it need not find out again what the keys are.
 */
export interface Layout {
  /** The texts around the scalars, one more than there are scalars: `{"id":`, `,"hours":`, `}`. */
  readonly texts: readonly string[];
  /** How the scalars make up the value, by their numbers. */
  readonly shape: Shape;
}

export type Shape = number | { readonly [key: string]: Shape } | readonly never[];

/** Longer layouts are not worth a reader of their own. */
const SCALARS_MAX = 200;

/**
 * The layout of a text that is known to be valid JSON without repeated keys. Undefined where its layout says too
 * little of others of its kind: lists that are not empty, no object at all, odd keys.
 */
export function layoutOf(text: string): Layout | undefined {
  const survey = new LayoutSurvey(text);
  const shape = survey.value();
  if (shape === undefined || typeof shape === 'number') return undefined;
  return { texts: [...survey.texts, text.slice(survey.from)], shape };
}

const SCALAR_END = /[,}\]\s]/g;

class LayoutSurvey {
  readonly texts: string[] = [];
  /** Where the text behind the last scalar begins. */
  from = 0;
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): Shape | undefined {
    this.#blanks();
    const first = this.#text[this.#at];
    if (first === '{') return this.#object();
    if (first === '[') return this.#emptyList();
    return this.#scalar(first === '"' ? this.#textEnd() : this.#wordEnd());
  }

  #object(): Shape | undefined {
    const shape: Record<string, Shape> = {};
    this.#at += 1;
    this.#blanks();
    while (this.#text[this.#at] !== '}') {
      const key = this.#key();
      const value = key === undefined ? undefined : this.value();
      if (value === undefined) return undefined;
      shape[key!] = value;
      this.#blanks();
      if (this.#text[this.#at] === ',') this.#at += 1;
      this.#blanks();
    }
    this.#at += 1;
    return shape;
  }

  /** The key, and its colon; undefined where it has escapes, or would set a prototype. */
  #key(): string | undefined {
    const end = this.#textEnd();
    const key = this.#text.slice(this.#at + 1, end - 1);
    if (key.includes('\\') || key === '__proto__') return undefined;
    this.#at = this.#text.indexOf(':', end) + 1;
    return key;
  }

  #emptyList(): Shape | undefined {
    this.#at += 1;
    this.#blanks();
    if (this.#text[this.#at] !== ']') return undefined;
    this.#at += 1;
    return [];
  }

  #scalar(end: number): Shape | undefined {
    if (this.texts.length === SCALARS_MAX) return undefined;
    this.texts.push(this.#text.slice(this.from, this.#at));
    this.#at = end;
    this.from = end;
    return this.texts.length - 1;
  }

  #textEnd(): number {
    let end = this.#at + 1;
    while (this.#text[end] !== '"') end += this.#text[end] === '\\' ? 2 : 1;
    return end + 1;
  }

  #wordEnd(): number {
    SCALAR_END.lastIndex = this.#at;
    return SCALAR_END.exec(this.#text)?.index ?? this.#text.length;
  }

  #blanks(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }
}
