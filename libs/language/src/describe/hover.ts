import type { Expression, Kind } from '@reckoner/definitions';
import { describeField } from '@reckoner/definitions/describe';
import type { Span } from '@reckoner/diagnostics';
import type { Checked } from '@reckoner/engine';
import { describeType } from '@reckoner/engine';
import { fieldDocsText } from '../complete/keys.js';
import { expressionsAt, expressionsOf, type KnownExpression } from '../place/expressions.js';
import { kindOfFile } from '../place/kind.js';
import { contains, leafAt, textAt, treeOf } from '../place/tree.js';
import { referenceAt } from '../refer/references.js';
import { operatorDocs } from './operator-docs.js';
import { fieldDocs, typeAt } from './schema-docs.js';

export interface Hover {
  readonly span: Span;
  /** Markdown. */
  readonly text: string;
}

/** What stands at an offset of a checked file, in words. */
export function hover(checked: Checked, file: string, offset: number): Hover | undefined {
  const kind = kindOfFile(file);
  const source = checked.workspace.source(file);
  if (!kind || !source) return undefined;
  return (
    hoverExpression(checked, file, offset) ??
    hoverReference(checked, file, offset) ??
    hoverKey(checked, kind, file, offset)
  );
}

function hoverExpression(checked: Checked, file: string, offset: number): Hover | undefined {
  const definition = checked.workspace.at(file);
  if (!definition) return undefined;
  for (const known of expressionsAt(expressionsOf(checked, definition), offset)) {
    const found = hoverOne(checked, known, offset);
    if (found) return found;
  }
  return undefined;
}

function hoverOne(checked: Checked, { expression, scope, type }: KnownExpression, offset: number): Hover | undefined {
  if (expression.kind === 'path') return hoverPath(checked, { expression, scope, type }, offset);
  if (expression.kind !== 'call' || !contains(expression.operatorSpan, offset)) return undefined;
  const operator = checked.program.operators.get(expression.operator);
  return operator && { span: expression.operatorSpan, text: operatorDocs(operator) };
}

function hoverPath(checked: Checked, known: KnownExpression, offset: number): Hover | undefined {
  const path = known.expression as Expression & { kind: 'path' };
  const index = path.segmentSpans.findIndex((span) => contains(span, offset));
  const local = known.scope.find(path.segments[0]!);
  if (index === -1 || !local) return undefined;
  const keys = path.segments.slice(1, index + 1);
  const type = index === path.segments.length - 1 ? known.type : typeAt(local.type, keys);
  const docs = fieldDocs(checked, local.type, keys);
  const name = path.segments.slice(0, index + 1).join('.');
  const values =
    type?.values && type.values.length <= 20
      ? `One of ${type.values.map((one) => `\`${String(one)}\``).join(', ')}.`
      : undefined;
  const parts = [
    `**${name}** · ${type ? describeType(type) : 'unknown'}`,
    docs?.title,
    docs?.description,
    values,
    docs?.sensitive ? 'Sensitive: masked for those who may not see it.' : undefined,
    docs && `From schema \`${docs.schema}\`.`,
  ];
  return { span: path.segmentSpans[index]!, text: parts.filter((part) => part !== undefined).join('\n\n') };
}

function hoverReference(checked: Checked, file: string, offset: number): Hover | undefined {
  const found = referenceAt(checked, file, offset);
  if (!found) return undefined;
  const { target, span } = found;
  if (!target) return undefined;
  const [title, description] = ['title', 'description'].map((key) => textAt(treeOf(target.source), [key]));
  return {
    span,
    text: [`**${title ?? target.id}**`, description, `${target.kind} \`${target.id}\``].filter(Boolean).join('\n\n'),
  };
}

function hoverKey(checked: Checked, kind: Kind, file: string, offset: number): Hover | undefined {
  const leaf = leafAt(checked.workspace.source(file)!, offset);
  if (leaf?.role !== 'key') return undefined;
  const field = describeField(kind, [...leaf.path, leaf.scalar.text]);
  return field && { span: leaf.scalar.span, text: `**${field.name}**\n\n${fieldDocsText(field)}` };
}
