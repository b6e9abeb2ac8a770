import { SegmentedControl } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useState, type CSSProperties } from 'react';
import { Panel } from '../design/layout/panel.js';
import { EmptyState } from '../design/states/empty-state.js';
import { Decimal } from '../design/values/decimal.js';
import { Money } from '../design/values/money.js';
import { OUTCOMES, signOfOutcome } from '../design/values/signs.js';
import { DIMENSIONS, groupsOf, type Dimension, type Group, type Overview } from './figures.js';
import css from './overview.module.css';
import { SimpleTable, type SimpleColumn } from './simple-table.js';

interface BreakdownPanelProps {
  readonly overview: Overview | undefined;
  readonly purpose: string | undefined;
}

/** The same entries by day, system, legal entity or currency: bars to look at and figures to read, in one table. */
export function BreakdownPanel({ overview, purpose }: BreakdownPanelProps) {
  const [by, setBy] = useState<Dimension>('day');
  const groups = overview && groupsOf(overview, purpose, by);
  const most = Math.max(1, ...(groups ?? []).map(({ total }) => total));
  const columns: readonly SimpleColumn<Group>[] = [
    { title: DIMENSIONS[by], cell: ({ key }) => <span className={css.key}>{key}</span> },
    { title: 'Ends', cell: (group) => <Bar group={group} most={most} /> },
    ...OUTCOMES.map((outcome) => ({
      title: outcome,
      isNumber: true,
      cell: ({ byOutcome }: Group) => <Decimal value={byOutcome[outcome] ?? null} />,
    })),
    { title: 'Accepted amount', isNumber: true, cell: (group) => <Amounts group={group} /> },
  ];
  return (
    <Panel
      title="What became of it"
      note={purpose}
      isFlush
      actions={
        <SegmentedControl
          aria-label="By"
          data={Object.entries(DIMENSIONS).map(([value, label]) => ({ value, label }))}
          value={by}
          onChange={(value) => setBy(value as Dimension)}
        />
      }
    >
      <SimpleTable
        label="What became of it"
        columns={columns}
        rows={groups}
        keyOf={({ key }) => key}
        empty={
          <EmptyState icon={IconChartBar} title="Nothing ended in these days" isSmall>
            Each day, system, legal entity and currency gets a bar of how its entries ended. Choose more days.
          </EmptyState>
        }
      />
    </Panel>
  );
}

function Amounts({ group }: { readonly group: Group }) {
  if (group.accepted.length === 0) return <Decimal value={null} />;
  return (
    <span className={css.amounts}>
      {group.accepted.map(({ amount, currency }) => (
        <Money key={currency} value={amount} currency={currency} />
      ))}
    </span>
  );
}

/** As long as there are many, parted by how they ended; the figures beside it say the same. */
function Bar({ group, most }: { readonly group: Group; readonly most: number }) {
  return (
    <span className={css.bar} style={{ width: `${(100 * group.total) / most}%` }} aria-hidden>
      {OUTCOMES.filter((outcome) => group.byOutcome[outcome]).map((outcome) => (
        <span
          key={outcome}
          title={`${outcome}: ${group.byOutcome[outcome]}`}
          style={
            { flexGrow: group.byOutcome[outcome], '--tone': `var(--${signOfOutcome(outcome).tone})` } as CSSProperties
          }
        />
      ))}
    </span>
  );
}
