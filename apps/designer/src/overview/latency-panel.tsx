import { IconClock } from '@tabler/icons-react';
import { Panel } from '../design/layout/panel.js';
import { EmptyState } from '../design/states/empty-state.js';
import { Decimal } from '../design/values/decimal.js';
import { durationText } from '../design/values/time-text.js';
import type { Overview } from './figures.js';
import css from './overview.module.css';
import { SimpleTable, type SimpleColumn } from './simple-table.js';

type Line = Overview['latency'][number];

/** From approval to posting, by the day of the posting. */
export function LatencyPanel({ lines }: { readonly lines: readonly Line[] | undefined }) {
  const most = Math.max(0.001, ...(lines ?? []).map(({ p95 }) => p95));
  const columns: readonly SimpleColumn<Line>[] = [
    { title: 'Day', cell: ({ day }) => <span className={css.key}>{day}</span> },
    { title: 'Half within', isNumber: true, cell: ({ median }) => durationText(median * 1000) },
    { title: '95 of 100 within', isNumber: true, cell: ({ p95 }) => durationText(p95 * 1000) },
    {
      title: 'Time',
      cell: ({ median, p95 }) => (
        <span className={css.range} aria-hidden>
          <span style={{ width: `${(100 * p95) / most}%` }} />
          <span style={{ width: `${(100 * median) / most}%` }} />
        </span>
      ),
    },
    { title: 'Posted', isNumber: true, cell: ({ posted }) => <Decimal value={posted} /> },
  ];
  return (
    <Panel title="From receipt to posting" isFlush>
      <SimpleTable
        label="From receipt to posting"
        columns={columns}
        rows={lines && [...lines].sort((a, b) => (a.day < b.day ? 1 : -1))}
        keyOf={({ day }) => day}
        empty={
          <EmptyState icon={IconClock} title="Nothing was posted in these days" isSmall>
            How long it took from receipt until the target confirmed it would stand here, day by day.
          </EmptyState>
        }
      />
    </Panel>
  );
}
