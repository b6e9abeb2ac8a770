import { Injectable } from '@nestjs/common';
import { isWithin, type Scope } from '../../access/caller.js';
import { Database } from '../../platform/database/database.js';
import { totalsStore, type TotalsLine, type TotalsScope } from './totals.store.js';

/** What came in, and what became of it. */
export interface ControlTotals {
  readonly events: {
    readonly received: number;
    /** Not executed yet. */
    readonly waiting: number;
    readonly executed: number;
    /** No flow starts from them; each is a case. */
    readonly unmatched: number;
    /** Put aside before their flow was known; each is a case. */
    readonly quarantined: number;
    /** Of the executed: what was billed elsewhere before. */
    readonly imported: number;
  };
  /** By source, purpose, outcome, legal entity and currency. */
  readonly lines: readonly TotalsLine[];
  /** For each source and purpose: how many came in, and whether as many ended, one way each. */
  readonly purposes: readonly {
    readonly source: string;
    readonly purpose: string;
    readonly received: number;
    readonly ended: number;
  }[];
  /** How many deliveries stand where. */
  readonly deliveries: readonly { readonly state: string; readonly count: number; readonly imported: number }[];
  /** Whether nothing is missing and nothing counted twice. */
  readonly isBalanced: boolean;
}

/** Control totals: sums over ends, held against what was received. */
@Injectable()
export class TotalsOfExecutions {
  constructor(private readonly database: Database) {}

  /** All of it as of one moment. */
  of(scope: TotalsScope & { readonly money: Scope }): Promise<ControlTotals> {
    return this.database.transaction(
      async (session) => {
        const events = await totalsStore.events(session, scope);
        const lines = (await totalsStore.lines(session, scope)).map((line) => shownTo(scope.money, line));
        const purposes = await totalsStore.purposes(session, scope);
        const deliveries = await totalsStore.deliveries(session, scope);
        const { received, waiting, executed, unmatched, quarantined } = events;
        const isComplete = received === waiting + executed + unmatched + quarantined;
        const isBalanced = isComplete && purposes.every((purpose) => purpose.received === purpose.ended);
        return { events, lines, purposes, deliveries, isBalanced };
      },
      { isolation: 'REPEATABLE READ' },
    );
  }
}

/** The line without its amounts, where that lies outside of whose money may be seen. */
function shownTo(money: Scope, line: TotalsLine): TotalsLine {
  if (isWithin(money, line)) return line;
  const { amount: _, importedAmount: __, ...shown } = line;
  return shown;
}
