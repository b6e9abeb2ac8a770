import { isList } from '../conformance/coercion.js';
import { checkDepth } from '../conformance/limits.js';
import { REFERENCE_OPERATORS } from '../conformance/operators/index.js';
import type { Data, Run } from '../conformance/operators/operator.js';
import type { ConstNode, IfNode, ReferenceNode } from '../ir/conformance.js';

/**
 * Lowers JSON-Logic as json-logic-js 2.0.5 reads it. What it takes for a literal stays one; nothing is refused but depth.
 * Logic that is met during a run counts as steps of it.
 */
export function lowerReference(logic: Data, run?: Run): ReferenceNode {
  return lower(logic, 1, run);
}

type Lower = (args: readonly ReferenceNode[]) => ReferenceNode;

const NOTHING: ConstNode = { kind: 'const', value: undefined };

function lower(logic: Data, depth: number, run?: Run): ReferenceNode {
  if (typeof logic !== 'object' || logic === null) return { kind: 'const', value: logic };
  checkDepth(depth);
  run?.charge(1);
  if (isList(logic)) return list(logic.map((item) => lower(item, depth + 1, run)));
  const operator = onlyKey(logic);
  if (operator === undefined) return { kind: 'const', value: logic };
  const given = logic[operator];
  const args = (isList(given) ? given : [given]).map((arg) => lower(arg, depth + 1, run));
  const special = SPECIAL.get(operator);
  return special ? special(args) : call(operator, args);
}

/** The key of a map that has exactly one. */
function onlyKey(map: object): string | undefined {
  const keys = Object.keys(map);
  return keys.length === 1 ? keys[0] : undefined;
}

/** Literals are evaluated too, though nothing is done for them. */
function literals(nodes: readonly ReferenceNode[]): number {
  return nodes.filter((node) => node.kind === 'const').length;
}

function list(items: readonly ReferenceNode[]): ReferenceNode {
  return { kind: 'list', items, cost: 1 + items.length };
}

function call(name: string, args: readonly ReferenceNode[]): ReferenceNode {
  const operator = REFERENCE_OPERATORS.get(name);
  const cost = 1 + literals(args);
  if (!operator) return { kind: 'unknown', name, args, cost };
  return (name === 'var' ? variable(args) : undefined) ?? { kind: 'call', operator, args, cost };
}

function variable(args: readonly ReferenceNode[]): ReferenceNode | undefined {
  const [name = NOTHING, fallback, ...rest] = args;
  if (name.kind !== 'const' || (typeof name.value === 'object' && name.value !== null) || rest.length > 0)
    return undefined;
  const whole = name.value === undefined || name.value === null || name.value === '';
  const path = whole ? [] : String(name.value).split('.');
  return { kind: 'variable', path, fallback, cost: 1 + path.length };
}

/** Pairs of condition and result; what is left over is the answer where no condition holds, else null. */
function choice(args: readonly ReferenceNode[]): IfNode {
  const branches: { when: ReferenceNode; then: ReferenceNode }[] = [];
  let at = 0;
  for (; at < args.length - 1; at += 2) branches.push({ when: args[at]!, then: args[at + 1]! });
  const otherwise = args[at] ?? { kind: 'const', value: null };
  return { kind: 'if', branches, otherwise, cost: 1 + literals(branches.map(({ when }) => when)) };
}

function iterate(kind: 'filter' | 'map' | 'all' | 'none' | 'some'): [string, Lower] {
  return [kind, ([of = NOTHING, body = NOTHING]) => ({ kind, list: of, body, cost: 1 })];
}

/** The operators that evaluate their arguments themselves. */
const SPECIAL: ReadonlyMap<string, Lower> = new Map<string, Lower>([
  ['if', choice],
  ['?:', choice],
  ['and', (args) => ({ kind: 'and', args, cost: 1 + literals(args) })],
  ['or', (args) => ({ kind: 'or', args, cost: 1 + literals(args) })],
  iterate('filter'),
  iterate('map'),
  iterate('all'),
  iterate('none'),
  iterate('some'),
  [
    'reduce',
    ([of = NOTHING, body = NOTHING, initial]) => ({
      kind: 'reduce',
      list: of,
      body,
      initial: initial ?? { kind: 'const', value: null },
      cost: 1,
    }),
  ],
]);
