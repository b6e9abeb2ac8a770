import type { Readable } from 'node:stream';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import {
  INFLATED_BYTES_MAX,
  PARTS_MAX,
  RATIO_FROM_BYTES,
  RATIO_MAX,
  WORKBOOK_BYTES_MAX,
  WorkbookUnreadable,
} from './limits.js';

const ZIP = 'PK';
/** What older workbooks, and those with a password, begin with. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** The parts of a workbook. What they unfold to is counted as it comes out, whatever the archive says of it. */
export class Archive {
  readonly #zip: ZipFile;
  readonly #entries = new Map<string, Entry>();
  #inflated = 0;

  private constructor(zip: ZipFile) {
    this.#zip = zip;
  }

  static async open(bytes: Buffer): Promise<Archive> {
    if (bytes.subarray(0, 4).equals(COMPOUND))
      throw new WorkbookUnreadable(
        'The workbook has a password, or is of the old kind (.xls); save it as .xlsx without one.',
      );
    if (bytes.subarray(0, 2).toString('latin1') !== ZIP)
      throw new WorkbookUnreadable('The file is no workbook (.xlsx).');
    const zip = await opened(bytes);
    const archive = new Archive(zip);
    await archive.#list();
    return archive;
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /** The bytes of a part, as they unfold. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name.toLowerCase());
    if (!entry) throw new WorkbookUnreadable(`The workbook lacks its part \`${name.slice(0, 100)}\`.`);
    const stream = await this.#stream(entry);
    const most = Math.max(RATIO_FROM_BYTES, entry.compressedSize * RATIO_MAX);
    let size = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        this.#inflated += chunk.length;
        if ((size += chunk.length) > most || this.#inflated > INFLATED_BYTES_MAX)
          throw new WorkbookUnreadable('The workbook unfolds to far more than it holds.');
        yield chunk;
      }
    } catch (error) {
      throw error instanceof WorkbookUnreadable ? error : broken(error);
    } finally {
      stream.destroy();
    }
  }

  #list(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#zip.entryCount > PARTS_MAX)
        return reject(new WorkbookUnreadable(`The workbook has more than ${PARTS_MAX} parts.`));
      this.#zip.on('entry', (entry: Entry) => {
        this.#entries.set(entry.fileName.toLowerCase(), entry);
        this.#zip.readEntry();
      });
      this.#zip.once('end', resolve).once('error', (error: Error) => reject(broken(error)));
      this.#zip.readEntry();
    });
  }

  #stream(entry: Entry): Promise<Readable> {
    return new Promise((resolve, reject) =>
      this.#zip.openReadStream(entry, (error, stream) => (error ? reject(broken(error)) : resolve(stream))),
    );
  }
}

function opened(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(broken(error)) : resolve(zip),
    ),
  );
}

function broken(error: unknown): WorkbookUnreadable {
  return new WorkbookUnreadable(
    `The workbook is damaged: ${error instanceof Error ? error.message : 'it ends early'}.`,
  );
}

/** A stream whole, as long as it is a workbook's size: its directory stands at its end. */
export async function wholeOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > WORKBOOK_BYTES_MAX)
      throw new WorkbookUnreadable(`The workbook has more than ${WORKBOOK_BYTES_MAX} bytes; send it as CSV.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
