import { useEffect, type ReactNode } from 'react';
import css from './page.module.css';

interface PageProps {
  /** Also the title of the window. */
  readonly title: string;
  /** One quiet line below the title. */
  readonly subtitle?: ReactNode;
  /** What the page can do as a whole, at the right of the title. */
  readonly actions?: ReactNode;
  /** A line of filters or tabs below the title. */
  readonly toolbar?: ReactNode;
  /** Content up to the edges that scrolls by itself, as tables and editors do. */
  readonly isFull?: boolean;
  readonly children: ReactNode;
}

/** A page of the shell: its head stays, its content scrolls. */
export function Page({ title, subtitle, actions, toolbar, isFull = false, children }: PageProps) {
  useTitle(title);
  return (
    <div className={css.page}>
      <div className={css.head}>
        <div className={css.words}>
          <h1 className={css.title}>{title}</h1>
          {subtitle !== undefined && <div className={css.subtitle}>{subtitle}</div>}
        </div>
        {actions !== undefined && <div className={css.actions}>{actions}</div>}
      </div>
      {toolbar !== undefined && <div className={css.toolbar}>{toolbar}</div>}
      <div className={isFull ? css.full : css.content}>{children}</div>
    </div>
  );
}

/** The window's title, for pages that are not a `Page`. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Reckoner`;
  }, [title]);
}
