import type { Source } from '@reckoner/diagnostics';

/** What stands between two nodes: blank lines and comments. */
export interface Gap {
  /** A comment on the line of what comes before. */
  readonly behind: string | undefined;
  /** Lines of their own, in order: a comment with its column, or a blank line (never two together, nor at the end). */
  readonly lines: readonly GapLine[];
  /** A blank line stands just before what comes after. */
  readonly blank: boolean;
}

export interface GapLine {
  readonly column: number;
  /** Empty for a blank line. */
  readonly text: string;
}

/** Reads the text between `start` and `end`, which holds no node. */
export function gapOf(source: Source, start: number, end: number): Gap {
  // At the file's start nothing comes before, so its first line is a line of its own.
  const text = (start === 0 ? '\n' : '') + source.text.slice(start, end);
  const [first = '', ...rest] = text.split('\n');
  // What follows the last line end is the indentation of the node.
  const own = end === source.text.length ? rest : rest.slice(0, -1);
  const lines: GapLine[] = [];
  for (const line of own) {
    const text = line.trim();
    if (text === '---') continue;
    if (text !== '' || (lines.length > 0 ? lines.at(-1)!.text !== '' : start > 0))
      lines.push({ column: line.search(/\S|$/), text });
  }
  const blank = lines.at(-1)?.text === '';
  if (blank) lines.pop();
  const comment = first.indexOf('#');
  return { behind: comment === -1 ? undefined : first.slice(comment).trim(), lines, blank };
}
