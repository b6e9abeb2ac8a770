/** What a definition file may hold at most; each has a diagnostic. */
export const LIMITS = {
  /** Lists and maps inside each other. */
  depthMax: 64,
  /** Characters of a file. */
  charactersMax: 1024 * 1024,
  /** Keys of one map. */
  keysMax: 5_000,
  /** Entries of all lists and maps of a file. */
  entriesMax: 120_000,
  /** Reading stops after so many findings in one file. */
  findingsMax: 100,
} as const;
