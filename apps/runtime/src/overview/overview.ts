import { Injectable } from '@nestjs/common';
import { isWithin, type Scope } from '../access/caller.js';
import { Database } from '../platform/database/database.js';
import {
  CELLS_MAX,
  overviewStore,
  type LatencyLine,
  type OverviewCell,
  type OverviewScope,
  type PendingLine,
  type UnbilledLine,
} from './overview.store.js';

/** What an environment did over some days, for those who look before they read. */
export interface Overview {
  readonly from: string;
  readonly to: string;
  /** How many events came in. Days are those of UTC. */
  readonly days: readonly { readonly day: string; readonly received: number }[];
  readonly cells: readonly OverviewCell[];
  /** There are more cells than are answered; ask for fewer days. */
  readonly isCut: boolean;
  readonly unbilled: readonly UnbilledLine[];
  /** As it is now, of whatever day. */
  readonly pending: readonly PendingLine[];
  readonly latency: readonly LatencyLine[];
  /** As it is now. */
  readonly cases: { readonly open: number; readonly overdue: number };
}

/** Sums for the first page, all of one moment. */
@Injectable()
export class OverviewOfEnvironment {
  constructor(private readonly database: Database) {}

  of(scope: OverviewScope & { readonly money: Scope }): Promise<Overview> {
    const shown = <Line extends { amount?: string; legalEntity: string | null }>(lines: readonly Line[]): Line[] =>
      lines.map((line) => (isWithin(scope.money, line) ? line : withoutAmount(line)));
    return this.database.transaction(
      async (session) => {
        const cells = await overviewStore.cells(session, scope);
        return {
          from: scope.from,
          to: scope.to,
          days: await overviewStore.days(session, scope),
          cells: shown(cells.slice(0, CELLS_MAX)),
          isCut: cells.length > CELLS_MAX,
          unbilled: shown(await overviewStore.unbilled(session, scope)),
          pending: await overviewStore.pending(session, scope),
          latency: await overviewStore.latency(session, scope),
          cases: await overviewStore.cases(session, scope),
        };
      },
      { isolation: 'REPEATABLE READ' },
    );
  }
}

function withoutAmount<Line extends { amount?: string }>({ amount: _, ...line }: Line): Line {
  return line as Line;
}
