import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../exit.js';
import { formatOption, type Format } from '../render/options.js';
import { note, out } from '../render/output.js';
import { STARTER } from '../workspace/starter.js';

/** `reckoner init [DIR]`: a small workspace that checks, tests and runs. */
export function registerInit(reckoner: Command): void {
  reckoner
    .command('init')
    .description('Make a new workspace: a small one that checks, passes its tests and runs.')
    .argument('[dir]', 'the folder', '.')
    .addOption(formatOption())
    .action((dir: string, { format }: { format: Format }) => {
      if (existsSync(path.join(dir, 'reckoner.yaml'))) throw new UsageError(`${dir} is a workspace already.`);
      const taken = existsSync(dir)
        ? readdirSync(dir).filter((name) => ['mappings', 'rules', 'flows'].includes(name))
        : [];
      if (taken.length > 0) throw new UsageError(`${dir} has ${taken.join(', ')} already; choose another folder.`);
      for (const [file, text] of STARTER) {
        mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
        writeFileSync(path.join(dir, file), text);
      }
      if (format === 'json') out(`${JSON.stringify({ folder: path.resolve(dir), files: [...STARTER.keys()] })}\n`);
      note(
        `Made ${STARTER.size} files in ${path.resolve(dir)}. Try:\n  reckoner check ${dir}\n  reckoner test ${dir}\n  reckoner run time --workspace ${dir} --input ${path.join(dir, 'examples/time.ndjson')}`,
      );
      process.exitCode = EXIT.fine;
    });
}
