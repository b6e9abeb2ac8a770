import type { Definition, Workspace } from '@reckoner/definitions';
import { CsvReader } from '@reckoner/engine';

type Table = Definition<'reference'>;

/** So many rows are told one by one; the rest is counted. */
const ROWS_SHOWN_MAX = 20;

/** What changed in the rows of a release table: `P-1 from 2026-07-01: amount 120 → 125.50`. */
export function describeRows(before: Table, after: Table, sides: { base: Workspace; candidate: Workspace }): string[] {
  const [old, now] = [rowsOf(before, sides.base), rowsOf(after, sides.candidate)];
  const sentences = [
    ...[...now].filter(([key]) => !old.has(key)).map(([key, row]) => `row ${key} is new: ${valuesOf(row)}`),
    ...[...old.keys()].filter((key) => !now.has(key)).map((key) => `row ${key} is gone`),
    ...[...now].flatMap(([key, row]) => (old.has(key) ? cellSentences(key, old.get(key)!, row) : [])),
  ];
  if (sentences.length <= ROWS_SHOWN_MAX) return sentences;
  return [...sentences.slice(0, ROWS_SHOWN_MAX), `… and ${sentences.length - ROWS_SHOWN_MAX} more changes of rows`];
}

type Row = ReadonlyMap<string, string>;

/** The rows by their key and first day. */
function rowsOf(table: Table, workspace: Workspace): Map<string, Row> {
  const source = workspace.rowsOf(table, table.value.rows === 'release' ? 'release' : 'sample');
  if (!source || table.value.rows !== 'release') return new Map();
  const reader = new CsvReader();
  const [head, ...rows] = [...reader.push(source.text), ...reader.end()].flatMap((item) =>
    'cells' in item ? [item.cells] : [],
  );
  if (!head) return new Map();
  return new Map(
    rows.map((cells) => {
      const row = new Map(head.map((name, index) => [name, cells[index] ?? '']));
      return [keyOf(table, row), row];
    }),
  );
}

function keyOf(table: Table, row: Row): string {
  const key = table.value.key.map((field) => row.get(field) ?? '').join(', ');
  const from = table.value.dated && row.get(table.value.dated.from);
  return from ? `${key} from ${from}` : key;
}

function valuesOf(row: Row): string {
  return [...row]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

function cellSentences(key: string, before: Row, after: Row): string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name) => {
    const [old, now] = [before.get(name) ?? '', after.get(name) ?? ''];
    return old === now ? [] : [`${key}: ${name} ${old || 'nothing'} → ${now || 'nothing'}`];
  });
}
