/** Prints what a page loads before it shows anything, and what comes later; fails where the first is too much. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const WEB = join(fileURLToPath(import.meta.url), '../../dist/web');
/** JavaScript of the first paint, gzipped. */
const FIRST_MAX = 350_000;

const manifest = JSON.parse(readFileSync(join(WEB, 'manifest.json'), 'utf8'));
const gzipped = (file) => gzipSync(readFileSync(join(WEB, file))).length;

/** A chunk with all that it imports at once. */
function withImports(name, met = new Set()) {
  if (met.has(name)) return met;
  met.add(name);
  for (const each of manifest[name].imports ?? []) withImports(each, met);
  return met;
}

const names = Object.keys(manifest);
const first = new Set(names.filter((name) => manifest[name].isEntry).flatMap((name) => [...withImports(name)]));
const sum = (files) => files.reduce((total, file) => total + gzipped(file), 0);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const script = sum([...first].map((name) => manifest[name].file));
const style = sum([...new Set([...first].flatMap((name) => manifest[name].css ?? []))]);
const later = names
  .filter((name) => !first.has(name) && manifest[name].file.endsWith('.js'))
  .map((name) => ({ name: manifest[name].name ?? name, size: gzipped(manifest[name].file) }))
  .sort((a, b) => b.size - a.size);

process.stdout.write(
  `designer, gzipped: ${kilobytes(script)} of JavaScript at first (at most ${kilobytes(FIRST_MAX)}), ${kilobytes(style)} of styles\n` +
    `when asked for: ${later.map(({ name, size }) => `${name} ${kilobytes(size)}`).join(', ')}\n`,
);
if (script > FIRST_MAX) process.exitCode = 1;
