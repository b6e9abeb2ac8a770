import type { Ir } from '../../ir/expression.js';
import { partsOf } from '../../ir/parts.js';
import { stringifyJson } from '../../values/json.js';
import type { Value } from '../../values/value.js';

/** Expressions that are no parts of something else: told by their kind. */
const IR_KINDS: ReadonlySet<unknown> = new Set<Ir['kind']>([
  ...([
    'const',
    'local',
    'get',
    'dynamic-get',
    'call',
    'and',
    'or',
    'coalesce',
    'if',
    'reduce',
    'lookup',
    'missing',
  ] as const),
  ...([
    'map',
    'filter',
    'all',
    'some',
    'none',
    'sum',
    'min-of',
    'max-of',
    'count',
    'find',
    'sort-by',
    'group-by',
  ] as const),
]);

/** Also of lists and objects, whose kinds other nodes have too. */
export function isIr(node: unknown): node is Ir {
  if (typeof node !== 'object' || node === null || !('kind' in node) || !('type' in node) || !('span' in node))
    return false;
  return (
    IR_KINDS.has(node.kind) ||
    (node.kind === 'list' && 'items' in node) ||
    (node.kind === 'object' && 'entries' in node)
  );
}

/**
 * A text that two expressions of definitions with the same names in scope have in common only if they compute the same.
 * Names stand for themselves: what they mean follows from the definition around them.
 */
export function formOf(ir: Ir): string {
  switch (ir.kind) {
    case 'const':
      return `const ${stringifyJson(ir.value)}`;
    case 'local':
      return `local ${ir.local.name}`;
    case 'call':
      return callForm(ir.operator.name, ir.args);
    case 'and':
    case 'or':
      return joined(ir.kind, flat(ir).map(formOf));
    case 'coalesce':
      return joined('coalesce', upToCertain(flat(ir)).map(formOf));
    default:
      return joined(headOf(ir), partsOf(ir).map(formOf));
  }
}

/** One value stands for itself. */
function joined(head: string, inside: readonly string[]): string {
  const isAlone = inside.length === 1 && (head === 'and' || head === 'or' || head === 'coalesce');
  return isAlone ? inside[0]! : `${head} (${inside.join(', ')})`;
}

/** What the kind of a node and its parts do not say. */
function headOf(ir: Ir): string {
  switch (ir.kind) {
    case 'get':
      return `get ${JSON.stringify(ir.key)}`;
    case 'dynamic-get':
      return `dynamic-get ${ir.fallback ? 'or' : ''} ${ir.scope.map(({ name }) => name).join()}`;
    case 'if':
      return `if ${ir.otherwise ? 'else' : ''}`;
    case 'object':
      return `object ${JSON.stringify(ir.entries.map(({ key }) => key))}`;
    case 'lookup':
      return `lookup ${ir.table.id} ${ir.at ? 'at' : ''}`;
    case 'missing':
      return `missing ${ir.atLeast} ${JSON.stringify(ir.reads.map(({ name }) => name))}`;
    default:
      return ir.kind;
  }
}

/** The operands, where one of the same kind may stand within another. */
function flat(ir: Extract<Ir, { kind: 'and' | 'or' | 'coalesce' }>): readonly Ir[] {
  return ir.args.flatMap((arg) => (arg.kind === ir.kind ? flat(arg) : [arg]));
}

/** Of a `coalesce`, nothing behind a value that is surely there is ever asked for. */
function upToCertain(args: readonly Ir[]): readonly Ir[] {
  const certain = args.findIndex(({ type }) => !type.optional && !type.nullable);
  return certain === -1 ? args : args.slice(0, certain + 1);
}

const MIRRORED: Readonly<Record<string, string>> = { '>': '<', '>=': '<=' };
const SYMMETRIC: ReadonlySet<string> = new Set(['==', '!=', '===', '!==']);

function callForm(name: string, args: readonly Ir[]): string {
  const inside = args.map(formOf);
  if (args.length === 2 && Object.hasOwn(MIRRORED, name))
    return `call ${MIRRORED[name]} (${inside.reverse().join(', ')})`;
  return `call ${name} (${(SYMMETRIC.has(name) ? inside.sort() : inside).join(', ')})`;
}

/** What is not part of a definition's meaning: where it stands, what was found out about it. */
const ASIDE: ReadonlySet<string> = new Set(['nodeId', 'span', 'type', 'result', 'target', 'checked']);

/** The form of any part of a lowered definition; other definitions are named. */
export function formOfPart(part: unknown): string {
  if (isIr(part)) return formOf(part);
  if (part instanceof Map) return `{${[...part].map(([key, value]) => `${key}: ${formOfPart(value)}`).join('; ')}}`;
  if (Array.isArray(part)) return `[${part.map(formOfPart).join('; ')}]`;
  if (typeof part !== 'object' || part === null) return stringifyJson((part ?? null) as Value);
  if (isReference(part)) return `definition ${part.id}`;
  return `{${entriesOf(part)
    .map(([key, value]) => `${key}: ${formOfPart(value)}`)
    .join('; ')}}`;
}

/** The entries that have a meaning; node ids are numbers, the ids of rules and rows texts. */
export function entriesOf(part: object): (readonly [string, unknown])[] {
  return Object.entries(part).filter(
    ([key, value]) => value !== undefined && !ASIDE.has(key) && !(key === 'id' && typeof value === 'number'),
  );
}

const DEFINITIONS: ReadonlySet<unknown> = new Set([
  'mapping',
  'rules',
  'table',
  'reference',
  'balance',
  'flow',
  'schema',
]);

/** Another definition, which a flow only names. */
export function isReference(part: object): part is { readonly id: string } {
  if (!('id' in part) || typeof part.id !== 'string') return false;
  return ('kind' in part && DEFINITIONS.has(part.kind)) || 'schema' in part || 'limit' in part;
}
