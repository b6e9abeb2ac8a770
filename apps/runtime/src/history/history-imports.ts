import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { AuditWriter } from '../audit/audit-writer.js';
import { Wakes } from '../execution/wakes/wakes.js';
import { Database } from '../platform/database/database.js';
import type { Session } from '../platform/database/statement.js';
import { Problem } from '../platform/http/problem.js';
import { Releases } from '../releases/releases.js';
import { applyStore, type EntryPage } from './apply.store.js';
import { compareStore, type HistoryImport } from './compare.store.js';
import type { StagedLine } from './history-line.js';
import { LineReader } from './line-reader.js';
import { FileUnreadable, rawLines } from './line-source.js';

/** Lines staged by one statement, and those whose entries are applied together. */
const STAGED_TOGETHER = 1_000;
const APPLIED_TOGETHER = 5_000;
const LINES_MAX = 10_000_000;

export interface HistoryFile {
  readonly format: 'csv' | 'ndjson';
  readonly stream: AsyncIterable<Buffer>;
}

/**
 * What was billed elsewhere, in two steps: read and compared, line by line, then applied in one transaction. An imported
 * entry stands as one that was executed and posted here: the same revision again does nothing, a newer one corrects what
 * stands at the target, and what it drew is given back then.
 */
@Injectable()
export class HistoryImports {
  constructor(
    private readonly database: Database,
    private readonly releases: Releases,
    private readonly audit: AuditWriter,
    private readonly wakes: Wakes,
  ) {}

  async compare(
    { environment, environmentName, actor: by }: Caller,
    { format, stream }: HistoryFile,
  ): Promise<HistoryImport> {
    const release = await this.releases.current(environmentName);
    if (!release) throw nothingLive(environmentName);
    const reader = new LineReader(release, environmentName);
    const id = await compareStore.begin(this.database, environment, { releaseId: release.id, by });
    try {
      let lines: StagedLine[] = [];
      let count = 0;
      for await (const raw of rawLines(format, stream)) {
        lines.push(reader.read(raw));
        if ((count += 1) > LINES_MAX) throw new FileUnreadable(`The file has more than ${LINES_MAX} lines.`);
        if (lines.length < STAGED_TOGETHER) continue;
        await compareStore.stage(this.database, id, lines);
        lines = [];
      }
      await compareStore.stage(this.database, id, lines);
      await this.database.transaction((session) => compareStore.compare(session, id, environment), { isLong: true });
    } catch (error) {
      const isFile = error instanceof FileUnreadable;
      const message = isFile ? error.message : 'It did not come to its end; send it again.';
      await compareStore.fail(this.database, id, message);
      throw isFile ? unreadable(message) : error;
    }
    return (await compareStore.find(this.database, environment, id))!;
  }

  /** Whole, or not at all. */
  apply({ environment, actor: by }: Caller, id: string): Promise<HistoryImport> {
    const apply = async (session: Session): Promise<HistoryImport> => {
      await applyStore.alone(session, environment);
      const found = await compareStore.lock(session, environment, id);
      if (!found) throw importUnknown();
      if (found.state !== 'compared') throw notCompared(found);
      const last = await applyStore.lastEntry(session, id);
      for (let from = 0; from <= last; from += APPLIED_TOGETHER)
        await this.#page(
          session,
          { id, environment, from, to: from + APPLIED_TOGETHER },
          { by, releaseId: found.releaseId },
        );
      const lowered = await applyStore.openBalances(session, id, environment);
      await this.wakes.balancesLowered(session, environment, lowered, []);
      await applyStore.finish(session, id, by);
      const details = `${found.added} added, ${found.changed} changed`;
      const line = { environment, actor: by, action: 'history.imported', objectKind: 'history-import', objectId: id };
      await this.audit.lines(session, [{ ...line, details }]);
      return (await compareStore.find(session, environment, id))!;
    };
    return this.database.transaction(apply, { isLong: true });
  }

  /** In the order in which executions hold what they touch, so that both wait for each other and never in a circle. */
  async #page(session: Session, page: EntryPage, { by, releaseId }: { by: string; releaseId: number }): Promise<void> {
    if ((await applyStore.holdKeys(session, page)) > 0) throw movedOn();
    if ((await applyStore.addEvents(session, page)) > 0) throw movedOn();
    const executions = await applyStore.addExecutions(session, page, releaseId);
    await applyStore.addEnds(session, page);
    await applyStore.addDraws(session, page);
    if ((await applyStore.addDeliveries(session, page)) > 0) throw movedOn();
    const { environment } = page;
    await this.audit.lines(
      session,
      executions.map((execution) => ({
        environment,
        actor: by,
        correlation: `history-${page.id}`,
        action: 'execution.imported',
        objectKind: 'execution',
        objectId: String(execution),
      })),
    );
  }
}

export function importUnknown(): Problem {
  return new Problem(404, { code: 'IMPORT_UNKNOWN', detail: 'There is no such import here.' });
}

function notCompared({ state, error }: HistoryImport): Problem {
  const detail = state === 'applied' ? 'The import was applied already.' : (error ?? 'The import is still being read.');
  return new Problem(409, { code: 'IMPORT_NOT_READY', detail });
}

function movedOn(): Problem {
  return new Problem(409, {
    code: 'HISTORY_MOVED_ON',
    detail: 'Some of the entries have been executed since the import was compared.',
    remedy: 'Import the file again, and look at the new difference.',
  });
}

function nothingLive(environment: string): Problem {
  return new Problem(409, {
    code: 'NOTHING_LIVE',
    detail: `The environment ${environment} runs no release yet, so nothing says what its entries are.`,
    remedy: 'Point it at one first.',
  });
}

function unreadable(detail: string): Problem {
  return new Problem(400, {
    code: 'FILE_UNREADABLE',
    detail,
    remedy: 'Send a CSV whose first line names the fields, or JSON with a line each.',
  });
}
