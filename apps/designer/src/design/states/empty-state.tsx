import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './state.module.css';

interface EmptyStateProps {
  readonly icon: Icon;
  /** What is not there. */
  readonly title: string;
  /** What would stand here, and why it does not. */
  readonly children: ReactNode;
  /** The next step: a button or a link. */
  readonly next?: ReactNode;
  /** In a panel instead of a page. */
  readonly isSmall?: boolean;
}

/** Nothing is there: says what this is, why it is empty, and what to do next. */
export function EmptyState({ icon: Sign, title, children, next, isSmall = false }: EmptyStateProps) {
  return (
    <div className={isSmall ? `${css.state} ${css.small}` : css.state}>
      <div className={css.icon} aria-hidden>
        <Sign size={22} stroke={1.5} />
      </div>
      <p className={css.title}>{title}</p>
      <p className={css.words}>{children}</p>
      {next !== undefined && <div className={css.next}>{next}</div>}
    </div>
  );
}
