/** The figures of the overview, counted from what the runtime answers. */
import type { components } from '../api/client.js';
import { decimalSum } from '../design/values/decimal-sum.js';

export type Overview = components['schemas']['Overview'];
export type Totals = components['schemas']['ControlTotals'];
type Cell = components['schemas']['OverviewCell'];

/** Ways to look at the same entries. */
export const DIMENSIONS = { day: 'Day', source: 'System', legalEntity: 'Legal entity', currency: 'Currency' } as const;
export type Dimension = keyof typeof DIMENSIONS;

/** What ended how under one heading. */
export interface Group {
  readonly key: string;
  readonly total: number;
  readonly byOutcome: Readonly<Record<string, number>>;
  /** What was accepted, by currency. Without amounts where the person may not see them. */
  readonly accepted: readonly { readonly currency: string; readonly amount: string }[];
}

/** The purposes that there are, billing first. */
export function purposesOf(overview: Overview): readonly string[] {
  const names = [...new Set(overview.cells.map(({ purpose }) => purpose))].sort();
  return names.includes('billing') ? ['billing', ...names.filter((name) => name !== 'billing')] : names;
}

/** The cells of a purpose, gathered; days newest first, others by how many they are. */
export function groupsOf(overview: Overview, purpose: string | undefined, by: Dimension): readonly Group[] {
  const gathered = new Map<string, Cell[]>();
  for (const cell of overview.cells) {
    if (cell.purpose !== purpose) continue;
    const key = cell[by] ?? '–';
    gathered.set(key, [...(gathered.get(key) ?? []), cell]);
  }
  const groups = [...gathered].map(([key, cells]) => groupOf(key, cells));
  return groups.sort((a, b) => (by === 'day' ? (a.key < b.key ? 1 : -1) : b.total - a.total));
}

/** All of a purpose together. */
export function sumOf(overview: Overview, purpose: string | undefined): Group {
  return groupOf(
    '',
    overview.cells.filter((cell) => cell.purpose === purpose),
  );
}

function groupOf(key: string, cells: readonly Cell[]): Group {
  const byOutcome: Record<string, number> = {};
  const amounts = new Map<string, string[]>();
  for (const { outcome, entries, currency, amount } of cells) {
    byOutcome[outcome] = (byOutcome[outcome] ?? 0) + entries;
    if (outcome !== 'accepted' || currency === null || amount === undefined) continue;
    amounts.set(currency, [...(amounts.get(currency) ?? []), amount]);
  }
  return {
    key,
    total: cells.reduce((sum, { entries }) => sum + entries, 0),
    byOutcome,
    accepted: [...amounts].map(([currency, texts]) => ({ currency, amount: decimalSum(texts) })),
  };
}

/** A line of the balance: what a system sent for a purpose, and every way that it ended. */
export interface BalanceLine {
  readonly source: string;
  readonly purpose: string;
  readonly received: number;
  readonly byOutcome: Readonly<Record<string, number>>;
  readonly ended: number;
}

export function balanceOf({ purposes, lines }: Totals): readonly BalanceLine[] {
  return purposes.map(({ source, purpose, received, ended }) => {
    const byOutcome: Record<string, number> = {};
    for (const line of lines)
      if (line.source === source && line.purpose === purpose)
        byOutcome[line.outcome] = (byOutcome[line.outcome] ?? 0) + line.entries;
    return { source, purpose, received, byOutcome, ended };
  });
}
