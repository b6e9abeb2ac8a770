/**
 * The append-only ledger: a record is on disk before anybody is told of what it records. Records that arrive while a
 * write is under way share the next one, and its fsync.
 */
import {
  closeSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  write,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { lock, unlock } from './lock.js';
import { makeFolder } from './make-folder.js';
import { readLedger, segmentName, segmentsOf } from './read.js';
import type { LedgerRecord, Unnumbered } from './records.js';

export interface LedgerOptions {
  folder: string;
  /** `group`: durable against loss of power; `off`: against the death of the process only. */
  fsync: 'group' | 'off';
  segmentBytes?: number;
  /** The disk refused; nothing may be answered any more. */
  onFailure: (cause: Error) => void;
}

const SEGMENT_BYTES = 256 * 1024 * 1024;
const NEWLINE = 10;

export class Ledger {
  #descriptor: number;
  #segment: number;
  #size: number;
  #n = 0;
  #lines: string[] = [];
  #waiting: (() => void)[] = [];
  #isBusy = false;
  #isFailed = false;
  #isClosed = false;
  readonly #options: LedgerOptions;

  /** Opens the folder; `replay` sees every record that was written before. */
  constructor(options: LedgerOptions, replay: (record: LedgerRecord) => void) {
    makeFolder(options.folder);
    lock(options.folder);
    this.#options = options;
    const files = segmentsOf(options.folder);
    const last = files.at(-1);
    if (last !== undefined) cutTornLine(last);
    for (const record of readLedger(options.folder)) {
      this.#n = record.n;
      replay(record);
    }
    this.#segment = Math.max(files.length, 1);
    this.#descriptor = openSync(last ?? join(options.folder, segmentName(1)), 'a');
    this.#size = fstatSync(this.#descriptor).size;
    syncFolder(options.folder);
  }

  /** Appends; `then` is called once the record is as durable as the options say. Returns the record's number. */
  append(record: Unnumbered, then?: () => void): number {
    const n = ++this.#n;
    this.#lines.push(JSON.stringify({ n, ...record }));
    if (then !== undefined) this.#waiting.push(then);
    if (!this.#isBusy) {
      this.#isBusy = true;
      setImmediate(this.#flush);
    }
    return n;
  }

  /** Resolves once all that was appended so far is durable. */
  settled(): Promise<void> {
    if (!this.#isBusy) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async close(): Promise<void> {
    await this.settled();
    if (this.#isClosed) return;
    this.#isClosed = true;
    closeSync(this.#descriptor);
    unlock(this.#options.folder);
  }

  readonly #flush = (): void => {
    const bytes = Buffer.from(`${this.#lines.join('\n')}\n`);
    const waiting = this.#waiting;
    const isEmpty = this.#lines.length === 0;
    this.#lines = [];
    this.#waiting = [];
    if (this.#isFailed) return;
    const done = (): void => this.#written(bytes.length, waiting);
    if (isEmpty) done();
    else if (this.#options.fsync === 'off') this.#writeAtOnce(bytes, done);
    else this.#writeAndSync(bytes, 0, done);
  };

  #writeAtOnce(bytes: Buffer, done: () => void): void {
    try {
      for (let from = 0; from < bytes.length;) from += writeSync(this.#descriptor, bytes, from);
    } catch (cause) {
      return this.#failed(cause as Error);
    }
    done();
  }

  #writeAndSync(bytes: Buffer, from: number, done: () => void): void {
    write(this.#descriptor, bytes, from, bytes.length - from, null, (failure, written) => {
      if (failure !== null) return this.#failed(failure);
      if (from + written < bytes.length) return this.#writeAndSync(bytes, from + written, done);
      fdatasync(this.#descriptor, (refused) => (refused === null ? done() : this.#failed(refused)));
    });
  }

  #written(size: number, waiting: (() => void)[]): void {
    this.#size += size;
    if (this.#size >= (this.#options.segmentBytes ?? SEGMENT_BYTES)) this.#rotate();
    for (const then of waiting) then();
    this.#isBusy = this.#lines.length > 0 || this.#waiting.length > 0;
    if (this.#isBusy) setImmediate(this.#flush);
  }

  #rotate(): void {
    closeSync(this.#descriptor);
    this.#segment++;
    this.#size = 0;
    this.#descriptor = openSync(join(this.#options.folder, segmentName(this.#segment)), 'a');
    syncFolder(this.#options.folder);
  }

  #failed(cause: Error): void {
    this.#isFailed = true;
    this.#options.onFailure(cause);
  }
}

/** What a crash left of a line was never answered, so it goes. */
function cutTornLine(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    let end = fstatSync(descriptor).size;
    const byte = Buffer.alloc(1);
    while (end > 0 && readSync(descriptor, byte, 0, 1, end - 1) === 1 && byte[0] !== NEWLINE) end--;
    ftruncateSync(descriptor, end);
  } finally {
    closeSync(descriptor);
  }
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
