import type { Command } from 'commander';
import { answered } from '@reckoner/contract';
import { EXIT } from '../exit.js';
import { reach, reaching, type ReachOptions } from '../remote/reach.js';
import { formatOption, type Format } from '../render/options.js';
import { out } from '../render/output.js';

/** `reckoner secret rotate`: a new key for all secrets of connections. */
export function registerSecret(reckoner: Command): void {
  const secret = reckoner.command('secret').description('The key that secrets of connections are sealed with.');
  reaching(secret.command('rotate').description('Seal all secrets with a new key, while the runtime works'))
    .addOption(formatOption())
    .action(async (options: ReachOptions & { format: Format }) => {
      const rotated = await answered(reach(options).POST('/v1/secrets/rotate'));
      if (options.format === 'json') out(`${JSON.stringify(rotated)}\n`);
      else out(`${rotated.sealed} secrets are sealed anew, with ${KEYS[rotated.key]}.\n`);
      process.exitCode = EXIT.fine;
    });
}

const KEYS = {
  file: 'a new key in the data folder; keep a copy of secret.key elsewhere',
  given: 'the key that the runtime was started with; the former one may go',
};
