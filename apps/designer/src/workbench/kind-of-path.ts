/** What a file is, by its name alone: known before the engine has read anything. */

/** `rules` of `billing/charge.rules.yaml`; `rows` for the CSV of a table; `workspace` for the file at the root. */
export function kindOfPath(path: string): string {
  if (path === 'reckoner.yaml') return 'workspace';
  if (path.endsWith('.csv')) return 'rows';
  return /\.([\w-]+)\.(?:yaml|json)$/.exec(path)?.[1] ?? 'file';
}

/** The last part of a path, as it is called in a tab. */
export function nameOfPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The name without what its kind says already: `charge`, `time-entry`. */
export function stemOfPath(path: string): string {
  const name = nameOfPath(path);
  return name.replace(/\.[\w-]+\.(?:yaml|json)$/, '') || name;
}
