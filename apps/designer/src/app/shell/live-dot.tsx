import { Tooltip } from '@mantine/core';
import type { CSSProperties } from 'react';
import { useLiveness, type Liveness } from '../../api/live.js';
import css from './top-bar.module.css';

const WORDS: Readonly<Record<Liveness, readonly [word: string, tone: string, meaning: string]>> = {
  live: ['Live', 'var(--good)', 'What changes shows by itself.'],
  connecting: ['Connecting', 'var(--warn)', 'What changes will show by itself in a moment.'],
  away: ['Not live', 'var(--quiet)', 'What changes shows when a page is opened again; the connection is tried anew.'],
};

/** Whether what is shown keeps itself up to date. */
export function LiveDot() {
  const [word, tone, meaning] = WORDS[useLiveness()];
  return (
    <Tooltip label={meaning}>
      <span className={css.live}>
        <span className={css.dot} style={{ '--tone': tone } as CSSProperties} />
        {word}
      </span>
    </Tooltip>
  );
}
