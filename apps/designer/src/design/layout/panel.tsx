import { useId, type ReactNode } from 'react';
import css from './panel.module.css';

interface PanelProps {
  readonly title?: ReactNode;
  /** A quiet word behind the title: a count, a time. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** Content up to the edges: a table, a tree. */
  readonly isFlush?: boolean;
  /** As high as there is room, scrolling inside. */
  readonly isTall?: boolean;
  readonly children: ReactNode;
}

/** A bordered part of a page, with a head of its own where it has a title. */
export function Panel({ title, note, actions, isFlush = false, isTall = false, children }: PanelProps) {
  const id = useId();
  return (
    <section
      className={isTall ? `${css.panel} ${css.tall}` : css.panel}
      aria-labelledby={title === undefined ? undefined : id}
    >
      {title !== undefined && (
        <div className={css.head}>
          <h2 id={id} className={css.title}>
            {title}
          </h2>
          {note !== undefined && <span className={css.note}>{note}</span>}
          {actions !== undefined && <div className={css.actions}>{actions}</div>}
        </div>
      )}
      <div className={isFlush ? css.flush : css.body}>{children}</div>
    </section>
  );
}
