/** Rows of a list on the screen: under each other for people, one JSON a line for programs. */
import { type Page } from '@reckoner/contract';
import { cell, columns } from '../render/columns.js';
import type { Format } from '../render/options.js';
import { note, out } from '../render/output.js';

/** A column: its title, and what of a row stands there. */
export type Shown<Row> = readonly [title: string, of: (row: Row) => unknown];

const PAGE = 500;

/** Asks for as many rows as are wanted, by pages. */
export async function* rowsOf<Row>(
  ask: (page: { limit: number; cursor?: string }) => Promise<Page<Row>>,
  wanted = Infinity,
): AsyncGenerator<Row> {
  let left = wanted;
  let cursor: string | undefined;
  do {
    const page: Page<Row> = await ask({ limit: Math.min(PAGE, left), ...(cursor === undefined ? {} : { cursor }) });
    yield* page.rows;
    left -= page.rows.length;
    cursor = page.next;
  } while (cursor !== undefined && left > 0);
}

/** Prints rows as they come; for people, once their widths are known. */
export async function printRows<Row>(
  rows: AsyncIterable<Row>,
  { format, shown, none }: { format: Format; shown: readonly Shown<Row>[]; none: string },
): Promise<void> {
  const lines: string[][] = [];
  for await (const row of rows) {
    if (format === 'json') out(`${JSON.stringify(row)}\n`);
    else lines.push(shown.map(([, of]) => textOf(of(row))));
  }
  if (format === 'json') return;
  if (lines.length === 0) return note(none);
  const table = [shown.map(([title]) => title), ...lines].map((line) => line.map((text) => cell(text)));
  out(
    `${columns(
      table,
      shown.map(() => 'left'),
    ).join('\n')}\n`,
  );
}

/** A field on one line; what it holds may come from anywhere, so it moves no cursor and clears no screen. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '-';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}

/** Fields one a line. */
export function printFields(fields: readonly (readonly [string, unknown])[]): void {
  const lines = fields.map(([name, value]) => [cell(name), cell(textOf(value))]);
  out(`${columns(lines, ['left', 'left']).join('\n')}\n`);
}
