import type { Data, ReferenceOperator } from '../conformance/operators/operator.js';

/**
 * The lowered form of JSON-Logic in conformance mode. It has its own nodes: names are read in the data of the moment,
 * which list operators replace for their bodies, so there are no locals and no types.
 *
 * `cost` is what one evaluation of the node adds to the steps, not counting the nodes within it.
 */
export type ReferenceNode =
  ConstNode | ListNode | VariableNode | CallNode | LogicNode | IfNode | IterateNode | ReduceNode | UnknownNode;

/** A literal; a map with no or several keys is one as a whole. */
export interface ConstNode {
  readonly kind: 'const';
  readonly value: Data;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly ReferenceNode[];
  readonly cost: number;
}

/** `var` with a name that is known beforehand. The fallback is evaluated in any case, as the reference does. */
export interface VariableNode {
  readonly kind: 'variable';
  /** None: the data as a whole. */
  readonly path: readonly string[];
  readonly fallback: ReferenceNode | undefined;
  readonly cost: number;
}

export interface CallNode {
  readonly kind: 'call';
  readonly operator: ReferenceOperator;
  readonly args: readonly ReferenceNode[];
  readonly cost: number;
}

export interface LogicNode {
  readonly kind: 'and' | 'or';
  readonly args: readonly ReferenceNode[];
  readonly cost: number;
}

export interface IfNode {
  readonly kind: 'if';
  readonly branches: readonly { readonly when: ReferenceNode; readonly then: ReferenceNode }[];
  readonly otherwise: ReferenceNode;
  readonly cost: number;
}

export interface IterateNode {
  readonly kind: IterateKind;
  readonly list: ReferenceNode;
  readonly body: ReferenceNode;
  readonly cost: number;
}

export type IterateKind = 'filter' | 'map' | 'all' | 'none' | 'some';

export interface ReduceNode {
  readonly kind: 'reduce';
  readonly list: ReferenceNode;
  readonly body: ReferenceNode;
  readonly initial: ReferenceNode;
  readonly cost: number;
}

/** No operator has this name; an error, but only when it is evaluated, and after its arguments. */
export interface UnknownNode {
  readonly kind: 'unknown';
  readonly name: string;
  readonly args: readonly ReferenceNode[];
  readonly cost: number;
}
