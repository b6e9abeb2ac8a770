import { useState, type KeyboardEvent } from 'react';

interface RowKeysOptions {
  readonly count: number;
  readonly scrollTo: (index: number) => void;
  readonly open: (index: number) => void;
}

const PAGE = 15;

/** One row is in the order of Tab; arrows, Page and Home keys move it, Enter opens it. */
export function useRowKeys({ count, scrollTo, open }: RowKeysOptions) {
  const [at, setAt] = useState(0);
  const here = Math.min(at, Math.max(count - 1, 0));
  const go = (to: number, body: HTMLElement): void => {
    const next = Math.max(0, Math.min(count - 1, to));
    setAt(next);
    scrollTo(next);
    // The row is drawn once the scroll has been seen.
    requestAnimationFrame(() =>
      body.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus({ preventScroll: true }),
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      PageDown: here + PAGE,
      PageUp: here - PAGE,
      Home: 0,
      End: count - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) go(to, event.currentTarget);
    else if (event.key === 'Enter') open(here);
    else return;
    event.preventDefault();
  };
  return {
    body: { onKeyDown },
    row: (index: number) => ({
      'data-row': index,
      tabIndex: index === here ? 0 : -1,
      onFocus: () => setAt(index),
    }),
  };
}
