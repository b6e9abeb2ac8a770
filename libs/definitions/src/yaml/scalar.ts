import type { Span } from '@reckoner/diagnostics';
import type { ScalarNode, ScalarStyle } from './node.js';

/**
 * Where pieces of a decoded text begin: pairs of an index in the text and its offset in the file, ascending. Between two
 * pairs both advance alike.
 */
export type Pieces = readonly number[];

export class Scalar implements ScalarNode {
  readonly kind = 'scalar';
  readonly value: ScalarNode['value'];
  readonly style: ScalarStyle;
  readonly text: string;
  readonly span: Span;
  /** Set by the reader where one follows. */
  comment: Span | undefined;
  readonly #pieces: Pieces;

  constructor(style: ScalarStyle, text: string, span: Span, pieces: Pieces) {
    this.style = style;
    this.text = text;
    this.span = span;
    this.value = style === 'plain' ? plainValue(text) : text;
    this.#pieces = pieces;
  }

  offset(index: number): number {
    const pieces = this.#pieces;
    let low = 0;
    let high = pieces.length / 2 - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (pieces[2 * middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return Math.min(pieces[2 * low + 1]! + index - pieces[2 * low]!, this.span.end);
  }
}

const NUMBER = /^([-+]?)0*(\d*)(?:\.(\d*))?([eE][-+]?\d+)?$/;

/** The meaning of an unquoted scalar. Only what JSON has too is more than a text, so that nothing changes silently. */
export function plainValue(text: string): ScalarNode['value'] {
  switch (text) {
    case '':
    case '~':
    case 'null':
      return null;
    case 'true':
      return true;
    case 'false':
      return false;
  }
  const first = text.charCodeAt(0);
  // `+`, `-`, `.` and digits: all that a number can begin with.
  if (first > 57 || first < 43 || first === 44 || first === 47) return text;
  const found = NUMBER.exec(text);
  if (!found || !/^[-+]?\.?\d/.test(text)) return text;
  const [, sign, whole, fraction, exponent = ''] = found;
  return { number: `${sign === '-' ? '-' : ''}${whole || '0'}${fraction ? `.${fraction}` : ''}${exponent}` };
}
