/** What a definition file may hold at most; each has a diagnostic. */
export const LIMITS = {
  /** Lists and maps inside each other. */
  depthMax: 64,
  /** Characters of a file. */
  charactersMax: 512 * 1024,
  /** Keys of one map. */
  keysMax: 5_000,
  /** Entries of all lists and maps of a file. */
  entriesMax: 60_000,
  /** Reading stops after so many findings in one file. */
  findingsMax: 100,
} as const;

/** Decision tables have rows by the thousand, and what stands in them is simple. */
const TABLE_LIMITS = { charactersMax: 1024 * 1024, entriesMax: 120_000 } as const;

/** How much a file may hold, by its kind. */
export function sizeLimits(file: string): { readonly charactersMax: number; readonly entriesMax: number } {
  return file.endsWith('.table.yaml') ? TABLE_LIMITS : LIMITS;
}
