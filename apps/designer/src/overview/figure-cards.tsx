import type { CSSProperties, ReactNode } from 'react';
import { Link } from 'wouter';
import { SkeletonBar } from '../design/states/skeletons.js';
import { decimalText } from '../design/values/decimal-text.js';
import { Money } from '../design/values/money.js';
import { signOfOutcome, signOfState, toneStyle, type Sign } from '../design/values/signs.js';
import type { Group, Overview } from './figures.js';
import css from './overview.module.css';

interface FiguresProps {
  readonly overview: Overview | undefined;
  readonly sum: Group | undefined;
  readonly from: string;
}

const ENDS = ['accepted', 'held', 'excluded', 'rejected', 'failed'] as const;

/** The first things that one asks, each with the way to the list behind it. */
export function Figures({ overview, sum, from }: FiguresProps) {
  const received = overview?.days.reduce((count, day) => count + day.received, 0);
  return (
    <div className={css.figures}>
      <Figure title="Received" count={received} href={`/events?from=${from}`} note="events" />
      {ENDS.map((outcome) => (
        <Figure
          key={outcome}
          title={outcome[0]!.toUpperCase() + outcome.slice(1)}
          sign={signOfOutcome(outcome)}
          count={sum && (sum.byOutcome[outcome] ?? 0)}
          href={`/executions?outcome=${outcome}&from=${from}`}
          note={outcome === 'accepted' ? <Amounts sum={sum} /> : shareOf(sum, outcome)}
        />
      ))}
      <Figure
        title="Open cases"
        sign={signOfState('open')}
        count={overview?.cases.open}
        href="/cases"
        note={overview && `${decimalText(overview.cases.overdue)} overdue`}
      />
    </div>
  );
}

function shareOf(sum: Group | undefined, outcome: string): string {
  if (!sum || sum.total === 0) return '';
  return `${((100 * (sum.byOutcome[outcome] ?? 0)) / sum.total).toFixed(1)} %`;
}

function Amounts({ sum }: { readonly sum: Group | undefined }) {
  const [first, ...others] = sum?.accepted ?? [];
  if (!first) return null;
  return (
    <span title={sum?.accepted.map(({ amount, currency }) => `${amount} ${currency}`).join(', ')}>
      <Money value={first.amount} currency={first.currency} />
      {others.length > 0 && ` +${others.length}`}
    </span>
  );
}

interface FigureProps {
  readonly title: string;
  readonly count: number | undefined;
  readonly href: string;
  readonly note: ReactNode;
  readonly sign?: Sign;
}

function Figure({ title, count, href, note, sign }: FigureProps) {
  const Mark = sign?.icon;
  const style: CSSProperties | undefined = sign && toneStyle(sign.tone);
  return (
    <Link href={href} className={css.figure} style={style}>
      <span className={css.name}>
        {Mark && <Mark size={14} stroke={2} aria-hidden className={css.mark} />}
        {title}
      </span>
      <span className={css.count}>
        {count === undefined ? <SkeletonBar width={64} height={20} /> : decimalText(count)}
      </span>
      <span className={css.under}>{note}</span>
    </Link>
  );
}
