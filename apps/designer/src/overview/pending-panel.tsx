import { IconChecks } from '@tabler/icons-react';
import { Link } from 'wouter';
import { Panel } from '../design/layout/panel.js';
import { EmptyState } from '../design/states/empty-state.js';
import { StateBadge } from '../design/values/badges.js';
import { Decimal } from '../design/values/decimal.js';
import { Time } from '../design/values/time.js';
import type { Overview } from './figures.js';
import { SimpleTable, type SimpleColumn } from './simple-table.js';

type Line = Overview['pending'][number];

const COLUMNS: readonly SimpleColumn<Line>[] = [
  {
    title: 'Target',
    cell: ({ connection, state }) => (
      <Link href={`/deliveries?${new URLSearchParams({ connection, state }).toString()}`}>{connection}</Link>
    ),
  },
  { title: 'State', cell: ({ state }) => <StateBadge state={state} /> },
  { title: 'Legal entity', cell: ({ legalEntity }) => legalEntity ?? '–' },
  { title: 'Deliveries', isNumber: true, cell: ({ count }) => <Decimal value={count} /> },
  { title: 'Oldest', isNumber: true, cell: ({ oldest }) => <Time at={oldest} isDistance /> },
];

/** What the targets owe an answer for, as it is now. */
export function PendingPanel({ lines }: { readonly lines: readonly Line[] | undefined }) {
  return (
    <Panel title="Pending posting" note="as it is now" isFlush>
      <SimpleTable
        label="Pending posting"
        columns={COLUMNS}
        rows={lines}
        keyOf={({ connection, state, legalEntity }) => JSON.stringify([connection, state, legalEntity])}
        empty={
          <EmptyState icon={IconChecks} title="Everything owed is posted" isSmall>
            What waits for a target, or was sent and not confirmed yet, would stand here.
          </EmptyState>
        }
      />
    </Panel>
  );
}
