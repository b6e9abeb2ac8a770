/** What a person may see of a payload: fields that a schema marks as sensitive are masked by their name, wherever they stand. */
import type { LoadedRelease } from '../releases/loaded-release.js';

const MASK = '***';

/** A YAML node, as far as it is walked. */
interface Node {
  readonly kind?: string;
  readonly value?: unknown;
  readonly entries?: readonly { readonly key: Node; readonly value: Node }[];
  readonly items?: readonly Node[];
}

/** The names of all fields that some schema of the release marks as sensitive: rather one too many than one too few. */
export function sensitiveNames({ checked }: LoadedRelease): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { value } of checked.workspace.all('schema')) collect(value as unknown as Node, names);
  return names;
}

function collect(node: Node, names: Set<string>): void {
  for (const { key, value } of node.entries ?? []) {
    const marked = value.entries?.some((entry) => entry.key.value === 'sensitive' && entry.value.value !== false);
    if (marked && typeof key.value === 'string') names.add(key.value);
    collect(value, names);
  }
  for (const item of node.items ?? []) collect(item, names);
}

export function masked(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      names.has(name) && inner !== null ? MASK : masked(inner, names),
    ]),
  );
}
