/** Lines with ANSI colours as an SVG picture of a terminal; nothing in it but text and rectangles. */

const COLOURS = { 31: '#ff7b72', 32: '#7ee787', 33: '#e3b341', 36: '#79c0ff' };
const TEXT = '#e6edf3';
const FAINT = '#8b949e';
const BACKGROUND = '#0d1117';
const SIZE = 13;
const LINE = 19;
const CHARACTER = 7.83;
const MARGIN = 20;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The pieces of a line, each in one style. */
function pieces(line) {
  const found = [];
  let style = '0';
  for (const part of line.split(/(\u001b\[\d+m)/)) {
    const code = /^\u001b\[(\d+)m$/.exec(part);
    if (code) style = code[1];
    else if (part !== '') found.push({ style, text: part });
  }
  return found;
}

function span({ style, text }) {
  const attributes = [
    ...(style === '1' ? ['font-weight="bold"'] : []),
    ...(style === '2' ? [`fill="${FAINT}"`] : []),
    ...(COLOURS[style] ? [`fill="${COLOURS[style]}"`] : []),
  ];
  return attributes.length === 0 ? escaped(text) : `<tspan ${attributes.join(' ')}>${escaped(text)}</tspan>`;
}

export function terminalSvg(lines, title) {
  const columns = Math.max(...lines.map((line) => pieces(line).reduce((length, { text }) => length + text.length, 0)));
  const width = Math.ceil(columns * CHARACTER + 2 * MARGIN);
  const height = lines.length * LINE + 2 * MARGIN;
  const texts = lines.map(
    (line, at) =>
      `<text x="${MARGIN}" y="${MARGIN + at * LINE + SIZE}" xml:space="preserve">${pieces(line).map(span).join('')}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" rx="8" fill="${BACKGROUND}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${SIZE}" fill="${TEXT}">
${texts.join('\n')}
</g>
</svg>
`;
}
