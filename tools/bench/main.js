#!/usr/bin/env node
/**
 * Measures what the project promises. Build first.
 *
 *   node tools/bench/main.js [AREA …]            prints a table
 *   node tools/bench/main.js [AREA …] --json     one line a figure; exit code 1 where a floor does not hold
 *   node tools/bench/main.js [AREA …] --smoke    everything once and on little: that it runs is seen, its figures say nothing
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const AREAS = new URL('./areas/', import.meta.url);

const args = process.argv.slice(2);
const json = args.includes('--json');
const wanted = args.filter((arg, index) => !arg.startsWith('-') && args[index - 1] !== '--lines');
const known = readdirSync(fileURLToPath(AREAS))
  .filter((file) => file.endsWith('.js'))
  .map((file) => file.slice(0, -3));
const unknown = wanted.filter((area) => !known.includes(area));
if (unknown.length > 0) {
  process.stderr.write(`There is no area ${unknown.join(', ')}; there are ${known.join(', ')}.\n`);
  process.exit(2);
}

let allHold = true;
for (const area of wanted.length > 0 ? wanted : known) {
  const { figures } = await import(new URL(`${area}.js`, AREAS));
  for (const figure of await figures(args)) {
    allHold &&= figure.holds;
    process.stdout.write(json ? `${JSON.stringify(figure)}\n` : line(figure));
  }
}
if (json && !allHold && !args.includes('--smoke')) process.exitCode = 1;

function line({ area, name, value, floor, holds }) {
  const bound = floor === null ? '' : `floor ${floor}${holds ? '' : '   DOES NOT HOLD'}`;
  return `${area.padEnd(10)} ${name.padEnd(64)} ${String(value).padStart(9)}   ${bound}\n`;
}
