import type { TextEdit } from '@reckoner/diagnostics';
import type { YamlNode } from '../yaml/node.js';
import { columnOf, lineEnd, type Place } from './place.js';
import { blockLines, isCollection, isParagraph, isShort, lineOf, paragraph, type YamlValue } from './write.js';

const STEP = 2;

/** Writes another value in a place; a comment behind the old one stays. */
export function replaceValue(place: Place, value: YamlValue): readonly TextEdit[] {
  const { node, inFlow } = place;
  if (isJson(node)) return [over(node, jsonText(value))];
  if (inFlow) return [over(node, lineOf(value, true))];
  if (node.kind === 'scalar' || node.flow) return replaceLeaf(place, value);
  return replaceBlock(place, value);
}

function isJson(node: YamlNode): boolean {
  return node.span.source.file.endsWith('.json');
}

/** JSON's own spelling of a value, with the numbers as they were given. */
function jsonText(value: YamlValue): string {
  if (!isCollection(value)) return typeof value === 'string' ? JSON.stringify(value) : lineOf(value, true);
  if (Array.isArray(value)) return `[${value.map(jsonText).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${jsonText(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** Replaces a node's text; where there was nothing, a blank comes before the new one. */
function over({ span }: YamlNode, text: string): TextEdit {
  return { span, text: span.start === span.end ? ` ${text}` : text };
}

function replaceLeaf(place: Place, value: YamlValue): readonly TextEdit[] {
  const { node, entry } = place;
  const { source, start, end } = node.span;
  const column = baseColumn(place);
  if (isParagraph(value)) {
    const { header, lines } = paragraph(value, column + STEP);
    return [over(node, header), below(node, lines)];
  }
  if (!isCollection(value) || isShort(value, columnOf(source, start))) return [over(node, lineOf(value, false))];
  const lines = blockLines(value, column + STEP);
  if (!entry) return [{ span: node.span, text: lines.join('\n').trimStart() }];
  const colon = source.text.indexOf(':', entry.key.span.end) + 1;
  return [{ span: source.span(colon, end), text: '' }, below(node, lines)];
}

/** Lines after that on which a node ends, and so after its comment. */
function below({ span: { source, end } }: YamlNode, lines: readonly string[]): TextEdit {
  const at = lineEnd(source, end);
  return { span: source.span(at, at), text: lines.map((line) => `\n${line}`).join('') };
}

/** The column of the key or dash that a value belongs to. */
function baseColumn({ node, entry }: Place): number {
  const { source } = node.span;
  if (entry) return columnOf(source, entry.key.span.start);
  return Math.max(columnOf(source, node.span.start) - STEP, 0);
}

function replaceBlock({ node, entry }: Place, value: YamlValue): readonly TextEdit[] {
  const { source, start, end } = node.span;
  const fits = !isCollection(value) || isShort(value, columnOf(source, entry?.key.span.start ?? start));
  if (!entry || !fits || isParagraph(value)) return replaceBlockByBlock(node, value, !entry && fits);
  const colon = source.text.indexOf(':', entry.key.span.end) + 1;
  return [
    { span: source.span(colon, colon), text: ` ${lineOf(value, false)}` },
    { span: source.span(lineEnd(source, colon), end), text: '' },
  ];
}

function replaceBlockByBlock(node: YamlNode, value: YamlValue, onOneLine: boolean): readonly TextEdit[] {
  const column = columnOf(node.span.source, node.span.start);
  const lines = onOneLine || !isCollection(value) ? [lineOf(value, false)] : blockLines(value, column);
  return [{ span: node.span, text: lines.join('\n').trimStart() }];
}
