import { Injectable } from '@nestjs/common';
import type { Session } from '../../platform/database/statement.js';
import { wakesStore, type WakeOn } from './wakes.store.js';

/** Wakes executions that wait for a balance, in the transaction that lowers it. Rows wake where they are changed. */
@Injectable()
export class Wakes {
  /** Puts those into the queue that were held, rejected or failed because too little was left; `spared` are those who gave it back. */
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
