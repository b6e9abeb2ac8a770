import { IconInbox } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '../states/empty-state.js';
import { DataTable, type Column } from '../tables/data-table.js';
import { Tree } from '../tables/tree.js';
import { OutcomeBadge } from '../values/badges.js';
import { KindIcon } from '../values/kind-icon.js';
import { Money } from '../values/money.js';
import { ReasonText } from '../values/reason-text.js';
import { OUTCOMES } from '../values/signs.js';

interface SampleRow {
  readonly id: number;
  readonly outcome: string;
  readonly amount: string;
}

const ROWS: readonly SampleRow[] = Array.from({ length: 10_000 }, (_, id) => ({
  id,
  outcome: OUTCOMES[id % OUTCOMES.length]!,
  amount: `${(id * 37) % 991}.${id % 10}5`,
}));

const COLUMNS: readonly Column<SampleRow>[] = [
  { id: 'id', title: 'Source id', width: '140px', isSortable: true, cell: ({ id }) => `harvest:H-${88_000 + id}` },
  { id: 'outcome', title: 'Outcome', width: '120px', cell: ({ outcome }) => <OutcomeBadge outcome={outcome} /> },
  {
    id: 'reason',
    title: 'Reason',
    width: 'minmax(200px, 1fr)',
    cell: ({ outcome }) =>
      outcome === 'accepted' ? null : <ReasonText code="PROJECT_CLOSED" message="Project P-104 is closed." />,
  },
  {
    id: 'amount',
    title: 'Amount',
    width: '140px',
    isNumber: true,
    cell: ({ amount }) => <Money value={amount} currency="EUR" />,
  },
];

/** Ten thousand rows, as fast as ten. */
export function SampleTable() {
  const [selected, setSelected] = useState<string | number>();
  return (
    <DataTable
      label="Samples"
      columns={COLUMNS}
      rows={ROWS}
      keyOf={({ id }) => id}
      selected={selected}
      onOpen={({ id }) => setSelected(id)}
      empty={
        <EmptyState icon={IconInbox} title="Nothing">
          Nothing.
        </EmptyState>
      }
    />
  );
}

const NODES = ['mappings', 'rules', 'flows'].map((folder) => ({
  id: folder,
  label: folder,
  kind: 'folder',
  children: [
    { id: `${folder}/a`, label: 'harvest/time-entry', kind: 'mapping' },
    { id: `${folder}/b`, label: 'billing/multiplier', kind: 'table' },
    { id: `${folder}/c`, label: 'billing/eligibility', kind: 'rules' },
  ],
}));

export function SampleTree() {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(['mappings', 'rules']));
  const [selected, setSelected] = useState('rules/b');
  const toggle = (id: string): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <Tree
      label="Definitions"
      nodes={NODES}
      open={open}
      onToggle={toggle}
      selected={selected}
      onSelect={({ id }) => setSelected(id)}
      icon={(node) => ('kind' in node && node.kind !== 'folder' ? <KindIcon kind={node.kind as string} /> : null)}
    />
  );
}
