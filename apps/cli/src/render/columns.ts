/** A cell of a table: its text, and how it is painted once it has its width. */
export interface Cell {
  readonly text: string;
  readonly paint?: (padded: string) => string;
}

export type Column = 'left' | 'right';

const GAP = '  ';

/** Lines with their cells under each other. */
export function columns(rows: readonly (readonly Cell[])[], alignment: readonly Column[]): string[] {
  const widths = alignment.map((_, at) => Math.max(0, ...rows.map((row) => row[at]?.text.length ?? 0)));
  return rows.map((row) =>
    row
      .map(({ text, paint }, at) => {
        const isLast = at === row.length - 1;
        const padded =
          alignment[at] === 'right' ? text.padStart(widths[at]!) : isLast ? text : text.padEnd(widths[at]!);
        return paint ? paint(padded) : padded;
      })
      .join(GAP)
      .trimEnd(),
  );
}

export function cell(text: string, paint?: (padded: string) => string): Cell {
  return paint ? { text, paint } : { text };
}

/** Numbers of one column: thousands apart, as many places as the longest has (never fewer than `places`), each exact. */
export function numbers(texts: readonly string[], places = 0): string[] {
  const parsed = texts.map((text) => /^(-?)(\d+)(?:\.(\d+))?$/.exec(text));
  const most = Math.max(places, ...parsed.map((match) => match?.[3]?.length ?? 0));
  return parsed.map((match, at) => {
    if (!match) return texts[at]!;
    const [, sign, whole, fraction = ''] = match;
    const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
    return `${sign}${grouped}${most > 0 ? `.${fraction.padEnd(most, '0')}` : ''}`;
  });
}
