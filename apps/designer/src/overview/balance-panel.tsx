import { IconAlertTriangle, IconScale } from '@tabler/icons-react';
import { Link } from 'wouter';
import { Panel } from '../design/layout/panel.js';
import { EmptyState } from '../design/states/empty-state.js';
import { Badge } from '../design/values/badges.js';
import { Decimal } from '../design/values/decimal.js';
import { OUTCOMES } from '../design/values/signs.js';
import { balanceOf, type BalanceLine, type Totals } from './figures.js';
import { SimpleTable, type SimpleColumn } from './simple-table.js';

const COLUMNS: readonly SimpleColumn<BalanceLine>[] = [
  {
    title: 'System',
    cell: ({ source }) => <Link href={`/events?source=${encodeURIComponent(source)}`}>{source}</Link>,
  },
  { title: 'Purpose', cell: ({ purpose }) => purpose },
  { title: 'Received', isNumber: true, cell: ({ received }) => <Decimal value={received} /> },
  { title: '=', cell: () => '=' },
  ...OUTCOMES.map((outcome) => ({
    title: outcome,
    isNumber: true,
    cell: ({ source, purpose, byOutcome }: BalanceLine) =>
      byOutcome[outcome] ? (
        <Link href={`/executions?${new URLSearchParams({ outcome, source, purpose }).toString()}`}>
          <Decimal value={byOutcome[outcome]} />
        </Link>
      ) : (
        <Decimal value={null} />
      ),
  })),
  { title: 'Missing', isNumber: true, cell: ({ received, ended }) => <Decimal value={received - ended} /> },
];

/** The proof that nothing is lost: for each purpose, what came in is what ended, one way each. */
export function BalancePanel({ totals }: { readonly totals: Totals | undefined }) {
  return (
    <Panel
      title="Control totals"
      note={totals && `${totals.events.waiting} of ${totals.events.received} still waiting`}
      isFlush
      actions={totals && <Verdict isBalanced={totals.isBalanced} />}
    >
      <SimpleTable
        label="Control totals"
        columns={COLUMNS}
        rows={totals && balanceOf(totals)}
        keyOf={({ source, purpose }) => `${source} ${purpose}`}
        empty={
          <EmptyState icon={IconScale} title="Nothing came in" isSmall>
            Each system that sends gets a line: what it sent, and how all of it ended. Choose more days, or connect a
            source.
          </EmptyState>
        }
      />
    </Panel>
  );
}

function Verdict({ isBalanced }: { readonly isBalanced: boolean }) {
  return isBalanced ? (
    <Badge word="balanced" tone="good" icon={IconScale} />
  ) : (
    <Badge word="not balanced" tone="bad" icon={IconAlertTriangle} />
  );
}
