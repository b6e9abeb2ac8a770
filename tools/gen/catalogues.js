import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** All entries of the catalogues of diagnostics: what the files `catalogue*.js` of the built libraries declare. */
export async function readCatalogues(libs) {
  const files = readdirSync(libs, { recursive: true })
    .map(String)
    .filter((file) => /^[\w-]+\/dist\/(?:.*\/)?catalogue(?:[\w-]*|\/[\w-]+)\.js$/.test(file))
    .sort();
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(libs, file)).href)));
  const entries = new Map();
  for (const module of modules) {
    for (const value of Object.values(module).flatMap(withMembers)) if (isEntry(value)) entries.set(value.code, value);
  }
  return [...entries.values()];
}

function withMembers(value) {
  return value !== null && typeof value === 'object' ? Object.values(value) : [value];
}

function isEntry(value) {
  return typeof value === 'function' && typeof value.code === 'string' && typeof value.bad === 'string';
}
