/**
 * `npm run demo`: a month of time entries becomes billing lines. Runs the shipped workspace on
 * examples/month and prints what became of it; everything shown comes from the `reckoner` command.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureBuilt, ROOT } from '../build/fresh.js';
import { chooseEntry } from './choose.js';

const FLOW = 'approved-time';
const INPUT = 'examples/month/time-entries.ndjson';
const RECKONER = join(ROOT, 'apps/cli/bin/reckoner.js');
const OUTPUT = join(ROOT, '.data/demo');
const RESULTS = join(OUTPUT, 'results.ndjson');
const TOTALS = join(OUTPUT, 'totals.json');

const isColourful =
  (process.stdout.isTTY || process.env.FORCE_COLOR !== undefined) && process.env.NO_COLOR === undefined;
const paint = (code) => (text) => (isColourful ? `\u001b[${code}m${text}\u001b[0m` : text);
const [bold, dim, red, yellow, cyan] = [1, 2, 31, 33, 36].map(paint);
const say = (...lines) => process.stdout.write(lines.map((line) => `${line}\n`).join(''));

/** Runs the command line; answers its exit code and what it said to the person. */
function reckoner(args, output) {
  const env = { ...process.env, ...(isColourful ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) };
  const { status, stderr } = spawnSync(process.execPath, [RECKONER, ...args], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    stdio: ['ignore', output, 'pipe'],
  });
  return { status, said: stderr.trim() };
}

function run() {
  mkdirSync(OUTPUT, { recursive: true });
  const output = openSync(RESULTS, 'w');
  const { status, said } = reckoner(['run', FLOW, '--input', INPUT, '--summary', '--summary-file', TOTALS], output);
  closeSync(output);
  // 1 says that some entries failed: they are in the result, with the reason.
  if (status !== 0 && status !== 1) throw new Error(said);
  return said;
}

function describeEntry({ line, data, purpose, result }) {
  const colour = result.outcome === 'held' ? yellow : red;
  say(
    bold('One that was not billed'),
    `  ${data.spent_date}, ${data.user.name}, ${data.rounded_hours} h on ${data.project.name}: ${colour(`${result.outcome} ${result.reason}`)} (${purpose})`,
    `  ${result.message}`,
    `  ${dim('owner')}   ${result.owner}`,
    `  ${dim('remedy')}  ${result.remedy}`,
    '',
    '  Every condition with its values, and what would have to change:',
    `    ${cyan(`npx reckoner explain ${FLOW} --input ${INPUT} --line ${line}`)}`,
    '',
  );
}

function nextSteps() {
  const commands = [
    ['npx reckoner check', 'is every definition sound?'],
    ['npx reckoner test --coverage', 'do its tests pass, and what do they reach?'],
    ['npx reckoner run csv-timesheet --input examples/timesheet/timesheet.csv --summary', 'a plain time sheet'],
    ['npx reckoner init my-workspace', 'a small workspace of your own'],
  ];
  const width = Math.max(...commands.map(([command]) => command.length));
  say(bold('Next'), ...commands.map(([command, what]) => `  ${cyan(command.padEnd(width))}  ${dim(what)}`), '');
  say(
    dim(
      'How it works: docs/guide/getting-started.md. The rules: rules/, mappings/, flows/; change one and run this again.',
    ),
  );
}

function main() {
  if (!ensureBuilt()) return 1;
  const said = run();
  say(
    '',
    bold('Reckoner: a month of approved time becomes billing lines'),
    dim(`${INPUT} through flows/${FLOW}.flow.yaml`),
    '',
    said,
    '',
  );
  describeEntry(chooseEntry(readFileSync(join(ROOT, INPUT), 'utf8'), readFileSync(RESULTS, 'utf8')));
  const place = (file) => relative(ROOT, file);
  say(
    bold('Where it lies'),
    `  ${place(RESULTS)}  ${dim('one line an entry: its end for each purpose, and what each target would get')}`,
    `  ${place(TOTALS)}     ${dim('the control totals above, for scripts')}`,
    '',
  );
  nextSteps();
  return 0;
}

process.exitCode = main();
