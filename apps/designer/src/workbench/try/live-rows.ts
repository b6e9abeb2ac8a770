/** Rows of the environment's tables that runs asked for: fetched once each, and kept while the page is open. */
import type { RowsPage, RowWanted } from '../../engine/facts.js';

/** Rows change behind the page's back; a try after this long asks anew. */
const FRESH_MS = 60_000;
/** A table that is asked for more keys in one run is asked in the next round again. */
const AT_ONCE_MAX = 20;

interface Fetched {
  readonly page: RowsPage | undefined;
  readonly at: number;
}

/** Asks the runtime for one key of a table; the body as text. */
export type AskRows = (row: RowWanted) => Promise<string>;

export class LiveRows {
  readonly #ask: AskRows;
  readonly #known = new Map<string, Fetched>();

  constructor(ask: AskRows) {
    this.#ask = ask;
  }

  get pages(): readonly RowsPage[] {
    return [...this.#known.values()].flatMap(({ page }) => (page ? [page] : []));
  }

  /** Fetches what is not known; answers whether there is anything new to run with. */
  async fetch(wanted: readonly RowWanted[], now = Date.now()): Promise<boolean> {
    const isKnown = (row: RowWanted): boolean => now - (this.#known.get(nameOf(row))?.at ?? -Infinity) < FRESH_MS;
    const asked = wanted.filter((row) => row.environmentKey !== undefined && !isKnown(row)).slice(0, AT_ONCE_MAX);
    const found = await Promise.all(asked.map((row) => this.#one(row, now)));
    return found.some(Boolean);
  }

  async #one(row: RowWanted, at: number): Promise<boolean> {
    try {
      const json = await this.#ask(row);
      this.#known.set(nameOf(row), { page: { table: row.table, json }, at });
      return true;
    } catch {
      // No such table yet, or not for this person: then the row is said to be missing.
      this.#known.set(nameOf(row), { page: undefined, at });
      return false;
    }
  }
}

function nameOf({ table, environmentKey, at }: RowWanted): string {
  return JSON.stringify([table, environmentKey, at]);
}
