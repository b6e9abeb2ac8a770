/**
 * `npm test`: builds, then runs every kind of test there is, and ends with one line `N passed, N failed`. All of them run,
 * even when one fails; the exit code says whether any did.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/fresh.js';
import { counted } from './count.js';

const node = process.execPath;
const bin = (...path) => join(ROOT, ...path);
const RECKONER = bin('apps/cli/bin/reckoner.js');

/** A step that prints no counts of its own counts as one test. */
const STEPS = [
  {
    title: 'Build',
    command: [node, bin('node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', 'build', '--output-style=static'],
    isNeeded: true,
  },
  {
    title: 'Projects',
    command: [node, bin('node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', 'test', '--output-style=static'],
  },
  { title: 'Tools', command: [node, '--test', '--test-reporter=spec', ...testsOfTools()] },
  { title: 'A small crash campaign', command: [node, bin('tools/chaos/main.js'), '--brief', '--discard'] },
  { title: 'Browser', command: [node, bin('tools/browser/main.js')] },
  { title: 'Designer', command: [node, bin('apps/designer/browser/main.js'), '--smoke'] },
  { title: 'The shipped workspace is sound', command: [node, RECKONER, 'check', '.'] },
  { title: 'The shipped workspace passes its tests', command: [node, RECKONER, 'test', '.'] },
];

function testsOfTools() {
  return readdirSync(bin('tools'), { recursive: true })
    .filter((file) => file.endsWith('.test.js'))
    .map((file) => join('tools', file));
}

/** Runs a command, its output shown as it comes; answers what it printed and how it ended. */
function run(command) {
  return new Promise((resolve) => {
    const child = spawn(command[0], command.slice(1), { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        printed.push(chunk);
        process.stdout.write(chunk);
      });
    }
    child.on('close', (code) => resolve({ output: Buffer.concat(printed).toString('utf8'), fine: code === 0 }));
  });
}

const sum = { passed: 0, failed: 0 };
for (const { title, command, isNeeded } of STEPS) {
  process.stdout.write(`\n── ${title}\n`);
  const { passed, failed, fine } = counted(await run(command));
  if (!isNeeded || !fine) {
    sum.passed += passed;
    sum.failed += failed;
  }
  if (isNeeded && !fine) break;
}
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed\n`);
process.exitCode = sum.failed === 0 ? 0 : 1;
