/** Colours for people: on terminals only, and nowhere if `NO_COLOR` is set. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

export type Paint = (style: Style, text: string) => string;

const CODES: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 };

export const plain: Paint = (_, text) => text;

const coloured: Paint = (style, text) => `\u001b[${CODES[style]}m${text}\u001b[0m`;

/** How to write to this stream. `FORCE_COLOR` is for those who render a terminal themselves. */
export function paintFor(stream: { readonly isTTY?: boolean }): Paint {
  if (process.env['NO_COLOR'] !== undefined) return plain;
  return stream.isTTY === true || process.env['FORCE_COLOR'] !== undefined ? coloured : plain;
}
