import type { Expression } from '@reckoner/definitions';
import type { Checked, Operator, Scope, Type } from '@reckoner/engine';
import { describeType } from '@reckoner/engine';
import { fieldDocs, typeAt } from '../describe/schema-docs.js';
import { operatorDocs, signatureOf } from '../describe/operator-docs.js';
import { type Completed, WORD } from '../place/completed.js';
import { expressionsOf, type KnownExpression } from '../place/expressions.js';
import { type Completion, valueCompletion } from './completion.js';

/** What can stand at the cursor in a formula; undefined where it does not stand in one. */
export function completeFormula(checked: Checked, completed: Completed): readonly Completion[] | undefined {
  const { definition } = completed;
  if (!definition) return undefined;
  const all = expressionsOf(checked, definition);
  const held = all.find(({ expression }) => expression.kind === 'path' && isWord(expression));
  if (held) return completePath(checked, held.scope, (held.expression as PathExpression).segments);
  const around = all.find(({ expression }) => expression.kind === 'call' && expression.args.some(isWord));
  return around && completeText(checked, all, around.expression as CallExpression);
}

type PathExpression = Expression & { kind: 'path' };
type CallExpression = Expression & { kind: 'call' };

function isWord(expression: Expression): boolean {
  if (expression.kind === 'path') return expression.segments.includes(WORD);
  return expression.kind === 'literal' && typeof expression.value === 'string' && expression.value.includes(WORD);
}

function completePath(checked: Checked, scope: Scope, segments: readonly string[]): Completion[] {
  const [name, ...keys] = segments.slice(0, segments.indexOf(WORD));
  if (name === undefined) return [...namesIn(scope), ...operators(checked), ...KEYWORDS];
  const local = scope.find(name);
  const type = local && typeAt(local.type, keys);
  return type ? fieldsOf(checked, local.type, keys, type) : [];
}

function namesIn(scope: Scope): Completion[] {
  return scope.locals().map(({ name, type }) => ({
    label: name,
    kind: 'field',
    insert: nameText(name),
    detail: describeType(type),
    first: true,
  }));
}

/** The fields of a value, each with what its schema says of it. */
function fieldsOf(checked: Checked, root: Type, path: readonly string[], type: Type): Completion[] {
  return [...(type.fields ?? [])].map(([name, field]) => {
    const docs = fieldDocs(checked, root, [...path, name]);
    return {
      label: name,
      kind: 'field',
      insert: nameText(name),
      detail: describeType(field),
      docs: [docs?.title, docs?.description].filter((text) => text !== undefined).join('\n\n') || undefined,
    };
  });
}

/** Names that hold other signs stand in backquotes. */
function nameText(name: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? name : `\`${name}\``;
}

function operators(checked: Checked): Completion[] {
  return [...checked.program.operators.values()].filter(({ name }) => /^[a-z]\w*$/i.test(name)).map(operator);
}

function operator(one: Operator): Completion {
  return {
    label: one.name,
    kind: 'operator',
    insert: one.parameters.length === 0 ? `${one.name}()` : `${one.name}($1)`,
    snippet: true,
    detail: signatureOf(one),
    docs: operatorDocs(one),
  };
}

const KEYWORDS: readonly Completion[] = ['and', 'or', 'not', 'in', 'true', 'false', 'null'].map((label) => ({
  label,
  kind: 'keyword',
  insert: label,
}));

/** In a text of a formula: the tables of a look-up, and the values that the other side of a comparison can have. */
function completeText(
  checked: Checked,
  all: readonly KnownExpression[],
  { operator, args }: CallExpression,
): readonly Completion[] {
  const at = args.findIndex(isWord);
  if (operator === 'get') return memberOf(checked, all, args[0]);
  if (operator === 'lookup' && at === 0) return tables(checked);
  const others = args.flatMap((arg, index) => (index === at ? [] : (all.find((one) => one.expression === arg) ?? [])));
  const values = others.flatMap(({ type }) => type.values ?? type.item?.values ?? []);
  return [...new Set(values)].map((value) => valueCompletion(String(value)));
}

/** `lookup("employees", …).` and what else gives an object. */
function memberOf(checked: Checked, all: readonly KnownExpression[], of: Expression | undefined): Completion[] {
  const type = all.find(({ expression }) => expression === of)?.type;
  return type ? fieldsOf(checked, type, [], type) : [];
}

export function tables(checked: Checked): Completion[] {
  return checked.workspace.all('reference').map(({ id, value }) => ({
    label: id,
    kind: 'definition',
    insert: id,
    detail: value.title,
  }));
}
