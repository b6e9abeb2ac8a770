import { Tooltip } from '@mantine/core';
import { useNow } from './now.js';
import { distanceText, timeText, wholeTimeText } from './time-text.js';
import css from './values.module.css';

interface TimeProps {
  /** As the API writes it: an ISO 8601 moment. */
  readonly at: string | null | undefined;
  /** How far away instead of when: for deadlines and ages. */
  readonly isDistance?: boolean;
}

/** A moment in the viewer's zone; pointed at, all of it and as it was written. */
export function Time({ at, isDistance = false }: TimeProps) {
  const now = useNow();
  if (at === null || at === undefined) return <span className={css.none}>–</span>;
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return <span>{at}</span>;
  return (
    <Tooltip label={wholeTimeText(moment, at)}>
      <time dateTime={at} className={css.number}>
        {isDistance ? distanceText(moment, now) : timeText(moment, now)}
      </time>
    </Tooltip>
  );
}
