/** How a command reaches the runtime: by its options, else the environment's variables, else what `login` kept. */
import { Option, type Command } from 'commander';
import { openClient, type ReckonerClient } from '@reckoner/contract';
import { UsageError } from '../exit.js';
import { readProfile, type Profile } from './profile.js';

export interface ReachOptions {
  readonly url?: string;
  readonly environment?: string;
}

/** Adds the options that every command on a runtime has. */
export function reaching(command: Command): Command {
  return command
    .addOption(new Option('--url <address>', 'where the runtime is; else RECKONER_URL, else as logged in'))
    .addOption(new Option('--environment <name>', 'the environment; a key is of one by itself'));
}

export function reach(options: ReachOptions): ReckonerClient {
  return openClient(whoAsks(options));
}

/** Who asks whom. What was logged in for one address is sent to no other. */
export function whoAsks(options: ReachOptions, variables: NodeJS.ProcessEnv = process.env): Profile {
  const token = variables['RECKONER_TOKEN'] || undefined;
  const profile = readProfile();
  const url = options.url ?? (variables['RECKONER_URL'] || undefined) ?? profile?.url;
  if (url === undefined)
    throw new UsageError(
      'Which runtime? Log in with `reckoner login ADDRESS`, or set RECKONER_URL and RECKONER_TOKEN.',
    );
  const kept = profile && addressOf(profile.url) === addressOf(url) ? profile : undefined;
  const environment = options.environment ?? (variables['RECKONER_ENVIRONMENT'] || undefined) ?? kept?.environment;
  if (token !== undefined) return { url, key: token, environment };
  if (kept) return { ...kept, url, environment };
  throw new UsageError(`Nobody is logged in at ${url}: \`reckoner login ${url}\`, or set RECKONER_TOKEN.`);
}

export function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url.origin + url.pathname.replace(/\/+$/, '');
  throw new UsageError(`${text} is no address of a runtime; one is such as http://127.0.0.1:3000.`);
}
