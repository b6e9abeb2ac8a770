/**
 * `reckoner run` over NDJSON, file to file, against the same pipeline written by hand; each a process of its own, in
 * turns. `--lines N` for another number of them, `--long` for 10,000,000.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atLeast, atMost, effort, shown } from '../measure.js';
import { writeEntries, writeWorkspace } from '../pipeline/generate.js';

const CLI = fileURLToPath(new URL('../../../apps/cli/bin/reckoner.js', import.meta.url));
const BY_HAND = fileURLToPath(new URL('../pipeline/by-hand.js', import.meta.url));
const SEED = 20_261_121;
const ROUNDS = effort(3, 1);
const LINES = effort(1_000_000, 100);
const LONG = [10_000_000];
const PEAK_MB_MAX = 300;

/** Tells its peak memory (kB) on file descriptor 3 when it ends. */
const TELL_MEMORY = `data:text/javascript,import{writeSync}from'node:fs';import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))`;

/** Runs node with these arguments, its output to a file; answers seconds and peak memory. */
function timed(args, output) {
  const file = openSync(output, 'w');
  const start = process.hrtime.bigint();
  const child = spawn(process.execPath, ['--import', TELL_MEMORY, ...args], {
    stdio: ['ignore', file, 'inherit', 'pipe'],
  });
  let told = '';
  child.stdio[3].on('data', (chunk) => (told += chunk));
  return new Promise((resolve, reject) => {
    child.on('close', () =>
      resolve({ seconds: Number(process.hrtime.bigint() - start) / 1e9, peakMb: Number(told) / 1024 }),
    );
    child.on('error', reject);
  });
}

async function hashOf(file) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

function contenders(folder, input) {
  const run = [CLI, 'run', 'bench', '--workspace', folder, '--input', input];
  return {
    'by hand': [BY_HAND, join(folder, 'input/rows.json'), input],
    reckoner: run,
    'reckoner, 2 workers': [...run, '--workers', '2'],
  };
}

/** Medians of all contenders, run in turns; all must write the same bytes. */
async function compareAll(folder, input, rounds) {
  const measured = Object.fromEntries(
    Object.keys(contenders(folder, input)).map((name) => [name, { seconds: [], peakMb: [] }]),
  );
  const hashes = new Map();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, args] of Object.entries(contenders(folder, input))) {
      const output = join(folder, 'output.ndjson');
      const { seconds, peakMb } = await timed(args, output);
      measured[name].seconds.push(seconds);
      measured[name].peakMb.push(peakMb);
      if (round === 0) hashes.set(name, await hashOf(output));
    }
  }
  const [expected, ...others] = [...hashes.values()];
  if (others.some((hash) => hash !== expected)) throw new Error(`the outputs differ: ${JSON.stringify([...hashes])}`);
  return Object.fromEntries(
    Object.entries(measured).map(([name, { seconds, peakMb }]) => [
      name,
      { seconds: median(seconds), peakMb: median(peakMb) },
    ]),
  );
}

async function measure(folder, lines, rounds) {
  const input = join(folder, 'input.ndjson');
  await writeEntries(input, lines, SEED);
  const result = await compareAll(folder, input, rounds);
  const [hand, ours, parallel] = Object.values(result);
  const count = lines.toLocaleString('en');
  const rate = ({ seconds }) => Math.round(lines / seconds);
  return [
    shown('run', `by hand, ${count} lines of ${Math.round(statSync(input).size / lines)} bytes, lines/s`, rate(hand)),
    shown('run', `reckoner run, ${count} lines, lines/s`, rate(ours)),
    atLeast('run', `reckoner run, ${count} lines, × rate by hand`, hand.seconds / ours.seconds, 1),
    atLeast('run', `reckoner run --workers 2, ${count} lines, × rate by hand`, hand.seconds / parallel.seconds, 1),
    atMost('run', `peak memory, ${count} lines, MB`, ours.peakMb, PEAK_MB_MAX),
    atMost('run', `peak memory with 2 workers, ${count} lines, MB`, parallel.peakMb, PEAK_MB_MAX),
  ];
}

/** The figures of this area. */
export async function figures(options = []) {
  const folder = mkdtempSync(join(tmpdir(), 'reckoner-bench-'));
  try {
    writeWorkspace(folder, SEED);
    const asked = options.indexOf('--lines');
    const sizes = options.includes('--long') ? LONG : [asked === -1 ? LINES : Number(options[asked + 1])];
    const all = [];
    for (const lines of sizes) all.push(...(await measure(folder, lines, lines > LINES ? 1 : ROUNDS)));
    return all;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
