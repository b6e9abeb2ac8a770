/**
 * What people write in a cell by habit of other tools, and how it is written here. Each slip answers the cell that was
 * probably meant, or undefined.
 */
export function meantBySlip(text: string): string | undefined {
  if (text.length > CELL_MAX) return undefined;
  const straight = straightened(text.trim());
  for (const slip of SLIPS) {
    const match = slip.pattern.exec(straight);
    if (match) return slip.meant(match.slice(1).map((group) => group ?? ''));
  }
  return straight === text.trim() ? undefined : straight;
}

/** What could be read, but hardly anybody means it so: `40-45` as a text, `>= 1,5` as two conditions, `*`. */
export function isDoubtful(text: string): boolean {
  if (/^\d+(\.\d+)?[-–—]\d+(\.\d+)?$/.test(text)) return !/^\d{4}-\d{2}$/.test(text);
  return /^(?:[*–—−]|[<>]=?\s*\d+,\d+)$/.test(text);
}

interface Slip {
  readonly pattern: RegExp;
  meant(groups: readonly string[]): string;
}

const VALUE = String.raw`[-+]?\d[\d:TZ.-]*?`;
/** A slip is short; nothing longer is looked at. */
const CELL_MAX = 200;

const SLIPS: readonly Slip[] = [
  { pattern: /^[*–—−]$/, meant: () => '-' },
  { pattern: /^=>\s*(.+)$/, meant: ([value]) => `>= ${value}` },
  { pattern: /^=<\s*(.+)$/, meant: ([value]) => `<= ${value}` },
  { pattern: /^([<>]=?|=>|=<)\s*(\d+),(\d+)$/, meant: ([sign, whole, rest]) => `${sign} ${whole}.${rest}` },
  { pattern: /^≥\s*(.+)$/, meant: ([value]) => `>= ${value}` },
  { pattern: /^≤\s*(.+)$/, meant: ([value]) => `<= ${value}` },
  { pattern: /^={1,3}\s*([^=].*)$/, meant: ([value]) => `${value}` },
  { pattern: /^(?:!==?|<>|≠)\s*(.+)$/, meant: ([value]) => `not(${quotedWord(value!)})` },
  { pattern: /^(?:!|not\s+)\s*([^\s(].*)$/i, meant: ([value]) => `not(${quotedWord(value!)})` },
  { pattern: /^NOT(\(.*\))$/i, meant: ([value]) => `not${value}` },
  {
    pattern: new RegExp(String.raw`^[[(]?\s*(${VALUE})\s*(?:-|–|—|\bto\b|\.\.\.?|…|,|;)\s*(${VALUE})\s*([\])]?)$`),
    meant: ([low, high, close]) => `[${low}..${high}${close || ']'}`,
  },
  {
    pattern: new RegExp(String.raw`^\]\s*(${VALUE})\s*\.\.\s*(${VALUE})\s*([[\]])$`),
    meant: ([low, high, close]) => `(${low}..${high}${close === '[' ? ')' : ']'}`,
  },
  {
    pattern: /^>(=?)\s*([^\s<>=]+)\s*(?:and|&&?|,)\s*<(=?)\s*([^\s<>=]+)$/i,
    meant: ([low, from, high, to]) => `${low ? '[' : '('}${from}..${to}${high ? ']' : ')'}`,
  },
  {
    pattern: /^(.+?(?:\s+or\s+|\s*(?:\|\|?|;|\/)\s*).+)$/i,
    meant: ([all]) => listed(all!, /\s+or\s+|\s*(?:\|\|?|;|\/)\s*/i),
  },
  { pattern: /^([^,]+,.+)$/, meant: ([all]) => listed(all!, /\s*,\s*/) },
  { pattern: /^([^\s"()[\]<>=]+(?:\s+[^\s"()[\]<>=]+)+)$/, meant: ([all]) => JSON.stringify(all) },
];

function straightened(text: string): string {
  return text.length > CELL_MAX
    ? ''
    : text
        .replace(/[“”„«»]/g, '"')
        .replace(/[‘’‚]/g, "'")
        .replace(/'([^'"]*)'/g, '"$1"');
}

function listed(all: string, separator: RegExp): string {
  return all
    .split(separator)
    .map((value) => quotedWord(value))
    .join(', ');
}

function quotedWord(word: string): string {
  const bare = !/^["[(]|^[-+]?[\d.]+$|^[<>]|^(true|false|null|-)$/.test(word);
  return bare ? JSON.stringify(word.trim()) : word;
}
