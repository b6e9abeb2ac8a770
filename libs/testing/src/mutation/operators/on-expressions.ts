import type { CallExpression, Expression, LiteralExpression } from '@reckoner/definitions';
import type { Span } from '@reckoner/diagnostics';
import type { Change, MutationOperator, Surroundings } from '../change.js';
import { nodesOf, type NodeAt } from '../nodes.js';
import { shown, spellExpression } from '../spell.js';
import type { ExpressionSite } from '../sites/site.js';

/** What becomes of one node of an expression. */
export interface NodeChange {
  readonly by: Expression;
  readonly words: string;
  /** The place that people are shown, where it is not the node. */
  readonly span?: Span;
  /** See `Change.among`. */
  readonly among?: (listed: readonly string[]) => NodeChange | undefined;
}

interface Head {
  readonly name: string;
  readonly summary: string;
  readonly example: readonly [before: string, after: string];
}

/** An operator that changes nodes of expressions, wherever expressions stand. */
export function onExpressions(
  head: Head,
  change: (at: NodeAt, site: ExpressionSite, surroundings: Surroundings) => Iterable<NodeChange>,
): MutationOperator {
  return {
    ...head,
    *changes(site, surroundings) {
      if (site.kind !== 'expression') return;
      for (const at of nodesOf(site.root, site.use)) {
        for (const found of change(at, site, surroundings)) yield changeOf(site, at, found);
      }
    },
  };
}

function changeOf(site: ExpressionSite, at: NodeAt, { by, words, span = at.node.span, among }: NodeChange): Change {
  const after = at.rebuilt(by);
  const change = { span, words, before: shown(site.root), after: shown(after), edits: [spellExpression(site, after)] };
  if (!among) return change;
  const instead = (listed: readonly string[]): Change | undefined => {
    const found = among(listed);
    return found && changeOf(site, at, found);
  };
  return { ...change, among: instead };
}

/** "`a` became `b`" */
export function became(before: string, after: string): string {
  return `\`${before}\` became \`${after}\``;
}

export function literal(value: LiteralExpression['value'], span: Span): LiteralExpression {
  return { kind: 'literal', value, span };
}

/** The literal with another value; a plain scalar stays one. */
export function withValue(node: LiteralExpression, value: LiteralExpression['value']): LiteralExpression {
  const { plain, ...rest } = node;
  return typeof value === 'string' || plain === undefined
    ? { ...rest, value }
    : { ...rest, value, plain: spelled(value) };
}

function spelled(value: LiteralExpression['value']): string {
  return value !== null && typeof value === 'object' ? value.number : String(value);
}

export function call(operator: string, args: readonly Expression[], like: Expression): CallExpression {
  return { kind: 'call', operator, operatorSpan: like.span, args, span: like.span };
}
