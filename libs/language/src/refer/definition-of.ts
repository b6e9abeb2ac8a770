import { Source, type Span } from '@reckoner/diagnostics';
import type { Checked } from '@reckoner/engine';
import { fieldDocs } from '../describe/schema-docs.js';
import { expressionsAt, expressionsOf } from '../place/expressions.js';
import { contains, leafAt, nodeAt, textAt, treeOf, type Path } from '../place/tree.js';
import { referenceAt } from './references.js';

/** Where what stands at an offset is declared: a definition, a field of a schema, a reason, an operation, a name of the flow. */
export function definitionOf(checked: Checked, file: string, offset: number): Span | undefined {
  const reference = referenceAt(checked, file, offset);
  if (reference) return reference.target?.source.span(0, 0);
  return fieldOf(checked, file, offset) ?? wordOf(checked, file, offset);
}

/** The property in its schema; the name itself where it is bound. */
function fieldOf(checked: Checked, file: string, offset: number): Span | undefined {
  const definition = checked.workspace.at(file);
  if (!definition) return undefined;
  const found = expressionsAt(expressionsOf(checked, definition), offset).find(
    ({ expression }) => expression.kind === 'path',
  );
  if (found?.expression.kind !== 'path') return undefined;
  const { segments, segmentSpans } = found.expression;
  const index = segmentSpans.findIndex((span) => contains(span, offset));
  const local = found.scope.find(segments[0]!);
  if (index === 0) return boundIn(definition.source, segments[0]!);
  const docs = local && fieldDocs(checked, local.type, segments.slice(1, index + 1));
  return docs && propertyOf(checked, docs.schema, docs.path);
}

const NAMING: ReadonlySet<string | number | undefined> = new Set(['input', 'from']);

/** Where a file binds a name: an input, or the `as:` of a step. */
function boundIn(source: Source, name: string): Span | undefined {
  const root = treeOf(source);
  if (root?.kind !== 'map') return undefined;
  for (const { key, value } of root.entries) {
    if (!NAMING.has(key.text) || value.kind !== 'map') continue;
    const entry = value.entries.find((one) => one.key.text === name);
    if (entry) return entry.key.span;
  }
  return namingStep(source, name);
}

function namingStep(source: Source, name: string): Span | undefined {
  const found = new RegExp(`\\bas:\\s*["']?(${name.replace(/[$]/g, '\\$&')})\\b`).exec(source.text);
  if (!found) return undefined;
  const start = found.index + found[0].lastIndexOf(found[1]!);
  return source.span(start, start + name.length);
}

function propertyOf(checked: Checked, schema: string, path: readonly string[]): Span | undefined {
  const found = checked.workspace.get('schema', schema);
  if (!found) return undefined;
  const keys: Path = path.flatMap((key) => (/^\d+$/.test(key) ? ['items'] : ['properties', key]));
  for (let end = keys.length; end > 0; end--) {
    const parent = nodeAt(treeOf(found.source), keys.slice(0, end - 1));
    const entry = parent?.kind === 'map' ? parent.entries.find(({ key }) => key.text === keys[end - 1]) : undefined;
    if (entry) return entry.key.span;
  }
  return found.source.span(0, 0);
}

/** A reason code in its catalogue, an operation in its connection. */
function wordOf(checked: Checked, file: string, offset: number): Span | undefined {
  const source = checked.workspace.source(file);
  const leaf = source && leafAt(source, offset);
  if (leaf?.role !== 'value') return undefined;
  const last = leaf.path.at(-1);
  if (last === 'operation' || last === 'reverse-with')
    return operationOf(checked, source!, leaf.path, leaf.scalar.text);
  const code = /[A-Z][A-Z0-9_]+$/.exec(leaf.scalar.text)?.[0];
  return code === undefined ? undefined : reasonOf(checked, code);
}

function reasonOf(checked: Checked, code: string): Span | undefined {
  for (const definition of checked.workspace.all('reasons')) {
    if (definition.value.reasons.has(code)) return definition.spanOf(['reasons', code], 'key');
  }
  return undefined;
}

function operationOf(checked: Checked, source: Source, path: Path, name: string): Span | undefined {
  const deliver = path.findLastIndex((segment) => segment === 'deliver');
  const to = textAt(treeOf(source), [...path.slice(0, deliver + 1), 'to']);
  const found = to === undefined ? undefined : checked.workspace.resolve('connection', to);
  return found && 'definition' in found ? found.definition.spanOf(['operations', name], 'key') : undefined;
}
