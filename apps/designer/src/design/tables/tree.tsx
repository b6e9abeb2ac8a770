import { useVirtualizer } from '@tanstack/react-virtual';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { rowsOf, treeMove, type TreeNode, type TreeRow } from './tree-rows.js';
import css from './tree.module.css';

interface TreeProps<Node extends TreeNode> {
  readonly label: string;
  readonly nodes: readonly Node[];
  /** Which are unfolded; the owner keeps it. */
  readonly open: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  readonly selected?: string | undefined;
  /** A click on what has nothing below it, or Enter. */
  readonly onSelect: (node: Node) => void;
  /** Before the label. */
  readonly icon?: (node: Node) => ReactNode;
  /** At the right end: a count, a mark. */
  readonly note?: (node: Node) => ReactNode;
}

const ROW = 26;

/** A tree of any size: only what is in view is drawn. Arrows move and fold, letters find, Enter selects. */
export function Tree<Node extends TreeNode>(props: TreeProps<Node>) {
  const { label, nodes, open, onToggle, selected, onSelect, icon, note } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<string>();
  const rows = useMemo(() => rowsOf(nodes, open), [nodes, open]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 20,
  });
  const found = rows.findIndex(({ node }) => node.id === (at ?? selected));
  const here = Math.max(found, 0);
  const press = ({ node, isOpen }: TreeRow<Node>): void => {
    setAt(node.id);
    if (isOpen === undefined) onSelect(node);
    else onToggle(node.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[here];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = treeMove(rows, here, event.key);
    if (move && 'to' in move) {
      setAt(rows[move.to]!.node.id);
      virtual.scrollToIndex(move.to);
    } else if (move) onToggle(move.toggle);
    else if (event.key === 'Enter') onSelect(row.node);
    else if (event.key === ' ') press(row);
    else return;
    event.preventDefault();
  };
  return (
    <div className={css.scroller} ref={scroller}>
      <div
        role="tree"
        aria-label={label}
        tabIndex={0}
        aria-activedescendant={rows[here] && idOf(label, rows[here].node.id)}
        className={css.tree}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start }) => (
          <TreeItem
            key={rows[index]!.node.id}
            id={idOf(label, rows[index]!.node.id)}
            row={rows[index]!}
            isHere={index === here}
            isSelected={rows[index]!.node.id === selected}
            top={start}
            icon={icon?.(rows[index]!.node)}
            note={note?.(rows[index]!.node)}
            onPress={() => press(rows[index]!)}
          />
        ))}
      </div>
    </div>
  );
}

interface TreeItemProps<Node extends TreeNode> {
  readonly id: string;
  readonly row: TreeRow<Node>;
  readonly isHere: boolean;
  readonly isSelected: boolean;
  readonly top: number;
  readonly icon: ReactNode;
  readonly note: ReactNode;
  readonly onPress: () => void;
}

function TreeItem<Node extends TreeNode>(props: TreeItemProps<Node>) {
  const { id, row, isHere, isSelected, top, icon, note, onPress } = props;
  const Chevron = row.isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={row.level}
      aria-expanded={row.isOpen}
      aria-selected={isSelected}
      className={css.row}
      data-here={isHere || undefined}
      style={{ height: ROW, transform: `translateY(${top}px)`, '--level': row.level } as CSSProperties}
      onClick={onPress}
    >
      <span className={css.chevron}>{row.isOpen !== undefined && <Chevron size={13} aria-hidden />}</span>
      {icon}
      <span className={css.label}>{row.node.label}</span>
      {note !== undefined && <span className={css.note}>{note}</span>}
    </div>
  );
}

function idOf(label: string, id: string): string {
  return `${label}/${id}`.replace(/\s/g, '_');
}
