import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { StartError } from '../platform/start-error.js';
import { chainStore } from './chain.store.js';
import { HeadNote } from './head-note.js';

/** Nothing is done on a state that is older than one that was seen, unless it was said that it is. */
@Injectable()
export class NewestState {
  constructor(
    private readonly database: Database,
    private readonly note: HeadNote,
  ) {}

  /** Files that were put back, or a recovery to a moment: what was sent since would be sent again. */
  async refuseOlder(): Promise<void> {
    const noted = this.note.read();
    if (!noted || (noted.era ?? 1) < (await chainStore.era(this.database))) return;
    const last = (await chainStore.last(this.database))?.number ?? 0;
    if (noted.number <= last) return;
    throw new StartError(
      'DATABASE_OLDER',
      `The audit chain ends at link ${last}, and link ${noted.number} was seen: an older state was put back.`,
      'Mark it: `reckoner restore --mark-only MOMENT`, with the moment whose state it is.',
    );
  }
}
