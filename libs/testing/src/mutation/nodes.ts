import type { CallExpression, Expression } from '@reckoner/definitions';
import type { Use } from './sites/site.js';

/** An expression within one that is a place of a definition. */
export interface NodeAt {
  readonly node: Expression;
  /** `fixed`: the name of a table, a field or a rounding mode, which only operators for these change. */
  readonly use: Use | 'fixed';
  /** The call that it is an argument of. */
  readonly parent: CallExpression | undefined;
  /** The whole expression with something else in this node's place. */
  rebuilt(by: Expression): Expression;
}

/** The expression and all that it is made of, from the outside in. */
export function* nodesOf(root: Expression, use: Use): Generator<NodeAt> {
  yield* walk({ node: root, use, parent: undefined, rebuilt: (by) => by });
}

function* walk(at: NodeAt): Generator<NodeAt> {
  yield at;
  const { node } = at;
  const children = node.kind === 'call' ? node.args : node.kind === 'list' ? node.items : [];
  for (const [index, child] of children.entries()) {
    const use = node.kind === 'call' ? useOf(node, index, at.use) : at.use;
    const parent = node.kind === 'call' ? node : undefined;
    yield* walk({ node: child, use, parent, rebuilt: (by) => at.rebuilt(withChild(node, index, by)) });
  }
}

function withChild(node: Expression, index: number, by: Expression): Expression {
  const replaced = (all: readonly Expression[]): Expression[] => all.map((one, at) => (at === index ? by : one));
  if (node.kind === 'call') return { ...node, args: replaced(node.args) };
  return node.kind === 'list' ? { ...node, items: replaced(node.items) } : node;
}

/** What names something in the argument of this position, by operator. */
const FIXED: Readonly<Record<string, (index: number) => boolean>> = {
  lookup: (index) => index === 0,
  get: (index) => index === 1,
  var: (index) => index === 0,
  missing: () => true,
  missing_some: () => true,
  object: (index) => index % 2 === 0,
  round: (index) => index > 0,
  roundTo: (index) => index > 1,
  roundUpTo: (index) => index > 1,
  roundMoney: (index) => index > 1,
};

const CONDITIONS: ReadonlySet<string> = new Set(['and', 'or', '!', '!!']);
const PER_ITEM: ReadonlySet<string> = new Set(['filter', 'all', 'some', 'none', 'find', 'count']);

function useOf({ operator, args }: CallExpression, index: number, around: NodeAt['use']): NodeAt['use'] {
  if (Object.hasOwn(FIXED, operator) && FIXED[operator]!(index)) return 'fixed';
  if (operator === 'if') return index % 2 === 0 && index < args.length - 1 ? 'condition' : around;
  // The operands of a value's `and` are asked for their truth, too, all but the last.
  return CONDITIONS.has(operator) || (PER_ITEM.has(operator) && index === 1) ? 'condition' : 'value';
}
