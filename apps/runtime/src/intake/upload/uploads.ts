import { createHash, type Hash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { crashPoint } from '../../platform/crash-points.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { Backlog } from '../backlog.js';
import { Overloaded } from '../group-commit.js';
import { Intake, type Receipt, type Sender } from '../intake.js';
import type { IncomingEvent } from '../incoming.js';
import { uploadRows, UploadUnreadable, type FileForm, type UploadRow } from './upload-rows.js';
import { uploadStore, type Upload, type UploadRowResult } from './upload.store.js';

/** Rows that are stored together. */
const GROUP = 500;
/** While too much waits, the file waits too. */
const PAUSE_MS = 250;

export interface UploadRequest {
  readonly sender: Sender;
  readonly source: string;
  readonly type: string;
  readonly name: string;
  readonly form: FileForm;
  readonly stream: AsyncIterable<Buffer>;
}

/**
 * Files of events. Each row is an event of its own that is named by what it holds: what was stored before a crash, or
 * came in another file, is a duplicate, so a file that was cut off is simply sent again.
 */
@Injectable()
export class Uploads {
  constructor(
    private readonly database: Database,
    private readonly intake: Intake,
    private readonly backlog: Backlog,
  ) {}

  /** Reads the file to its end; a row that cannot be read is kept with the reason, and the others go on. */
  async read(request: UploadRequest): Promise<Upload> {
    const { sender, source, type, name, form, stream } = request;
    const { environment, actor } = sender;
    const id = await uploadStore.begin(this.database, { environment, source, type, name, actor });
    const hash = createHash('sha256');
    try {
      let group: UploadRow[] = [];
      for await (const row of uploadRows(form, hashed(stream, hash))) {
        group.push(row);
        if (group.length < GROUP) continue;
        await this.#store(id, request, group);
        group = [];
      }
      await this.#store(id, request, group);
    } catch (error) {
      const isFile = error instanceof UploadUnreadable;
      const message = isFile ? error.message : 'It did not come to its end; send it again.';
      await uploadStore.finish(this.database, id, { error: message, hash: hash.digest() });
      throw isFile ? unreadable(message) : error;
    }
    await uploadStore.finish(this.database, id, { error: null, hash: hash.digest() });
    return (await uploadStore.find(this.database, environment, id))!;
  }

  async #store(id: string, { sender, source, type }: UploadRequest, rows: readonly UploadRow[]): Promise<void> {
    if (rows.length === 0) return;
    const events = rows.flatMap((row): IncomingEvent[] =>
      'code' in row ? [] : [{ source, sourceId: row.sourceId, type, occurredAt: undefined, body: row.body }],
    );
    const receipts = (await this.#accept(sender, events)).values();
    crashPoint('upload.after-events');
    const results = rows.map((row) => ('code' in row ? refused(row) : received(row.line, receipts.next().value!)));
    const accepted = results.filter(({ code }) => code === null).length;
    const duplicate = results.filter(({ code }) => code === 'DUPLICATE').length;
    const progress = { accepted, duplicate, refused: results.length - accepted - duplicate };
    await this.database.transaction(async (session) => {
      await uploadStore.addRows(session, id, results);
      await uploadStore.advance(session, id, progress);
    });
  }

  async #accept(sender: Sender, events: readonly IncomingEvent[]): Promise<Receipt[]> {
    for (;;) {
      while (await this.backlog.isFull()) await wait(PAUSE_MS);
      try {
        return await this.intake.accept(sender, events);
      } catch (error) {
        if (!(error instanceof Overloaded)) throw error;
        await wait(PAUSE_MS);
      }
    }
  }
}

async function* hashed(stream: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    hash.update(chunk);
    yield chunk;
  }
}

function received(row: number, { outcome, eventId }: Receipt): UploadRowResult {
  if (outcome === 'accepted') return { row, eventId, code: null, message: null };
  if (outcome === 'duplicate') return { row, eventId, code: 'DUPLICATE', message: null };
  return { row, eventId, code: 'CONFLICT', message: 'another row came under this name before; it stands' };
}

function refused({ line: row, code, message }: Extract<UploadRow, { code: string }>): UploadRowResult {
  return { row, eventId: null, code, message };
}

function unreadable(detail: string): Problem {
  return new Problem(400, {
    code: 'FILE_UNREADABLE',
    detail,
    remedy: 'Send a CSV or workbook whose first row names the fields, or JSON with a row a line.',
  });
}
