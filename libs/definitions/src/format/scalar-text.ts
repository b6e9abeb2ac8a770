import type { ScalarNode } from '../yaml/node.js';

/** The lines of a scalar, as written but indented anew; the first stands behind what comes before it. */
export function scalarLines(scalar: ScalarNode, indent: number): string[] {
  const { source, start, end } = scalar.span;
  const [first = '', ...more] = source.text.slice(start, end).split(/\r?\n/);
  if (scalar.style === 'literal' || scalar.style === 'folded') return blockLines(first, more, scalar, indent);
  return [first.trimEnd(), ...more.map((line) => (line.trim() === '' ? '' : ' '.repeat(indent) + line.trim()))];
}

/** Indentation beyond that of the block is part of the text and stays. */
function blockLines(header: string, lines: readonly string[], scalar: ScalarNode, indent: number): string[] {
  const begin = scalar.text.search(/[^\n]/);
  const { source } = scalar.span;
  const contentStart = begin === -1 ? 0 : scalar.offset(begin);
  const width = begin === -1 ? 0 : contentStart - (source.text.lastIndexOf('\n', contentStart - 1) + 1);
  const given = /[1-9]/.exec(header.replace(/#.*/, ''));
  const head = given ? header.replace(given[0], '2') : header;
  return [
    head.trimEnd(),
    ...lines.map((line) => (line.length <= width && line.trim() === '' ? '' : ' '.repeat(indent) + line.slice(width))),
  ];
}
