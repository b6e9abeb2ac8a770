import type { Kind } from '@reckoner/definitions';
import { fieldsAt, type FieldDescription } from '@reckoner/definitions/describe';
import type { Checked, Type } from '@reckoner/engine';
import { describeType, fieldType } from '@reckoner/engine';
import type { Completed } from '../place/completed.js';
import { nodeAt, type Path, textAt, treeOf } from '../place/tree.js';
import type { Completion } from './completion.js';

/** The keys that the map at the cursor may have and has not. */
export function completeKeys(checked: Checked, kind: Kind, completed: Completed): readonly Completion[] {
  const { path, map } = completed.leaf;
  const there = new Set(map?.entries.map(({ key }) => key.text));
  const declared = fieldsAt(kind, path).map(keyOf);
  return [...declared, ...named(checked, kind, completed, path)].filter(({ label }) => !there.has(label));
}

function keyOf(field: FieldDescription): Completion {
  return {
    label: field.name,
    kind: 'key',
    insert: `${field.name}: `,
    detail: field.form,
    docs: fieldDocsText(field),
    first: field.required,
  };
}

/** What is declared of a field, in words. */
export function fieldDocsText({ summary, docs, form, required, examples, ...field }: FieldDescription): string {
  const presence = required ? 'Required.' : field.default === undefined ? '' : `Default: \`${String(field.default)}\`.`;
  const shown = examples.length === 0 ? '' : `For example: ${examples.map((example) => `\`${example}\``).join(', ')}`;
  return [summary, docs, `${form[0]!.toUpperCase()}${form.slice(1)}. ${presence}`.trim(), shown]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n');
}

/** Keys that other definitions name: target fields, inputs, outputs. */
function named(checked: Checked, kind: Kind, completed: Completed, path: Path): readonly Completion[] {
  const last = path.at(-1);
  if (kind === 'mapping' && last === 'fields') return targetFields(checked, completed, path);
  if (last === 'given') return inputsOf(checked, completed, path.slice(0, -1));
  if (kind === 'rules' && last === 'then') return outputsOf(completed);
  return [];
}

function typed(fields: Iterable<readonly [string, Type]>, prefix = ''): Completion[] {
  return [...fields].map(([name, type]) => ({
    label: prefix + name,
    kind: 'field',
    insert: `${prefix}${name}: `,
    detail: describeType(type),
    first: !type.optional,
  }));
}

/** The target's fields, those of its objects with a point; in a list or object, those within it. */
function targetFields(checked: Checked, completed: Completed, path: Path): Completion[] {
  const to = textAt(treeOf(completed.source), ['to']);
  const schema = to === undefined ? undefined : checked.program.find('schema', to);
  const target = schema && path.slice(0, -1).reduce<Type | undefined>(inside, schema.type);
  if (!target) return [];
  return [...(target.fields ?? [])].flatMap(([name, type]) =>
    type.kind === 'object' && (type.fields?.size ?? 0) > 0
      ? typed(type.fields!, `${name}.`)
      : type.kind === 'list'
        ? typed([[`${name}[]`, type]])
        : typed([[name, type]]),
  );
}

function inside(type: Type | undefined, segment: string | number): Type | undefined {
  if (segment === 'fields' || typeof segment === 'number') return type;
  return segment.split('.').reduce<Type | undefined>((at, key) => {
    const field = at && fieldType(at, key.replace(/\[\]$/, ''));
    return key.endsWith('[]') ? field?.item : field;
  }, type);
}

/** The inputs of what a step names in `with` or `from`. */
function inputsOf(checked: Checked, completed: Completed, step: Path): Completion[] {
  const root = treeOf(completed.source);
  const node = nodeAt(root, step);
  if (node?.kind !== 'map') return [];
  const name = node.entries.find(({ key }) => key.text === 'with' || key.text === 'from')?.value;
  if (name?.kind !== 'scalar') return [];
  const { program } = checked;
  const found =
    program.find('mapping', name.text) ??
    program.find('rules', name.text) ??
    program.find('table', name.text) ??
    program.find('balance', name.text);
  return typed((found?.inputs ?? []).map((local) => [local.name, local.type] as const));
}

function outputsOf({ source }: Completed): Completion[] {
  const outputs = nodeAt(treeOf(source), ['outputs']);
  if (outputs?.kind !== 'map') return [];
  return outputs.entries.map(({ key }) => ({ label: key.text, kind: 'field', insert: `${key.text}: ` }));
}
