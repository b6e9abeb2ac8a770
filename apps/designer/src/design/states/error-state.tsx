import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconMoodEmpty, IconPlugConnectedX, type Icon } from '@tabler/icons-react';
import { wordsOf, type Words } from '../../api/problems.js';
import css from './state.module.css';

const ICONS: Readonly<Partial<Record<Words['kind'], Icon>>> = {
  'not-allowed': IconLock,
  'not-there': IconMoodEmpty,
  away: IconPlugConnectedX,
};

interface ErrorStateProps {
  readonly error: unknown;
  /** Tries it again. */
  readonly onRetry?: () => void;
  readonly isSmall?: boolean;
}

/** Something could not be shown: what happened, the remedy, and the correlation under which the log has it. */
export function ErrorState({ error, onRetry, isSmall = false }: ErrorStateProps) {
  const { kind, title, detail, remedy, correlation, findings } = wordsOf(error);
  const Sign = ICONS[kind] ?? IconAlertTriangle;
  const isGrave = kind === 'fault' || kind === 'refused';
  return (
    <div className={isSmall ? `${css.state} ${css.small}` : css.state} role="alert">
      <div className={isGrave ? `${css.icon} ${css.bad}` : css.icon} aria-hidden>
        <Sign size={22} stroke={1.5} />
      </div>
      <p className={css.title}>{title}</p>
      <p className={css.words}>
        {detail} {remedy}
      </p>
      {findings.length > 0 && (
        <ul className={css.findings}>
          {findings.map(({ at, message }, index) => (
            <li key={index}>
              {at !== undefined && <code>{at}: </code>}
              {message}
            </li>
          ))}
        </ul>
      )}
      {onRetry && kind !== 'not-allowed' && (
        <div className={css.next}>
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>
        </div>
      )}
      {correlation !== undefined && (
        <p className={css.code}>
          In the log under <code>{correlation}</code>
        </p>
      )}
    </div>
  );
}
