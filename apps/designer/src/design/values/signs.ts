/** What words of the product mean at a glance: an icon and a tone each. Never a colour alone. */
import {
  IconAlertOctagon,
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconChecks,
  IconCircleDashed,
  IconClock,
  IconFolderOpen,
  IconHelp,
  IconLoader,
  IconMinus,
  IconPlayerPause,
  IconReplace,
  IconSend,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import type { CSSProperties } from 'react';

/** The colours of a meaning are of tokens.css. */
export type Tone = 'good' | 'warn' | 'bad' | 'fault' | 'quiet' | 'past' | 'info';

export interface Sign {
  readonly icon: Icon;
  readonly tone: Tone;
}

export const OUTCOMES = ['accepted', 'held', 'excluded', 'rejected', 'failed', 'superseded'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const OUTCOME_SIGNS: Readonly<Record<string, Sign>> = {
  accepted: { icon: IconCheck, tone: 'good' },
  held: { icon: IconPlayerPause, tone: 'warn' },
  excluded: { icon: IconMinus, tone: 'quiet' },
  rejected: { icon: IconX, tone: 'bad' },
  failed: { icon: IconAlertOctagon, tone: 'fault' },
  superseded: { icon: IconReplace, tone: 'past' },
};

const STATE_SIGNS: Readonly<Record<string, Sign>> = {
  pending: { icon: IconClock, tone: 'quiet' },
  sending: { icon: IconLoader, tone: 'info' },
  sent: { icon: IconSend, tone: 'info' },
  posted: { icon: IconChecks, tone: 'good' },
  refused: { icon: IconBan, tone: 'bad' },
  unknown: { icon: IconHelp, tone: 'warn' },
  superseded: { icon: IconReplace, tone: 'past' },
  compensated: { icon: IconArrowBackUp, tone: 'past' },
  open: { icon: IconFolderOpen, tone: 'warn' },
  resolved: { icon: IconCheck, tone: 'good' },
  paused: { icon: IconPlayerPause, tone: 'warn' },
  waiting: { icon: IconClock, tone: 'quiet' },
};

const OTHER: Sign = { icon: IconCircleDashed, tone: 'quiet' };

export function signOfOutcome(outcome: string): Sign {
  return OUTCOME_SIGNS[outcome] ?? OTHER;
}

/** Of a delivery, a case, an import or a connection. */
export function signOfState(state: string): Sign {
  return STATE_SIGNS[state] ?? OTHER;
}

/** The variables `--tone` and `--soft`, for what is painted in a tone. */
export function toneStyle(tone: Tone): CSSProperties {
  return { '--tone': `var(--${tone})`, '--soft': `var(--${tone}-soft)` } as CSSProperties;
}
