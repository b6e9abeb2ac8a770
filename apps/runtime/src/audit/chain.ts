/** The hash chain: how a row, and a link over many rows, become hashes. Pure; whoever checks the chain needs only this. */
import { createHash, hash } from 'node:crypto';

/** A row as it is sealed: each value as text, so that it is the same wherever it is read. */
export interface SealedRow {
  readonly seq: number;
  readonly era: number;
  readonly txid: string;
  readonly at: string;
  readonly environment: number | null;
  readonly actor: string;
  readonly onBehalfOf: string | null;
  readonly correlation: string | null;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  /** Hexadecimal. */
  readonly payloadHash: string | null;
  readonly details: string | null;
}

/** A link: the rows after the link before, up to one row. */
export interface Link {
  readonly number: number;
  readonly upToEra: number;
  readonly upToTxid: string;
  readonly upToSeq: number;
  readonly rowCount: number;
  readonly rowsHash: Buffer;
  readonly rowMarks: Buffer;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
  readonly sealedAt: string;
}

/** What the first link follows. */
export const GENESIS = Buffer.alloc(32);
/** Bytes that a row takes in `rowMarks`. */
export const MARK_BYTES = 16;
const MARK_HASH_BYTES = 8;

/** The row as canonical JSON: these members, in the order of their names, without spaces. */
export function canonicalRow(row: SealedRow): string {
  return JSON.stringify({
    action: row.action,
    actor: row.actor,
    at: row.at,
    correlation: row.correlation,
    details: row.details,
    environment: row.environment,
    era: row.era,
    objectId: row.objectId,
    objectKind: row.objectKind,
    onBehalfOf: row.onBehalfOf,
    payloadHash: row.payloadHash,
    seq: row.seq,
    txid: row.txid,
  });
}

/** Where a row stands and what it is, in sixteen bytes. */
export function markOf(row: SealedRow, rowHash: Buffer): Buffer {
  const mark = Buffer.alloc(MARK_BYTES);
  mark.writeBigUInt64BE(BigInt(row.seq));
  rowHash.copy(mark, MARK_BYTES - MARK_HASH_BYTES, 0, MARK_HASH_BYTES);
  return mark;
}

export const seqOfMark = (marks: Buffer, index: number): number => Number(marks.readBigUInt64BE(index * MARK_BYTES));

/** Takes rows one after another and answers what a link says of them. */
export class RowsHash {
  readonly #hashes: Buffer[] = [];
  readonly #marks: Buffer[] = [];

  add(row: SealedRow): Buffer {
    const own = hash('sha256', canonicalRow(row), 'buffer');
    this.#hashes.push(own);
    const mark = markOf(row, own);
    this.#marks.push(mark);
    return mark;
  }

  end(): { readonly rowsHash: Buffer; readonly rowMarks: Buffer } {
    return { rowsHash: hash('sha256', Buffer.concat(this.#hashes), 'buffer'), rowMarks: Buffer.concat(this.#marks) };
  }
}

/** The hash of a link: over all that it says, and the hash of the one before. */
export function linkHash(link: Omit<Link, 'hash'>): Buffer {
  const canonical = JSON.stringify({
    number: link.number,
    previousHash: link.previousHash.toString('hex'),
    rowCount: link.rowCount,
    rowMarksHash: createHash('sha256').update(link.rowMarks).digest('hex'),
    rowsHash: link.rowsHash.toString('hex'),
    sealedAt: link.sealedAt,
    upToEra: link.upToEra,
    upToSeq: link.upToSeq,
    upToTxid: link.upToTxid,
  });
  return createHash('sha256').update(canonical).digest();
}

/** Whether `a` comes before `b` in the order that rows are sealed in. */
export function isBefore(a: Position, b: Position): boolean {
  if (a.era !== b.era) return a.era < b.era;
  const [left, right] = [BigInt(a.txid), BigInt(b.txid)];
  return left < right || (left === right && a.seq < b.seq);
}

export interface Position {
  readonly era: number;
  readonly txid: string;
  readonly seq: number;
}
