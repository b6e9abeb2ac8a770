/** A tree as the rows that are seen of it. */

/** Something in a tree. */
export interface TreeNode {
  readonly id: string;
  readonly label: string;
  readonly children?: readonly TreeNode[];
}

/** A node that is in view, because all above it are open. */
export interface TreeRow<Node extends TreeNode> {
  readonly node: Node;
  readonly level: number;
  /** Undefined where there is nothing below it. */
  readonly isOpen: boolean | undefined;
  readonly parent: string | undefined;
}

export function rowsOf<Node extends TreeNode>(
  nodes: readonly Node[],
  open: ReadonlySet<string>,
): readonly TreeRow<Node>[] {
  const rows: TreeRow<Node>[] = [];
  const add = (siblings: readonly Node[], level: number, parent: string | undefined): void => {
    for (const node of siblings) {
      const children = (node.children ?? []) as readonly Node[];
      const isOpen = children.length === 0 ? undefined : open.has(node.id);
      rows.push({ node, level, isOpen, parent });
      if (isOpen) add(children, level + 1, node.id);
    }
  };
  add(nodes, 1, undefined);
  return rows;
}

/** What a key does in a tree: go to a row, open or close one. */
export type TreeMove = { readonly to: number } | { readonly toggle: string } | undefined;

/** The keys of a tree as everybody knows them; letters go to what begins with them. */
export function treeMove<Node extends TreeNode>(rows: readonly TreeRow<Node>[], at: number, key: string): TreeMove {
  const row = rows[at];
  if (!row) return undefined;
  const last = rows.length - 1;
  if (key === 'ArrowDown') return { to: Math.min(at + 1, last) };
  if (key === 'ArrowUp') return { to: Math.max(at - 1, 0) };
  if (key === 'Home') return { to: 0 };
  if (key === 'End') return { to: last };
  if (key === 'ArrowRight') return row.isOpen === false ? { toggle: row.node.id } : { to: row.isOpen ? at + 1 : at };
  if (key === 'ArrowLeft') {
    if (row.isOpen) return { toggle: row.node.id };
    const parent = rows.findIndex(({ node }) => node.id === row.parent);
    return { to: parent === -1 ? at : parent };
  }
  if (key.length !== 1 || key === ' ') return undefined;
  const order = [...rows.keys()].map((index) => (at + 1 + index) % rows.length);
  const found = order.find((index) => rows[index]!.node.label.toLowerCase().startsWith(key.toLowerCase()));
  return found === undefined ? undefined : { to: found };
}
