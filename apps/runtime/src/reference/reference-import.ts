import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Session } from '../platform/database/statement.js';
import { type Page, pageOf, type PageQuery } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import * as sql from './import.store.js';
import { COUNT_ROWS, NEXT_VERSION, NOTE_CHANGE, WAKE_BY_VERSION } from './reference-changes.js';
import { FileUnreadable, rowsOf, type FileRow, type RowDefinition, type RowFormat } from './row-source.js';

/** Rows staged, or added, by one statement. */
const PAGE = 2_000;
const PAGE_ROWS = 20_000;

export type Difference = 'added' | 'changed' | 'removed' | 'unchanged' | 'repeated' | 'refused';

export interface ImportRequest extends RowDefinition {
  readonly environment: number;
  readonly actor: string;
  /** replace: rows that the file lacks are removed; merge: they stay. */
  readonly mode: 'replace' | 'merge';
  readonly format: RowFormat;
  readonly stream: AsyncIterable<Buffer>;
}

export interface ImportState extends Record<Difference, number> {
  readonly id: string;
  readonly name: string;
  readonly mode: 'replace' | 'merge';
  readonly baseVersion: number;
  readonly state: 'reading' | 'compared' | 'applied' | 'failed';
  readonly error: string | null;
  readonly createdBy: string;
}

export interface DifferenceAsked extends PageQuery {
  readonly difference: Difference;
}

export interface DifferenceRow {
  /** The line of the file; of a row that would be removed, its id. */
  readonly row: number;
  readonly key: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly body: string | null;
  /** What is there now, where that is another. */
  readonly before: string | null;
  readonly code: string | null;
  readonly message: string | null;
}

/**
 * Rows of an environment table from a file, in two steps: compared with what is there, by pages and flat in memory,
 * then applied as one change.
 */
@Injectable()
export class ReferenceImports {
  constructor(private readonly database: Database) {}

  /** Reads and compares the file; answers the import's id, under which the difference is shown and applied. */
  async compare(request: ImportRequest): Promise<string> {
    const { environment, reference, mode, actor, format, stream } = request;
    const begun = await this.database.one<{ id: string }>(sql.BEGIN_IMPORT, [environment, reference.id, mode, actor]);
    const id = begun!.id;
    try {
      await this.#stage(id, rowsOf(request, format, stream));
      await this.database.transaction((session) => this.#compare(session, id, request), { isLong: true });
      return id;
    } catch (error) {
      const message = error instanceof FileUnreadable ? error.message : 'The import did not come to its end.';
      await this.database.execute(sql.FAIL_IMPORT, [id, message]);
      if (!(error instanceof FileUnreadable)) throw error;
      throw new Problem(400, {
        code: 'FILE_UNREADABLE',
        detail: message,
        remedy: 'Send a CSV or workbook with a header, or a row a line.',
      });
    }
  }

  state(environment: number, id: string): Promise<ImportState | undefined> {
    return this.database.one<ImportState>(sql.FIND_IMPORT, [id, environment]);
  }

  /** A page of the difference, in the order of the file; what would be removed, in that of the table. */
  async rows(environment: number, id: string, asked: DifferenceAsked): Promise<Page<DifferenceRow>> {
    const found = await this.state(environment, id);
    if (!found) throw unknownImport();
    const { difference } = asked;
    const [text, of] = difference === 'removed' ? [sql.LIST_LACKING, []] : [sql.LIST_ROWS, [difference]];
    return pageOf(asked, {
      key: ['number'],
      read: (after, limit) =>
        this.database.query<DifferenceRow>(text, [id, environment, found.name, ...of, after?.[0] ?? 0, limit]),
      keyOf: ({ row }) => [row],
    });
  }

  /** Makes the compared difference the table's next version, whole or not at all. */
  async apply(environment: number, id: string, actor: string): Promise<{ version: number }> {
    const apply = async (session: Session): Promise<{ version: number }> => {
      const found = await session.one<ImportState>(sql.LOCK_IMPORT, [id, environment]);
      if (!found) throw unknownImport();
      if (found.state !== 'compared') throw notCompared(found);
      const { version } = (await session.one<{ version: number }>(NEXT_VERSION, [environment, found.name]))!;
      if (version !== found.baseVersion + 1) throw movedOn();
      await this.#applyRows(session, environment, found, version);
      const { added, changed, removed, name } = found;
      await session.execute(NOTE_CHANGE, [environment, name, version, actor, 'import', added, changed, removed]);
      await session.execute(COUNT_ROWS, [environment, name, added - removed]);
      await session.execute(WAKE_BY_VERSION, [environment, name, version]);
      await session.execute(sql.FINISH_IMPORT, [id]);
      return { version };
    };
    return this.database.transaction(apply, { isLong: true });
  }

  async #applyRows(session: Session, environment: number, found: ImportState, version: number): Promise<void> {
    const values = [found.id, environment, found.name, version];
    const { last } = (await session.one<{ last: number }>(sql.LAST_ROW, [found.id]))!;
    const pages = Array.from({ length: Math.floor(last / PAGE_ROWS) + 1 }, (_, page) => page * PAGE_ROWS);
    await session.query(sql.AS_SETS);
    // all that goes before anything comes: a row that moves would else meet itself
    await session.execute(sql.CLOSE_CHANGED, values);
    if (found.mode === 'replace') await session.execute(sql.CLOSE_LACKING, values);
    await session.query(sql.AS_USUAL);
    for (const row of pages) await session.execute(sql.ADD_STAGED, [...values, row, row + PAGE_ROWS]);
    // what replaces everything was held against itself when it was compared
    if (found.mode === 'replace') return;
    const overlap = await session.one<{ key: string }>(sql.FIND_OVERLAP, [environment, found.name, version]);
    if (!overlap) return;
    throw new Problem(422, {
      code: 'ROWS_OVERLAP',
      detail: `Two rows of ${overlap.key} would hold on the same day.`,
      remedy: 'End the earlier row in the same file, or import with mode=replace.',
    });
  }

  async #stage(id: string, rows: AsyncIterable<FileRow>): Promise<void> {
    let page: FileRow[] = [];
    for await (const row of rows) {
      page.push(row);
      if (page.length < PAGE) continue;
      await this.database.execute(sql.STAGE_ROWS, columnsOf(id, page));
      page = [];
    }
    await this.database.execute(sql.STAGE_ROWS, columnsOf(id, page));
  }

  async #compare(session: Session, id: string, { environment, reference, mode }: ImportRequest): Promise<void> {
    await session.query(sql.AS_SETS);
    await session.execute(sql.PASS_REPEATED, [id]);
    await session.execute(sql.REFUSE_OVERLAPS, [id]);
    await session.execute(sql.COMPARE, [id, environment, reference.id]);
    const counts = await session.query<{ difference: Difference; count: number }>(sql.COUNT_DIFFERENCES, [id]);
    const of = (difference: Difference): number => counts.find((row) => row.difference === difference)?.count ?? 0;
    const lacking = await session.one<{ count: number }>(sql.COUNT_LACKING, [id, environment, reference.id]);
    const removed = mode === 'replace' ? lacking!.count : 0;
    await session.execute(sql.FINISH_COMPARISON, [
      id,
      of('added'),
      of('changed'),
      removed,
      of('unchanged'),
      of('refused'),
      of('repeated'),
    ]);
  }
}

function columnsOf(id: string, rows: readonly FileRow[]): unknown[] {
  const column = <T>(of: (row: FileRow) => T): T[] => rows.map(of);
  return [
    id,
    column((row) => row.line),
    column((row) => ('body' in row ? row.key : null)),
    column((row) => ('body' in row ? row.validFrom : null)),
    column((row) => ('body' in row ? row.validTo : null)),
    column((row) => ('body' in row ? row.body : null)),
    column((row) => ('body' in row ? 'added' : 'refused')),
    column((row) => ('body' in row ? null : row.code)),
    column((row) => ('body' in row ? null : row.message)),
  ];
}

function unknownImport(): Problem {
  return new Problem(404, { code: 'IMPORT_UNKNOWN', detail: 'There is no such import here.' });
}

function notCompared({ state, error }: ImportState): Problem {
  const detail = state === 'applied' ? 'The import was applied already.' : (error ?? 'The import is still being read.');
  return new Problem(409, { code: 'IMPORT_NOT_READY', detail });
}

function movedOn(): Problem {
  return new Problem(409, {
    code: 'TABLE_MOVED_ON',
    detail: 'The table has changed since the import was compared with it.',
    remedy: 'Import the file again, and look at the new difference.',
  });
}
