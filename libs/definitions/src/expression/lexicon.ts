/** The words and signs of formulas: what the lexer knows, the parser ranks and the printer writes. */

/** From loose to tight. */
export const POWER = { or: 1, and: 2, not: 3, comparison: 4, join: 5, sum: 6, product: 7, minus: 8 } as const;

export interface Infix {
  /** The JSON-Logic name. */
  readonly operator: string;
  readonly sign: string;
  readonly power: number;
  /**
   * `flat`: `a + b + c` is one call with three arguments. `left`: it is two calls. `between`: two operands, or three
   * as in `a < b < c`. `pair`: exactly two operands.
   */
  readonly chain: 'flat' | 'left' | 'between' | 'pair';
}

const infixes: readonly Infix[] = [
  { operator: 'or', sign: 'or', power: POWER.or, chain: 'flat' },
  { operator: 'and', sign: 'and', power: POWER.and, chain: 'flat' },
  ...['==', '!=', '===', '!==', '>', '>=', 'in'].map((sign) => ({
    operator: sign,
    sign,
    power: POWER.comparison,
    chain: 'pair' as const,
  })),
  ...['<', '<='].map((sign) => ({ operator: sign, sign, power: POWER.comparison, chain: 'between' as const })),
  { operator: 'cat', sign: '&', power: POWER.join, chain: 'flat' },
  { operator: '+', sign: '+', power: POWER.sum, chain: 'flat' },
  { operator: '-', sign: '-', power: POWER.sum, chain: 'left' },
  { operator: '*', sign: '*', power: POWER.product, chain: 'flat' },
  { operator: '/', sign: '/', power: POWER.product, chain: 'left' },
  { operator: '%', sign: '%', power: POWER.product, chain: 'left' },
];

export const INFIX_BY_SIGN: ReadonlyMap<string, Infix> = new Map(infixes.map((infix) => [infix.sign, infix]));
export const INFIX_BY_OPERATOR: ReadonlyMap<string, Infix> = new Map(infixes.map((infix) => [infix.operator, infix]));

/** Words that are no names unless they stand in backquotes or after a point. */
export const KEYWORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in', 'true', 'false', 'null']);

/** Keywords that may also be called: `and(a)`, where an infix form needs two operands. */
export const CALLABLE_KEYWORDS: ReadonlySet<string> = new Set(['and', 'or', 'in']);

export const SIGNS: ReadonlySet<string> = new Set([
  ...['(', ')', '[', ']', '{', '}', ',', ':', '.'],
  ...infixes.map((infix) => infix.sign).filter((sign) => !KEYWORDS.has(sign)),
]);

/** Signs of other languages, and what they mean here. */
export const OTHER_SIGNS: ReadonlyMap<string, string> = new Map([
  ['=', '=='],
  ['=>', '>='],
  ['=<', '<='],
  ['<>', '!='],
  ['&&', 'and'],
  ['||', 'or'],
  ['!', 'not'],
  [';', ','],
  ['≠', '!='],
  ['≤', '<='],
  ['≥', '>='],
  ['×', '*'],
  ['·', '*'],
  ['÷', '/'],
  ['−', '-'],
  ['–', '-'],
]);

/** Quotes of word processors and other languages, each with the one that closes it. */
export const OTHER_QUOTES: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ['“', '”'],
  ['”', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['’', '’'],
  ['«', '»'],
]);

const NAME_START = /^[\p{ID_Start}_$]$/u;
const NAME_PART = /^[\p{ID_Continue}$]$/u;
const NAME = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** Whether a name begins with this character (a whole code point). */
export function startsName(character: string): boolean {
  return NAME_START.test(character);
}

/** Whether a name goes on with this character. */
export function continuesName(character: string): boolean {
  return NAME_PART.test(character);
}

/** Whether a text can stand as a name without backquotes, wherever keywords are allowed too. */
export function isName(text: string): boolean {
  return NAME.test(text);
}

/** How deep expressions nest, and of how many nodes they are made. */
export const DEPTH_MAX = 64;
export const NODES_MAX = 5_000;
