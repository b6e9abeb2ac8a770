import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { GENESIS, isBefore, linkHash, RowsHash, type Link, type Position, type SealedRow } from './chain.js';
import { chainStore, type Tail } from './chain.store.js';
import { firstDifference, type BadRow } from './difference.js';
import { HeadNote, type Head } from './head-note.js';

/** What is wrong with the chain, at its first bad place. */
export interface Broken {
  /** row: a row is not as it was sealed; link: a link itself was changed; cut: links are missing at the end. */
  readonly kind: 'row' | 'link' | 'cut';
  readonly link: number;
  readonly message: string;
  readonly row?: BadRow;
}

/** What became of a verification. */
export interface Verified {
  readonly valid: boolean;
  readonly links: number;
  readonly rows: number;
  /** Keep it, outside: with it a later verification finds a chain that was cut. */
  readonly head: Head | null;
  readonly tail: Tail;
  readonly broken?: Broken;
}

const ROW_PAGE = 5_000;
const LINK_PAGE = 20;
const START: Position = { era: 0, txid: '0', seq: 0 };
/** Rows that wait longer than this while nothing hinders the sealer were sealed once, and their links are gone. */
const TAIL_SECONDS_MAX = 300;

/** Computes the whole chain again from the rows, a page at a time. */
@Injectable()
export class AuditVerifier {
  constructor(
    private readonly database: Database,
    private readonly note: HeadNote,
  ) {}

  /** `heads`: links that were noted elsewhere and must be in the chain; the one noted here is added. */
  async verify(heads: readonly Head[] = []): Promise<Verified> {
    const noted = this.note.read();
    // What was noted before a restore that was told of is gone, and that is known.
    const isCurrent = noted !== undefined && (noted.era ?? 1) >= (await chainStore.era(this.database));
    const wanted = isCurrent ? [...heads, noted] : [...heads];
    const rows = new RowReader(this.database);
    let [last, count]: [Link | undefined, number] = [undefined, 0];
    const end = (broken?: Broken): Promise<Verified> => this.#answer({ last, count }, broken);
    for await (const link of this.#links()) {
      const broken = linkProblem(link, last, wanted) ?? (await rowProblem(link, rows));
      if (broken) return end(broken);
      count += link.rowCount;
      last = link;
    }
    return end(cutProblem(last, wanted));
  }

  async *#links(): AsyncGenerator<Link> {
    let after = 0;
    for (;;) {
      const page = await chainStore.links(this.database, after, LINK_PAGE);
      yield* page;
      if (page.length < LINK_PAGE) return;
      after = page.at(-1)!.number;
    }
  }

  async #answer({ last, count }: { last: Link | undefined; count: number }, broken?: Broken): Promise<Verified> {
    const tail = await chainStore.tail(this.database, last ? positionOf(last) : START);
    const found = broken ?? tailProblem(last, tail);
    return {
      valid: found === undefined,
      links: last?.number ?? 0,
      rows: count,
      head: last ? { number: last.number, hash: last.hash.toString('hex') } : null,
      tail,
      ...(found ? { broken: found } : {}),
    };
  }
}

/** Reads rows in the order of sealing; each page begins where the last one ended. */
class RowReader {
  #after = START;

  constructor(private readonly database: Database) {}

  /** The rows up to and with a link's last. */
  async *upTo(end: Position): AsyncGenerator<SealedRow> {
    for (;;) {
      const page = await chainStore.rows(this.database, this.#after, end, ROW_PAGE);
      yield* page;
      if (page.length < ROW_PAGE) break;
      this.#after = page.at(-1)!;
    }
    this.#after = end;
  }
}

const positionOf = ({ upToEra, upToTxid, upToSeq }: Link): Position => ({
  era: upToEra,
  txid: upToTxid,
  seq: upToSeq,
});

function linkProblem(link: Link, last: Link | undefined, wanted: readonly Head[]): Broken | undefined {
  const bad = (message: string): Broken => ({ kind: 'link', link: link.number, message });
  const number = (last?.number ?? 0) + 1;
  if (link.number !== number) return { kind: 'link', link: number, message: `Link ${number} is missing.` };
  if (!link.previousHash.equals(last?.hash ?? GENESIS)) return bad('It does not follow the link before it.');
  if (!linkHash(link).equals(link.hash)) return bad('It was changed after it was made.');
  if (last && !isBefore(positionOf(last), positionOf(link))) return bad('It ends before the link before it.');
  const noted = wanted.find((head) => head.number === link.number);
  if (noted && noted.hash !== link.hash.toString('hex'))
    return bad('It is another than the one that was noted: the chain was made anew.');
  return undefined;
}

async function rowProblem(link: Link, rows: RowReader): Promise<Broken | undefined> {
  const hash = new RowsHash();
  for await (const row of rows.upTo(positionOf(link))) hash.add(row);
  const { rowsHash, rowMarks } = hash.end();
  if (rowsHash.equals(link.rowsHash)) return undefined;
  const row = firstDifference(link.rowMarks, rowMarks);
  const message = row
    ? `Row ${row.seq} of the audit was ${row.change} after it was sealed.`
    : 'A row was changed after it was sealed.';
  return { kind: 'row', link: link.number, message, ...(row ? { row } : {}) };
}

function cutProblem(last: Link | undefined, wanted: readonly Head[]): Broken | undefined {
  const missing = wanted.find(({ number }) => number > (last?.number ?? 0));
  if (!missing) return undefined;
  const message = `Link ${missing.number} was noted and is not there: the chain was cut, or an older backup was restored.`;
  return { kind: 'cut', link: (last?.number ?? 0) + 1, message };
}

function tailProblem(last: Link | undefined, { settled, seconds }: Tail): Broken | undefined {
  if (settled === 0 || seconds < TAIL_SECONDS_MAX) return undefined;
  const message = `${settled} rows wait to be linked, the oldest for ${Math.round(seconds)} s: no process seals, or their links were removed.`;
  return { kind: 'cut', link: (last?.number ?? 0) + 1, message };
}
