import { Injectable } from '@nestjs/common';
import type { Session } from '../../platform/database/statement.js';
import { wakesStore, type WakeOn } from './wakes.store.js';

/** Wakes executions that wait for a row or a balance, in the transaction that changes it. */
@Injectable()
export class Wakes {
  /** Puts those into the queue that were held, rejected or failed because of these rows; answers how many. */
  async rowsChanged(session: Session, environment: number, table: string, keys: readonly string[]): Promise<number> {
    if (keys.length === 0) return 0;
    const changed = [...new Set(keys)].map((key): WakeOn => ({ kind: 'row', name: table, key }));
    return wakesStore.wake(session, environment, changed, []);
  }

  /** The same for balances that have more left than before. `spared` are those who gave it back. */
  async balancesLowered(
    session: Session,
    environment: number,
    balances: readonly { readonly name: string; readonly key: string }[],
    spared: readonly number[],
  ): Promise<number> {
    if (balances.length === 0) return 0;
    const changed = balances.map(({ name, key }): WakeOn => ({ kind: 'balance', name, key }));
    return wakesStore.wake(session, environment, changed, spared);
  }
}
