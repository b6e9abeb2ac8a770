import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Command } from 'commander';
import { EXIT } from '../exit.js';

/** `reckoner sandbox`: stand-ins for source and target systems, in a process of their own. Its options are its own. */
export function registerSandbox(reckoner: Command): void {
  reckoner
    .command('sandbox')
    .description('Run stand-ins for the source and target systems, with faults on demand. Ends on SIGTERM or Ctrl-C.')
    .argument('[options...]', 'options of the sandbox: --port, --folder, --workspace, --seed, push, --report ...')
    .allowUnknownOption()
    .helpOption(false)
    .action(async (options: readonly string[]) => {
      process.exitCode = await run(options);
    });
}

function run(options: readonly string[]): Promise<number> {
  const home = path.dirname(createRequire(import.meta.url).resolve('@reckoner/sandbox/package.json'));
  const child = spawn(process.execPath, [path.join(home, 'bin/sandbox.js'), ...options], { stdio: 'inherit' });
  // Ctrl-C reaches both; who asks only this program means the other one too
  process.on('SIGINT', () => undefined).on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? EXIT.fault)));
}
