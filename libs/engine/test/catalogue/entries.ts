import { readdirSync } from 'node:fs';
import type { CatalogueEntry } from '@reckoner/diagnostics';

export type Entry = CatalogueEntry<readonly never[]>;

const LIBS = new URL('../../../', import.meta.url);

/** Every entry of every catalogue: what the files `catalogue*` of the libraries declare. None is listed by hand. */
export async function allEntries(): Promise<Entry[]> {
  const files = readdirSync(LIBS, { recursive: true })
    .map(String)
    .filter(
      (file) => /^[\w-]+\/src\/(?:.*\/)?catalogue(?:[\w-]*|\/[\w-]+)\.ts$/.test(file) && !file.endsWith('.spec.ts'),
    )
    .sort();
  const modules = await Promise.all(files.map((file) => import(new URL(file, LIBS).href) as Promise<object>));
  return modules.flatMap((module) => Object.values(module).flatMap(membersOf)).filter(isEntry);
}

function membersOf(value: unknown): unknown[] {
  return value !== null && typeof value === 'object' ? Object.values(value) : [value];
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'function' && 'code' in value && 'bad' in value && 'good' in value;
}
