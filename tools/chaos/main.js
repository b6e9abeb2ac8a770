#!/usr/bin/env node
/** `npm run chaos`: see `--help`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../build/fresh.js';
import { Campaign } from './campaign.js';
import { HELP, readOptions } from './options.js';
import { Stage } from './stage.js';

const say = (line) => process.stderr.write(`chaos: ${line}\n`);

async function main(args) {
  const options = readOptions(args);
  if (options.help) return void process.stdout.write(HELP);
  if (!ensureBuilt()) return void (process.exitCode = 3);
  const folder = mkdtempSync(join(tmpdir(), 'reckoner-chaos-'));
  say(`seed ${options.seed}, ${options.events} events, in ${folder}`);
  let stage;
  try {
    stage = await Stage.open(folder);
    const result = await new Campaign(stage, options, say).run();
    process.stdout.write(`${JSON.stringify(result)}\n`);
    if (!result.isRight || !result.isQuiet) process.exitCode = 1;
  } finally {
    await stage?.close();
    if (!options.keep && process.exitCode !== 1) rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`chaos: ${error.stack}\n`);
  process.exitCode = 3;
}
