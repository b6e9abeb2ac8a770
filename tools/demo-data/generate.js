#!/usr/bin/env node
/**
 * Writes a realistic month of time entries for the shipped workspace, the same for the same seed.
 *
 *   node tools/demo-data/generate.js            writes examples/month/time-entries.ndjson
 *   node tools/demo-data/generate.js --check    says whether that file is what the seed gives; exit code 1 if not
 *   node tools/demo-data/generate.js --count 1000000 --seed 7 --out /path/entries.ndjson    streams as many as wanted
 */
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readFirm } from './firm.js';
import { month } from './month.js';
import { Random } from './random.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const COMMITTED = join(ROOT, 'examples', 'month', 'time-entries.ndjson');
const CHUNK_CHARACTERS = 1 << 20;

const { values: options } = parseArgs({
  options: {
    count: { type: 'string' },
    seed: { type: 'string', default: '20261031' },
    out: { type: 'string', default: COMMITTED },
    check: { type: 'boolean', default: false },
  },
});

if (options.check) check();
else write();

/** One line an event: a whole month, or months over and over until there are `count`. */
function* lines() {
  const firm = readFirm(ROOT);
  const random = new Random(wholeNumber('seed'));
  const count = options.count === undefined ? undefined : wholeNumber('count');
  let firstId = 2_741_200_000;
  let written = 0;
  do {
    for (const event of month(firm, random, firstId)) {
      if (written === count) return;
      written++;
      yield `${JSON.stringify(event)}\n`;
    }
    firstId += 10_000;
  } while (count !== undefined);
}

function wholeNumber(name) {
  if (/^\d{1,10}$/.test(options[name])) return Number(options[name]);
  process.stderr.write(`--${name} takes a whole number, and this is ${options[name]}\n`);
  process.exit(2);
}

function check() {
  const wanted = [...lines()].join('');
  if (readFileSync(COMMITTED, 'utf8') === wanted) return;
  process.stderr.write(`${COMMITTED} is not what the seed gives; run node tools/demo-data/generate.js\n`);
  process.exitCode = 1;
}

function write() {
  mkdirSync(dirname(options.out), { recursive: true });
  const file = openSync(options.out, 'w');
  let chunk = '';
  let count = 0;
  for (const line of lines()) {
    chunk += line;
    count++;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    writeSync(file, chunk);
    chunk = '';
  }
  writeSync(file, chunk);
  closeSync(file);
  process.stderr.write(`${count} events in ${options.out}\n`);
}
