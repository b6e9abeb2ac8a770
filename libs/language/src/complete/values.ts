import type { Kind } from '@reckoner/definitions';
import { describeField } from '@reckoner/definitions/describe';
import { specsAt } from '@reckoner/definitions/tree';
import type { Checked, TableIr } from '@reckoner/engine';
import type { Completed } from '../place/completed.js';
import { nodeAt, type Path, textAt, treeOf } from '../place/tree.js';
import { type Completion, valueCompletion } from './completion.js';

/** What can be the value at the cursor, outside formulas. */
export function completeValues(checked: Checked, kind: Kind, completed: Completed): readonly Completion[] {
  const { path } = completed.leaf;
  const field = describeField(kind, withoutIndexes(path));
  const last = path.at(-1);
  return [
    ...(field?.words ?? []).map((word) => valueCompletion(word)),
    ...definitions(checked, kind, path),
    ...(last === 'reason' ? reasons(checked) : []),
    ...(last === 'missing' ? missingWords(checked) : []),
    ...(last === 'owner' ? owners(checked) : []),
    ...(last === 'operation' || last === 'reverse-with' ? operations(checked, completed, path) : []),
    ...(kind === 'table' ? cells(checked, completed, path) : []),
    ...formulaStart(kind, path),
  ];
}

/** `key: [= a]` is described as `key`. */
function withoutIndexes(path: Path): Path {
  const end = path.findLastIndex((segment) => typeof segment === 'string');
  return path.slice(0, end + 1);
}

function definitions(checked: Checked, kind: Kind, path: Path): Completion[] {
  const kinds = new Set(
    specsAt(kind, path).flatMap((spec) =>
      spec.type === 'reference'
        ? spec.kinds
        : spec.type === 'type' || spec.type === 'output'
          ? (['schema'] as const)
          : [],
    ),
  );
  return [...kinds].flatMap((one) =>
    checked.workspace.all(one).map(({ id, value }) => ({
      label: id,
      kind: 'definition' as const,
      insert: id,
      detail: 'title' in value && typeof value.title === 'string' ? value.title : one,
    })),
  );
}

function reasons(checked: Checked): Completion[] {
  return [...checked.program.reasons].map(([code, { title, owner, remedy }]) => ({
    label: code,
    kind: 'reason',
    insert: code,
    detail: title,
    docs: [owner && `Owner: ${owner}`, remedy].filter(Boolean).join('\n\n') || undefined,
  }));
}

function missingWords(checked: Checked): Completion[] {
  const words = ['hold', 'reject', 'exclude'].flatMap((outcome) =>
    reasons(checked).map((reason) => ({
      ...reason,
      label: `${outcome} ${reason.label}`,
      insert: `${outcome} ${reason.insert}`,
    })),
  );
  return [valueCompletion('ok', 'the row may be missing'), ...words];
}

function owners(checked: Checked): Completion[] {
  const names = [...checked.program.reasons.values()].flatMap(({ owner }) => owner ?? []);
  return [...new Set(names)].sort().map((name) => valueCompletion(name));
}

/** The operations of the connection that the step names. */
function operations(checked: Checked, { source }: Completed, path: Path): Completion[] {
  const deliver = path.findLastIndex((segment) => segment === 'deliver');
  const to = textAt(treeOf(source), [...path.slice(0, deliver + 1), 'to']);
  const found = to === undefined ? undefined : checked.workspace.resolve('connection', to);
  const value =
    found && 'definition' in found ? (found.definition.value as { operations?: ReadonlyMap<string, unknown> }) : {};
  return [...(value.operations?.keys() ?? [])].map((name) => valueCompletion(name));
}

/** In a row: what the column can be, or what the output can be. */
function cells(checked: Checked, { source, definition }: Completed, path: Path): Completion[] {
  const [rows, , part, column] = path;
  if (rows !== 'rows' || typeof column !== 'number' || !definition) return [];
  const table = checked.program.find('table', definition.id);
  if (!table) return [];
  if (part === 'then') return outputValues(checked, table, column);
  const declared = nodeAt(treeOf(source), ['inputs'])?.kind === 'map' ? columnValues(source, column) : [];
  const type = table.columns[column]?.value.type;
  const values = new Set([...declared, ...(type?.values ?? []).map(String)]);
  return [valueCompletion('"-"', 'anything'), ...[...values].map((value) => valueCompletion(value))];
}

function columnValues(source: Completed['source'], column: number): string[] {
  const inputs = nodeAt(treeOf(source), ['inputs']);
  const entry = inputs?.kind === 'map' ? inputs.entries[column] : undefined;
  const values = entry && nodeAt(entry.value, ['values']);
  return values?.kind === 'list' ? values.items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : [])) : [];
}

function outputValues(checked: Checked, table: TableIr, column: number): Completion[] {
  const output = table.outputs[column];
  if (!output) return [];
  if (output.name === 'reason') return reasons(checked);
  if (output.name === 'outcome') return ['accept', 'hold', 'exclude', 'reject'].map((word) => valueCompletion(word));
  return (output.type.values ?? []).map((value) => valueCompletion(String(value)));
}

/** Where an expression may stand, a formula can begin. */
function formulaStart(kind: Kind, path: Path): Completion[] {
  const takes = specsAt(kind, path).some(({ type }) => type === 'expression' || type === 'mapping-fields');
  const isField = kind === 'mapping' && path.at(-2) === 'fields';
  return takes || isField ? [{ label: '= …', kind: 'keyword', insert: '= ', detail: 'a formula', first: true }] : [];
}
