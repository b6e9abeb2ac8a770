/** Small pieces of Markdown. */

export const GENERATED = '<!-- Written by tools/gen/reference.js from the declarations in code; do not edit. -->';

/** A table; line ends and pipes in cells are taken care of. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** A block of code, fenced with more backquotes than it holds. */
export function code(text, language = 'yaml') {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}
