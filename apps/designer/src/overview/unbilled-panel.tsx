import { IconReceipt } from '@tabler/icons-react';
import { Link } from 'wouter';
import { Panel } from '../design/layout/panel.js';
import { EmptyState } from '../design/states/empty-state.js';
import { OutcomeBadge } from '../design/values/badges.js';
import { Decimal } from '../design/values/decimal.js';
import { Money } from '../design/values/money.js';
import { ReasonText } from '../design/values/reason-text.js';
import { Time } from '../design/values/time.js';
import type { Overview } from './figures.js';
import { SimpleTable, type SimpleColumn } from './simple-table.js';

type Line = Overview['unbilled'][number];

const COLUMNS: readonly SimpleColumn<Line>[] = [
  { title: 'Ended', cell: ({ outcome }) => <OutcomeBadge outcome={outcome} /> },
  {
    title: 'Reason',
    cell: ({ outcome, reason }) => (
      <Link href={`/executions?${new URLSearchParams({ outcome, ...(reason ? { reason } : {}) }).toString()}`}>
        <ReasonText code={reason} />
      </Link>
    ),
  },
  { title: 'Owner', cell: ({ owner }) => owner ?? '–' },
  { title: 'Legal entity', cell: ({ legalEntity }) => legalEntity ?? '–' },
  { title: 'Entries', isNumber: true, cell: ({ entries }) => <Decimal value={entries} /> },
  { title: 'Quantity', isNumber: true, cell: ({ quantity }) => <Decimal value={quantity} places={2} /> },
  {
    title: 'Amount',
    isNumber: true,
    cell: ({ amount, currency }) => <Money value={known(amount)} currency={currency} />,
  },
  { title: 'Oldest', isNumber: true, cell: ({ oldest }) => <Time at={oldest} isDistance /> },
];

/** What ended before its rate was found counts nothing, which is no amount. */
function known(amount: string | undefined): string | undefined {
  return amount !== undefined && /[1-9]/.test(amount) ? amount : undefined;
}

/** Approved work that no bill holds yet, by why. */
export function UnbilledPanel({ lines }: { readonly lines: readonly Line[] | undefined }) {
  return (
    <Panel title="Approved but unbilled" note="by reason; amounts as far as a rate was known" isFlush>
      <SimpleTable
        label="Approved but unbilled"
        columns={COLUMNS}
        rows={lines && [...lines].sort((a, b) => b.entries - a.entries)}
        keyOf={(line) => JSON.stringify([line.outcome, line.reason, line.owner, line.legalEntity, line.currency])}
        empty={
          <EmptyState icon={IconReceipt} title="Everything approved is billed" isSmall>
            What is held, rejected or failed on its way to a bill would stand here, with who has to act.
          </EmptyState>
        }
      />
    </Panel>
  );
}
