import type { Source, Span } from '@reckoner/diagnostics';
import type { MapNode, YamlNode } from '@reckoner/definitions/tree';
import type { Checked } from '@reckoner/engine';
import { treeOf } from '../place/tree.js';

/** A part of a file that has a name: a rule, a row, a step, a field. */
export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly span: Span;
  /** The name itself. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}

const DEPTH_MAX = 8;

/** The named parts of a file. */
export function outline(source: Source): readonly OutlineItem[] {
  const root = treeOf(source);
  return root ? itemsOf(root, 0) : [];
}

function itemsOf(node: YamlNode, depth: number): OutlineItem[] {
  if (depth > DEPTH_MAX || node.kind === 'scalar' || node.flow) return [];
  if (node.kind === 'list') return node.items.flatMap((item) => (item.kind === 'map' ? [listItem(item, depth)] : []));
  return node.entries.map(({ key, value }) => ({
    name: key.text,
    detail: value.kind === 'scalar' ? value.text.slice(0, 80) : '',
    span: { ...key.span, end: Math.max(key.span.end, value.span.end) },
    nameSpan: key.span,
    children: itemsOf(value, depth + 1),
  }));
}

/** A rule or row by its id; a step by its name and what it works with. */
function listItem(item: MapNode, depth: number): OutlineItem {
  const [first] = item.entries;
  const named = item.entries.find(({ key }) => key.text === 'id' || key.text === 'name') ?? first;
  if (!named) return { name: '{}', detail: '', span: item.span, nameSpan: item.span, children: [] };
  const { key, value } = named;
  const isId = key.text === 'id' || key.text === 'name';
  return {
    name: isId && value.kind === 'scalar' ? value.text : key.text,
    detail: isId ? '' : stepDetail(value),
    span: item.span,
    nameSpan: isId ? value.span : key.span,
    children: itemsOf(item, depth + 1).filter(
      ({ nameSpan }) => nameSpan.start !== key.span.start || value.kind !== 'scalar',
    ),
  };
}

function stepDetail(value: YamlNode): string {
  if (value.kind === 'scalar') return value.text;
  if (value.kind === 'list') return '';
  const main = value.entries.find(({ key }) => ['with', 'from', 'to', 'schema', 'as'].includes(key.text));
  return main?.value.kind === 'scalar' ? main.value.text : '';
}

/** A definition, or a named part of one, of the whole workspace. */
export interface Symbol {
  readonly name: string;
  readonly detail: string;
  readonly span: Span;
}

/** Definitions, rules and rows whose name or title holds the words, the best first. */
export function symbols({ workspace }: Checked, query: string, limit = 50): Symbol[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found: { symbol: Symbol; rank: number }[] = [];
  const add = (symbol: Symbol, isPart: boolean) => {
    const text = `${symbol.name} ${symbol.detail}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) return;
    const begins = words.length > 0 && symbol.name.toLowerCase().split('/').at(-1)!.startsWith(words[0]!);
    found.push({ symbol, rank: (isPart ? 2 : 0) + (begins ? 0 : 1) });
  };
  for (const path of workspace.paths) {
    const definition = workspace.at(path);
    if (!definition) continue;
    const { title } = definition.value as { title?: string };
    add({ name: definition.id, detail: title ?? definition.kind, span: definition.source.span(0, 0) }, false);
    if (words.length > 0 && (definition.kind === 'rules' || definition.kind === 'table')) {
      for (const { id, span } of partsOf(definition.value, definition))
        add({ name: id, detail: definition.id, span }, true);
    }
  }
  return found
    .sort((a, b) => a.rank - b.rank || (a.symbol.name < b.symbol.name ? -1 : 1))
    .slice(0, limit)
    .map(({ symbol }) => symbol);
}

function partsOf(
  value: unknown,
  { spanOf }: { spanOf(path: readonly (string | number)[]): Span },
): { id: string; span: Span }[] {
  const { rules, rows } = value as { rules?: readonly { id: string }[]; rows?: readonly { id: string }[] };
  const of = (key: string, items: readonly { id: string }[] | undefined) =>
    (items ?? []).map(({ id }, index) => ({ id, span: spanOf([key, index]) }));
  return [...of('rules', rules), ...of('rows', rows)];
}

/** Lines that fold together, both 1-based: maps and lists of more than one line, and runs of comments. */
export function folds(source: Source): { readonly start: number; readonly end: number; readonly isComment: boolean }[] {
  const root = treeOf(source);
  return [...(root ? nodeFolds(root) : []), ...commentFolds(source)];
}

function* nodeFolds(node: YamlNode): Generator<{ start: number; end: number; isComment: boolean }> {
  if (node.kind === 'scalar') return;
  const parts =
    node.kind === 'list'
      ? node.items.map((item) => ({ start: item.span.start, value: item }))
      : node.entries.map(({ key, value }) => ({ start: key.span.start, value }));
  for (const { start, value } of parts) {
    const { source } = value.span;
    const [first, last] = [source.position(start).line, source.position(value.span.end).line];
    if (last > first) yield { start: first, end: last, isComment: false };
    yield* nodeFolds(value);
  }
}

function* commentFolds({ text }: Source): Generator<{ start: number; end: number; isComment: boolean }> {
  let begin = 0;
  const lines = text.split('\n');
  for (let line = 0; line <= lines.length; line++) {
    const isComment = lines[line]?.trimStart().startsWith('#') ?? false;
    if (!isComment) {
      if (line - begin > 1) yield { start: begin + 1, end: line, isComment: true };
      begin = line + 1;
    }
  }
}
