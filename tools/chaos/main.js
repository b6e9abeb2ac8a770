#!/usr/bin/env node
/** `npm run chaos`: see `--help`. */
import { ensureBuilt } from '../build/fresh.js';

async function main(args) {
  if (!ensureBuilt()) return 3;
  // only now: they use what was built
  const { HELP, readOptions } = await import('./options.js');
  const options = readOptions(args);
  if (options.help) return void process.stdout.write(HELP);
  if (options.defects) return (await import('./defects.js')).tryDefects(options);
  return (await import('./run.js')).run(options);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`chaos: ${error.stack}\n`);
  process.exit(3);
}
