import { useEffect, useState } from 'react';
import type { OutlineFact } from '../engine/facts.js';
import { useTextVersion, useWorkspace } from '../workspace/use.js';
import css from './workbench.module.css';

interface OutlineListProps {
  readonly path: string;
  readonly onOpen: (path: string, line?: number) => void;
}

/** The parts of a file; each leads to its line. */
export function OutlineList({ path, onOpen }: OutlineListProps) {
  const { checking, store } = useWorkspace();
  const version = useTextVersion();
  const [items, setItems] = useState<readonly OutlineFact[]>([]);
  useEffect(() => {
    let isOver = false;
    checking.ask('outline', path).then(
      (found) => !isOver && setItems(found),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [checking, path, version]);
  const lineAt = (offset: number): number => (store.get(path)?.text ?? '').slice(0, offset).split('\n').length;
  return <Items items={items} onGo={({ nameStart }) => onOpen(path, lineAt(nameStart))} />;
}

interface ItemsProps {
  readonly items: readonly OutlineFact[];
  readonly onGo: (item: OutlineFact) => void;
}

function Items({ items, onGo }: ItemsProps) {
  if (items.length === 0) return null;
  return (
    <ul className={css.outline}>
      {items.map((item, index) => (
        <li key={index}>
          <button type="button" className={css.problem} onClick={() => onGo(item)}>
            <span>{item.name}</span> <span className={css.quiet}>{item.detail}</span>
          </button>
          <Items items={item.children} onGo={onGo} />
        </li>
      ))}
    </ul>
  );
}
