import type { Kind } from '@reckoner/definitions';
import { isPlainObject, samePlain, show, type Plain, type PlainObject } from './plain.js';

/** Says in sentences what differs between two versions of a definition. */
export function describeChange(kind: Kind, before: PlainObject, after: PlainObject): string[] {
  switch (kind) {
    case 'rules':
      return [
        ...itemChanges('rule', list(before['rules']), list(after['rules']), ruleSentences),
        ...fieldChanges(without(before, 'rules'), without(after, 'rules')),
      ];
    case 'table':
      return [
        ...itemChanges('row', list(before['rows']), list(after['rows']), rowSentences(before, after)),
        ...fieldChanges(without(before, 'rows'), without(after, 'rows')),
      ];
    case 'mapping':
      return [
        ...mappingSentences(list(before['fields']), list(after['fields'])),
        ...fieldChanges(without(before, 'fields'), without(after, 'fields')),
      ];
    case 'flow':
      return [
        ...stepSentences(list(before['steps']), list(after['steps'])),
        ...fieldChanges(without(before, 'steps'), without(after, 'steps')),
      ];
    default:
      return fieldChanges(before, after);
  }
}

function list(value: Plain | undefined): readonly PlainObject[] {
  return Array.isArray(value) ? (value as readonly Plain[]).filter(isPlainObject) : [];
}

function without(object: PlainObject, key: string): PlainObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

/** Any two plain objects, field by field. */
export function fieldChanges(before: Plain | undefined, after: Plain | undefined, path = ''): string[] {
  if (samePlain(before, after)) return [];
  if (isWordList(before) && isWordList(after) && !samePlain([...before].sort(), [...after].sort()))
    return [`\`${path}\` ${wordChanges(before, after)}`];
  if (!isPlainObject(before) || !isPlainObject(after))
    return [`${path === '' ? 'the content' : `\`${path}\``} ${changed(before, after)}`];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => fieldChanges(before[key], after[key], path === '' ? key : `${path}.${key}`));
}

function isWordList(value: Plain | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** `now has \`a\`, no longer \`b\``. */
function wordChanges(before: readonly string[], after: readonly string[]): string {
  const added = after.filter((word) => !before.includes(word)).map(show);
  const removed = before.filter((word) => !after.includes(word)).map(show);
  return [
    added.length > 0 ? `now has ${added.join(', ')}` : '',
    removed.length > 0 ? `no longer has ${removed.join(', ')}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function changed(before: Plain | undefined, after: Plain | undefined): string {
  if (before === undefined || before === null) return `is new: ${show(after)}`;
  if (after === undefined || after === null) return `is gone, was ${show(before)}`;
  return `${show(before)} → ${show(after)}`;
}

type Describe = (before: PlainObject, after: PlainObject) => string[];

/** Items with an `id`: added, removed, moved, changed. */
function itemChanges(
  noun: string,
  before: readonly PlainObject[],
  after: readonly PlainObject[],
  describe: Describe,
): string[] {
  const old = new Map(before.map((item) => [String(item['id']), item]));
  const now = new Map(after.map((item) => [String(item['id']), item]));
  const added = [...now].filter(([id]) => !old.has(id)).map(([id, item]) => `${noun} \`${id}\` is new${summary(item)}`);
  const removed = [...old.keys()].filter((id) => !now.has(id)).map((id) => `${noun} \`${id}\` is gone`);
  const differing = [...now].flatMap(([id, item]) => (old.has(id) ? describe(old.get(id)!, item) : []));
  return [...added, ...removed, ...moves(noun, [...old.keys()], [...now.keys()]), ...differing];
}

function summary(item: PlainObject): string {
  if (item['when'] !== undefined) return `: when ${show(item['when'])}`;
  return item['if'] === undefined ? '' : `: ${show(item['if'])} gives ${show(item['then'])}`;
}

/** Items that stand before others they stood behind: all but a longest run that kept its order. */
function moves(noun: string, before: readonly string[], after: readonly string[]): string[] {
  const kept = after.filter((id) => before.includes(id));
  const stayed = new Set(longestRising(kept, (id) => before.indexOf(id)));
  return kept
    .filter((id) => !stayed.has(id))
    .map((id) => {
      const next = after[after.indexOf(id) + 1];
      return `${noun} \`${id}\` moved ${next === undefined ? 'to the end' : `before \`${next}\``}`;
    });
}

/** A longest subsequence whose places rise. */
function longestRising(ids: readonly string[], place: (id: string) => number): string[] {
  const best: string[][] = [];
  for (const [index, id] of ids.entries()) {
    const before = ids
      .slice(0, index)
      .map((other, at) => ({ other, run: best[at]! }))
      .filter(({ other }) => place(other) < place(id));
    const longest = before.reduce<string[]>(
      (run, candidate) => (candidate.run.length > run.length ? candidate.run : run),
      [],
    );
    best.push([...longest, id]);
  }
  return best.reduce<string[]>((run, candidate) => (candidate.length > run.length ? candidate : run), []);
}

const ruleSentences: Describe = (before, after) => {
  const id = `rule \`${String(after['id'])}\``;
  const parts = Object.keys({ ...before, ...after }).filter((key) => key !== 'id' && key !== 'then');
  return [
    ...parts.flatMap((key) =>
      samePlain(before[key], after[key])
        ? []
        : [`${id}: ${key === 'when' ? 'condition' : key} ${changed(before[key], after[key])}`],
    ),
    ...fieldChanges(flat(before['then']), flat(after['then'])).map((sentence) => `${id}: ${sentence}`),
  ];
};

/** Outputs stand beside the outcome. */
function flat(then: Plain | undefined): Plain | undefined {
  if (!isPlainObject(then) || !isPlainObject(then['outputs'])) return then;
  return { ...without(then, 'outputs'), ...then['outputs'] };
}

/** `tm, DE, overtime: multiplier 1.25 → 1.5`. */
function rowSentences(before: PlainObject, after: PlainObject): Describe {
  const columns = (table: PlainObject, field: string): string[] =>
    Object.keys(isPlainObject(table[field]) ? table[field] : {});
  return (old, now) => {
    const label = rowLabel(now);
    const cells = cellChanges(columns(before, 'inputs'), columns(after, 'inputs'), old['if'], now['if']).map(
      (sentence) => `row \`${String(now['id'])}\`: ${sentence}`,
    );
    const outputs = cellChanges(columns(before, 'outputs'), columns(after, 'outputs'), old['then'], now['then']).map(
      (sentence) => `${label}: ${sentence}`,
    );
    const note = samePlain(old['note'], now['note'])
      ? []
      : [`row \`${String(now['id'])}\`: note ${changed(old['note'], now['note'])}`];
    return [...cells, ...outputs, ...note];
  };
}

function rowLabel(row: PlainObject): string {
  const cells = Array.isArray(row['if'])
    ? (row['if'] as readonly Plain[]).map(String).filter((cell) => cell !== '-')
    : [];
  return cells.length === 0 ? `row \`${String(row['id'])}\`` : cells.join(', ');
}

function cellChanges(
  oldNames: readonly string[],
  newNames: readonly string[],
  before: Plain | undefined,
  after: Plain | undefined,
): string[] {
  const at = (names: readonly string[], cells: Plain | undefined, name: string): Plain | undefined =>
    Array.isArray(cells) ? (cells as readonly Plain[])[names.indexOf(name)] : undefined;
  return newNames.flatMap((name) => {
    const [old, now] = [at(oldNames, before, name), at(newNames, after, name)];
    return samePlain(old, now) ? [] : [`${name} ${changed(old, now)}`];
  });
}

function mappingSentences(before: readonly PlainObject[], after: readonly PlainObject[]): string[] {
  const [old, now] = [fieldsByPath(before), fieldsByPath(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths.flatMap((path) => mappingFieldSentences(path, old.get(path), now.get(path)));
}

function fieldsByPath(fields: readonly PlainObject[], within = ''): Map<string, PlainObject> {
  const found = new Map<string, PlainObject>();
  for (const field of fields) {
    const path = `${within}${String(field['key'])}`;
    found.set(path, without(without(field, 'fields'), 'key'));
    for (const [inner, value] of fieldsByPath(list(field['fields']), `${path}.`)) found.set(inner, value);
  }
  return found;
}

function mappingFieldSentences(
  path: string,
  before: PlainObject | undefined,
  after: PlainObject | undefined,
): string[] {
  const field = `field \`${path}\``;
  if (!before) return [`${field} is new: ${origin(after?.['value'])}`];
  if (!after) return [`${field} is no longer mapped, ${was(before['value'])}`];
  const value = samePlain(before['value'], after['value'])
    ? []
    : [`${field} now ${origin(after['value'])}, ${was(before['value'])}`];
  const others = fieldChanges(without(before, 'value'), without(after, 'value')).map(
    (sentence) => `${field}: ${sentence}`,
  );
  return [...value, ...others];
}

function isFormula(value: Plain | undefined): boolean {
  return typeof value === 'string' && value.startsWith('= ');
}

function origin(value: Plain | undefined): string {
  if (value === undefined || value === null) return 'has no source';
  return isFormula(value) ? `comes from ${show(value)}` : `is the constant ${show(value)}`;
}

function was(value: Plain | undefined): string {
  if (value === undefined || value === null) return 'had no source';
  return isFormula(value) ? `was ${show(value)}` : `was the constant ${show(value)}`;
}

/** Steps have no ids: those that are alike stay, the others are new, gone, or changed in place. */
function stepSentences(before: readonly PlainObject[], after: readonly PlainObject[], within = ''): string[] {
  const sentences: string[] = [];
  const used = new Set<number>();
  for (const step of after) {
    const title = stepTitle(step);
    const at = before.findIndex((candidate, index) => !used.has(index) && stepTitle(candidate) === title);
    if (at === -1) {
      sentences.push(`step ${within}${title} is new`);
      continue;
    }
    used.add(at);
    sentences.push(...innerSteps(before[at]!, step, `${within}${title} › `));
    const own = fieldChanges(withoutSteps(before[at]!), withoutSteps(step));
    sentences.push(...own.map((sentence) => `step ${within}${title}: ${sentence}`));
  }
  before.forEach((step, index) => {
    if (!used.has(index)) sentences.push(`step ${within}${stepTitle(step)} is gone`);
  });
  const kept = after.map(stepTitle).filter((title) => before.some((step) => stepTitle(step) === title));
  return [...sentences, ...moves(`step ${within}`.trim(), before.map(stepTitle), kept)];
}

function withoutSteps(step: PlainObject): PlainObject {
  return without(without(step, 'steps'), 'to');
}

function innerSteps(before: PlainObject, after: PlainObject, within: string): string[] {
  const own = stepSentences(list(before['steps']), list(after['steps']), within);
  const [old, now] = [before['to'], after['to']];
  if (!isPlainObject(old) || !isPlainObject(now)) return own;
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return [...own, ...names.flatMap((name) => stepSentences(list(old[name]), list(now[name]), `${within}${name} › `))];
}

/** `map harvest/time-entry`, `purpose billing`. */
function stepTitle(step: PlainObject): string {
  const kind = String(step['kind']);
  const own = step[kind];
  if (!isPlainObject(own)) return `${kind} ${Array.isArray(own) ? own.join(', ') : String(own)}`;
  const named = own['with'] ?? own['schema'] ?? own['from'] ?? own['as'] ?? own['to'];
  return `${kind} ${String(named ?? '')}`.trim() + (kind === 'deliver' ? ` ${String(own['operation'])}` : '');
}
