/**
 * Writes docs/demo.svg: what `npm run demo` prints, as a terminal shows it. Real output of the real command; with --check
 * nothing is written, and it fails where the picture is of an older one.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/fresh.js';
import { terminalSvg } from './terminal-svg.js';

const FILE = join(ROOT, 'docs/demo.svg');

/** From the purpose that people look at first to the entry that was not billed. */
const FROM = 'billing';
const UNTIL = 'Where it lies';

function demoLines() {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'tools/demo/main.js')], {
    cwd: ROOT,
    env: { ...process.env, FORCE_COLOR: '1', NO_COLOR: undefined },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.split('\n');
}

const bare = (line) => line.replace(/\u001b\[\d+m/g, '');
const lines = demoLines();
const from = lines.findIndex((line) => bare(line) === FROM);
const until = lines.findIndex((line) => bare(line) === UNTIL);
const title = lines.findIndex((line) => bare(line).startsWith('Reckoner'));
const svg = terminalSvg(
  ['\u001b[2m$\u001b[0m npm run demo', '', lines[title], '', '\u001b[2m…\u001b[0m', '', ...lines.slice(from, until)],
  'npm run demo prints what became of a month of time',
);
const current = () => {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return undefined;
  }
};
if (current() !== svg) {
  if (process.argv.includes('--check')) {
    process.stderr.write('docs/demo.svg is not what npm run demo prints; run `npm run generate`.\n');
    process.exitCode = 1;
  } else {
    writeFileSync(FILE, svg);
    process.stdout.write('wrote docs/demo.svg\n');
  }
}
