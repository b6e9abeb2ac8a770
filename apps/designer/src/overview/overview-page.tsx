import { SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { Page } from '../design/layout/page.js';
import { ErrorState } from '../design/states/error-state.js';
import { useNow } from '../design/values/now.js';
import { BalancePanel } from './balance-panel.js';
import { BreakdownPanel } from './breakdown-panel.js';
import { Figures } from './figure-cards.js';
import { purposesOf, sumOf } from './figures.js';
import { LatencyPanel } from './latency-panel.js';
import css from './overview.module.css';
import { PendingPanel } from './pending-panel.js';
import { firstDay, useOverview, useTotals } from './queries.js';
import { UnbilledPanel } from './unbilled-panel.js';

const SPANS = [
  { value: '1', label: 'Today' },
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
];

/** What came in, what became of it, what is still owed, and whether everything adds up. */
export function OverviewPage() {
  const [search, setSearch] = useSearchParams();
  const now = useNow();
  const days = SPANS.find(({ value }) => value === search.get('days'))?.value ?? '30';
  const from = firstDay(Number(days), now);
  const overview = useOverview(from);
  const totals = useTotals(from);
  const [chosen, setChosen] = useState<string | null>(null);
  const purposes = overview.data ? purposesOf(overview.data) : [];
  const purpose = purposes.find((name) => name === (chosen ?? search.get('purpose'))) ?? purposes[0];
  const failed = overview.error ?? totals.error;
  const retry = (): void => void Promise.all([overview.refetch(), totals.refetch()]);
  if (failed && !(overview.data && totals.data))
    return (
      <Page title="Overview">
        <ErrorState error={failed} onRetry={retry} />
      </Page>
    );
  return (
    <Page
      title="Overview"
      subtitle="What came in, what became of it, and what is still owed. Days are those of UTC."
      actions={
        <>
          {purposes.length > 1 && (
            <Select
              aria-label="Purpose"
              w={130}
              data={[...purposes]}
              value={purpose ?? null}
              onChange={setChosen}
              allowDeselect={false}
            />
          )}
          <SegmentedControl
            aria-label="Span"
            data={SPANS}
            value={days}
            onChange={(value) => setSearch({ days: value }, { replace: true })}
          />
        </>
      }
    >
      <div className={css.page}>
        <Figures overview={overview.data} sum={overview.data && sumOf(overview.data, purpose)} from={from} />
        <BalancePanel totals={totals.data} />
        <BreakdownPanel overview={overview.data} purpose={purpose} />
        <UnbilledPanel lines={overview.data?.unbilled} />
        <div className={css.pair}>
          <PendingPanel lines={overview.data?.pending} />
          <LatencyPanel lines={overview.data?.latency} />
        </div>
      </div>
    </Page>
  );
}
