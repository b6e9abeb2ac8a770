import { Source, type TextEdit } from '@reckoner/diagnostics';
import type { YamlNode } from '../yaml/node.js';
import { applyEdits } from './edits.js';
import { flowText } from './flow-text.js';
import { scalarLines } from './scalar-text.js';

/**
 * Brackets and braces over several lines become lists and maps by indentation, which have one form only. Those with
 * comments inside stay as they are.
 */
export function unfold(source: Source, root: YamlNode): string {
  const edits = [...editsFor(source, root, -2)];
  return edits.length === 0 ? source.text : applyEdits(source.text, edits);
}

function* editsFor(source: Source, node: YamlNode, parent: number): Generator<TextEdit> {
  if (node.kind === 'scalar') return;
  if (isBroken(source, node)) {
    const before = parent < 0 ? '' : '\n';
    yield { span: node.span, text: before + blockLines(source, node, parent + 2).join('\n') };
  } else if (!node.flow) {
    const column = node.span.start - (source.text.lastIndexOf('\n', node.span.start - 1) + 1);
    for (const child of childrenOf(node)) yield* editsFor(source, child, column);
  }
}

function isBroken(source: Source, node: YamlNode): boolean {
  if (node.kind === 'scalar' || !node.flow || childrenOf(node).length === 0) return false;
  const written = source.text.slice(node.span.start, node.span.end);
  return written.includes('\n') && !/\s#/.test(written);
}

function childrenOf(node: YamlNode): readonly YamlNode[] {
  if (node.kind === 'scalar') return [];
  return node.kind === 'list' ? node.items : node.entries.map(({ value }) => value);
}

function blockLines(source: Source, node: YamlNode, indent: number): string[] {
  const margin = ' '.repeat(indent);
  if (node.kind === 'list') return node.items.flatMap((item) => labelled(source, `${margin}-`, item, indent));
  if (node.kind === 'map')
    return node.entries.flatMap(({ key, value }) => labelled(source, `${margin}${flowText(key)}:`, value, indent));
  return [];
}

/** A key or dash with what it stands for. */
function labelled(source: Source, label: string, node: YamlNode, indent: number): string[] {
  if (node.span.start === node.span.end) return [label];
  if (isBroken(source, node)) return [label, ...blockLines(source, node, indent + 2)];
  const [first, ...more] = node.kind === 'scalar' ? scalarLines(node, indent + 2) : [flowText(node)];
  return [`${label} ${first}`, ...more];
}
