import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Log } from '../platform/observe/log.js';
import { GENESIS, linkHash, RowsHash, type Link } from './chain.js';
import { chainStore } from './chain.store.js';
import { HeadNote } from './head-note.js';

const PAUSE_MILLISECONDS = 500;
/** Rows of a link at most: a link that is wrong is read again row by row. */
const LINK_ROWS = 5_000;

/** Links what was done since the last time into the chain. */
@Injectable()
export class AuditSealer {
  constructor(
    private readonly database: Database,
    private readonly note: HeadNote,
    private readonly log: Log,
  ) {}

  async run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const link = await this.sealOnce();
      if (link?.rowCount === LINK_ROWS) continue;
      await wait(PAUSE_MILLISECONDS, undefined, { signal: stopping }).catch(() => undefined);
    }
    await this.sealOnce();
  }

  /** Adds a link over all rows that are settled; answers it, or undefined where there is nothing to link or another does. */
  async sealOnce(): Promise<Link | undefined> {
    const link = await this.database.transaction(async (session) => {
      if (!(await chainStore.lock(session))) return undefined;
      const last = await chainStore.last(session);
      const after = { era: last?.upToEra ?? 0, txid: last?.upToTxid ?? '0', seq: last?.upToSeq ?? 0 };
      const rows = await chainStore.unsealed(session, after, LINK_ROWS);
      const end = rows.at(-1);
      if (!end) return undefined;
      const hash = new RowsHash();
      for (const row of rows) hash.add(row);
      const made = {
        number: (last?.number ?? 0) + 1,
        upToEra: end.era,
        upToTxid: end.txid,
        upToSeq: end.seq,
        rowCount: rows.length,
        ...hash.end(),
        previousHash: last?.hash ?? GENESIS,
        sealedAt: await chainStore.now(session),
      };
      const sealed = { ...made, hash: linkHash(made) };
      await chainStore.add(session, sealed);
      return sealed;
    });
    if (link) this.#noted(link);
    return link;
  }

  /** A note that cannot be written is no reason to stop: the chain itself is sound without it. */
  #noted(link: Link): void {
    try {
      this.note.write({ number: link.number, hash: link.hash.toString('hex'), era: link.upToEra });
    } catch (error) {
      this.log.warn('the head of the audit chain could not be noted', {}, error);
    }
  }
}
