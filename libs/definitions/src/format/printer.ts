import type { Source } from '@reckoner/diagnostics';
import type { ListNode, MapEntry, MapNode, YamlNode } from '../yaml/node.js';
import { flowText, gridLines, isPadded } from './flow-text.js';
import { type Gap, gapOf } from './gap.js';
import { isOneLine, paddedWidth, paddingOf, runsOf } from './alignment.js';
import { scalarLines } from './scalar-text.js';

const STEP = 2;
const BLANKS = /(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*/y;

export interface PrintOptions {
  /** Rows of these lists always line up: the rows of a decision table. */
  readonly grids: readonly YamlNode[];
}

/** Prints a document: two spaces a level, one blank line at most, comments and order kept. */
export function printDocument(source: Source, root: YamlNode, options: PrintOptions): string {
  const lines = new Printer(source, options).document(root);
  while (lines.at(-1) === '') lines.pop();
  return `${lines.join('\n')}\n`;
}

class Printer {
  readonly #source: Source;
  readonly #options: PrintOptions;
  /** How columns of the source correspond to indentation, for comments: the blocks open at the last printed node. */
  #levels: { readonly column: number; readonly indent: number }[] = [];

  constructor(source: Source, options: PrintOptions) {
    this.#source = source;
    this.#options = options;
  }

  document(root: YamlNode): string[] {
    const before = gapOf(this.#source, 0, root.span.start);
    const after = gapOf(this.#source, root.span.end, this.#source.text.length);
    const lines = [...this.#gapLines(before, 0), ...this.#node(root, 0)];
    this.#addBehind(lines, after);
    return [...lines, ...this.#gapLines(after, 0)];
  }

  #node(node: YamlNode, indent: number): string[] {
    if (isBlock(node)) return node.kind === 'map' ? this.#map(node, indent) : this.#list(node, indent);
    const [first = '', ...more] = this.#leaf(node, indent);
    return [' '.repeat(indent) + first, ...more];
  }

  /** The lines of what stands behind a key or dash; only the first is not indented. */
  #leaf(node: YamlNode, indent: number): string[] {
    if (node.kind === 'scalar') return scalarLines(node, indent + STEP);
    const { start, end } = node.span;
    const written = this.#source.text.slice(start, end);
    if (!written.includes('\n')) return [flowText(node)];
    return this.#brokenFlow(written, indent);
  }

  /** Brackets over several lines keep their lines; a closing bracket at a line's start goes back to the indentation. */
  #brokenFlow(written: string, indent: number): string[] {
    const [first = '', ...more] = written.split(/\r?\n/).map((line) => line.trim());
    return [
      first,
      ...more.map((line) => (line === '' ? '' : ' '.repeat(/^[\]}]/.test(line) ? indent : indent + STEP) + line)),
    ];
  }

  #map(map: MapNode, indent: number): string[] {
    this.#enter(map, indent);
    const padding = paddingOf(map.entries);
    return map.entries.flatMap((entry, index) => {
      const before = index === 0 ? [] : this.#between(map.entries[index - 1]!.value, entry.key, indent);
      return [...before, ...this.#entry(entry, { indent, padding: padding[index]! })];
    });
  }

  #entry({ key, value }: MapEntry, at: { indent: number; padding: number; text?: string | undefined }): string[] {
    const { indent } = at;
    const name = `${' '.repeat(indent)}${flowText(key)}:`;
    if (value.span.start === value.span.end) return this.#behind([name], value);
    const colon = this.#source.text.indexOf(':', key.span.end) + 1;
    const gap = gapOf(this.#source, colon, value.span.start);
    if (isBlock(value)) {
      const head = gap.behind === undefined ? name : `${name} ${gap.behind}`;
      return [head, ...inner(gap, indent + STEP), ...this.#node(value, indent + STEP)];
    }
    if (gap.behind !== undefined || (value.kind === 'scalar' && this.#isBelow(colon, value))) {
      const head = gap.behind === undefined ? name : `${name} ${gap.behind}`;
      return this.#behind([head, ...inner(gap, indent + STEP), ...this.#node(value, indent + STEP)], value);
    }
    const [first = '', ...more] = at.text === undefined ? this.#leaf(value, indent) : [at.text];
    return this.#behind([`${name.padEnd(indent + at.padding)} ${first}`, ...more], value);
  }

  #isBelow(colon: number, value: YamlNode): boolean {
    return this.#source.text.slice(colon, value.span.start).includes('\n');
  }

  #list(list: ListNode, indent: number): string[] {
    this.#enter(list, indent);
    const rows = this.#rows(list);
    let dash = list.span.start;
    return list.items.flatMap((item, index) => {
      const last = list.items[index - 1];
      if (last) dash = this.#dashAfter(last);
      const before = last ? this.#gapLines(gapOf(this.#source, last.span.end, dash), indent) : [];
      return [...before, ...this.#item(item, { indent, dash, row: rows.get(item) })];
    });
  }

  /** Where the next item begins: after blanks and comments. */
  #dashAfter(item: YamlNode): number {
    BLANKS.lastIndex = item.span.end;
    BLANKS.exec(this.#source.text);
    return BLANKS.lastIndex;
  }

  #item(item: YamlNode, at: { indent: number; dash: number; row: Row | undefined }): string[] {
    const { indent, row } = at;
    const dash = `${' '.repeat(indent)}-`;
    if (item.span.start === item.span.end) return this.#behind([dash], item);
    const gap = gapOf(this.#source, at.dash + 1, item.span.start);
    if (gap.behind !== undefined || gap.lines.length > 0) {
      const head = gap.behind === undefined ? dash : `${dash} ${gap.behind}`;
      const lines = [head, ...inner(gap, indent + STEP), ...this.#node(item, indent + STEP)];
      return isBlock(item) ? lines : this.#behind(lines, item);
    }
    if (!isBlock(item)) {
      const [first = '', ...more] = row?.text === undefined ? this.#leaf(item, indent) : [row.text];
      return this.#behind([`${dash} ${first}`, ...more], item);
    }
    const lines = this.#itemLines(item, indent + STEP, row);
    return [`${dash} ${lines[0]!.slice(indent + STEP)}`, ...lines.slice(1)];
  }

  #itemLines(item: MapNode | ListNode, indent: number, row: Row | undefined): string[] {
    if (item.kind === 'list' || !row) return this.#node(item, indent);
    this.#enter(item, indent);
    const [first, ...others] = item.entries;
    const lines = this.#entry(first!, { indent, padding: row.padding, text: row.text });
    if (others.length === 0) return lines;
    const rest = others.flatMap((entry, index) => [
      ...this.#between(item.entries[index]!.value, entry.key, indent),
      ...this.#entry(entry, { indent, padding: 0 }),
    ]);
    return [...lines, ...rest];
  }

  /** How the items of a list line up: runs of similar one-line items, where the author lined them up or a grid is wanted. */
  #rows(list: ListNode): Map<YamlNode, Row> {
    const rows = new Map<YamlNode, Row>();
    const wanted = this.#options.grids.includes(list);
    for (const run of runsOf(
      list.items,
      (item) => (wanted && this.#rowKey(item) !== undefined ? 'row' : this.#rowKey(item)),
      (a, b) => this.#isApart(a, b),
    )) {
      const maps = run.map(rowMap);
      const texts = wanted || maps.some(isPadded) ? gridLines(maps) : undefined;
      for (const [index, item] of run.entries()) rows.set(item, { text: texts?.[index], padding: 0 });
    }
    this.#padNames(list, rows);
    return rows;
  }

  /** Items that are maps of one form: `{ … }`, or `name: { … }` with the same name. */
  #rowKey(item: YamlNode): string | undefined {
    const map = rowMap(item);
    if (map?.kind !== 'map' || !map.flow || this.#isBroken(map) || map.entries.length === 0) return undefined;
    return [item === map ? '' : (item as MapNode).entries[0]!.key.text, ...map.entries.map(({ key }) => key.text)].join(
      ' ',
    );
  }

  #isBroken(node: YamlNode): boolean {
    return this.#source.text.slice(node.span.start, node.span.end).includes('\n');
  }

  #isApart(a: YamlNode, b: YamlNode): boolean {
    return /\n[^\n]*\n/.test(this.#source.text.slice(a.span.end, b.span.start));
  }

  /** `- map:      { … }` below `- validate: { … }`. */
  #padNames(list: ListNode, rows: Map<YamlNode, Row>): void {
    const named = (item: YamlNode) => this.#isNamed(item);
    for (const run of runsOf(list.items, named, (a, b) => this.#isApart(a, b))) {
      const entries = run.map((item) => (item as MapNode).entries[0]!);
      const width = paddedWidth(entries);
      for (const item of run) rows.set(item, { text: rows.get(item)?.text, padding: width });
    }
  }

  #isNamed(item: YamlNode): 'named' | undefined {
    const first = item.kind === 'map' && !item.flow ? item.entries[0] : undefined;
    return first?.value.kind === 'map' && first.value.flow && isOneLine(first) ? 'named' : undefined;
  }

  #between(before: YamlNode, after: YamlNode, indent: number): string[] {
    return this.#gapLines(gapOf(this.#source, before.span.end, after.span.start), indent);
  }

  /** Comments on lines of their own keep to the block that they were indented to. */
  #gapLines(gap: Gap, least: number): string[] {
    const lines = gap.lines.map(({ column, text }) =>
      text === '' ? '' : ' '.repeat(this.#indentOf(column, least)) + text,
    );
    return gap.blank ? [...lines, ''] : lines;
  }

  #indentOf(column: number, least: number): number {
    const open = this.#levels.filter((level) => level.column <= column);
    const nearest = Math.max(...open.map((level) => level.column));
    return Math.max(open.find((level) => level.column === nearest)?.indent ?? 0, least);
  }

  #behind(lines: string[], value: YamlNode): string[] {
    const { text } = this.#source;
    const lineEnd = text.indexOf('\n', value.span.end);
    const isBlockText = value.kind === 'scalar' && (value.style === 'literal' || value.style === 'folded');
    if (!isBlockText)
      this.#addBehind(lines, gapOf(this.#source, value.span.end, lineEnd === -1 ? text.length : lineEnd));
    return lines;
  }

  #addBehind(lines: string[], gap: Gap): void {
    if (gap.behind !== undefined && !lines.at(-1)!.endsWith(gap.behind)) lines[lines.length - 1] += ` ${gap.behind}`;
  }

  #enter(node: YamlNode, indent: number): void {
    const { text } = this.#source;
    const column = node.span.start - (text.lastIndexOf('\n', node.span.start - 1) + 1);
    this.#levels = [...this.#levels.filter((level) => level.indent < indent), { column, indent }];
  }
}

/** Comments between a key or dash and the block below it. */
function inner(gap: Gap, indent: number): string[] {
  return gap.lines.filter(({ text }) => text !== '').map(({ text }) => ' '.repeat(indent) + text);
}

interface Row {
  readonly text: string | undefined;
  readonly padding: number;
}

function isBlock(node: YamlNode): node is MapNode | ListNode {
  return node.kind !== 'scalar' && !node.flow;
}

/** The map that makes an item a row: itself, or the only one in `name: { … }`. */
function rowMap(item: YamlNode): MapNode {
  const only = item.kind === 'map' && !item.flow ? item.entries[0]!.value : item;
  return only as MapNode;
}
