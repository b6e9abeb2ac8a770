import type { Icon } from '@tabler/icons-react';
import { signOfOutcome, signOfState, toneStyle, type Tone } from './signs.js';
import css from './values.module.css';

/** How an execution, a part or a purpose ended. */
export function OutcomeBadge({ outcome }: { readonly outcome: string }) {
  return <Badge word={outcome} {...signOfOutcome(outcome)} />;
}

/** Where a delivery or a case stands. */
export function StateBadge({ state }: { readonly state: string }) {
  return <Badge word={state} {...signOfState(state)} />;
}

interface BadgeProps {
  readonly word: string;
  readonly tone: Tone;
  readonly icon: Icon;
}

/** A word with its meaning: an icon, a tone, and the word itself. */
export function Badge({ word, tone, icon: Mark }: BadgeProps) {
  return (
    <span className={css.badge} style={toneStyle(tone)}>
      <Mark size={13} stroke={2.2} aria-hidden />
      {word}
    </span>
  );
}
