import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { answered, openClient, ProblemError, SESSION_COOKIE } from '@reckoner/contract';
import { EXIT, UsageError } from '../exit.js';
import { formatOption, type Format } from '../render/options.js';
import { note, out } from '../render/output.js';
import { profileFile, readProfile, removeProfile, writeProfile, type Profile } from '../remote/profile.js';
import { addressOf } from '../remote/reach.js';

interface LoginOptions {
  readonly key?: string;
  readonly environment?: string;
  readonly forget?: boolean;
  readonly format: Format;
}

/** `reckoner login ADDRESS`: who asks the runtime from now on, by a key or by the link that works once. */
export function registerLogin(reckoner: Command): void {
  reckoner
    .command('login')
    .description('Log in to a runtime, by an API key or by the link that works once. What is kept, only you can read.')
    .argument('[address]', 'where the runtime is, or the whole link; without it, who is logged in')
    .option('--key <file>', 'a file with the API key, such as local.key; - reads it from standard input')
    .option('--environment <name>', 'the environment that commands work in; a key is of one by itself')
    .option('--forget', 'log out, and keep nothing')
    .addOption(formatOption())
    .addHelpText('after', '\nRECKONER_URL, RECKONER_TOKEN and RECKONER_ENVIRONMENT go before what is kept.')
    .action(async (address: string | undefined, options: LoginOptions) => {
      if (options.forget) return forget();
      const profile = address === undefined ? known() : await entered(address, options);
      const me = await whoAmI(profile);
      if (address !== undefined)
        note(`Kept in ${writeProfile({ ...profile, environment: profile.environment ?? me?.environment })}.`);
      show(profile, me, options.format);
    });
}

type Me = { readonly actor: string; readonly name: string; readonly environment: string };

async function entered(address: string, { key, environment }: LoginOptions): Promise<Profile> {
  const link = URL.canParse(address) ? new URL(address) : undefined;
  const token = link?.searchParams.get('token');
  if (link && token) {
    if (key !== undefined) throw new UsageError('A link logs in by itself; leave --key out.');
    const url = addressOf(link.origin + link.pathname.replace(/\/login$/, ''));
    return { url, session: await sessionOf(url, token), environment };
  }
  if (key === undefined)
    throw new UsageError(`Who asks? Give --key FILE (- for standard input), or the link that the runtime printed.`);
  return { url: addressOf(address), key: keyIn(key), environment };
}

function keyIn(file: string): string {
  const key = readFileSync(file === '-' ? 0 : file, 'utf8').trim();
  if (/^\S+$/.test(key)) return key;
  throw new UsageError(`${file === '-' ? 'Standard input' : file} holds no key: one is a single word.`);
}

/** Uses the link up; the session lasts twelve hours. */
async function sessionOf(url: string, token: string): Promise<string> {
  const { response } = await openClient({ url }).POST('/v1/login', { body: { token } });
  const cookie = response.headers.getSetCookie().find((each) => each.startsWith(`${SESSION_COOKIE}=`));
  const session = cookie?.slice(SESSION_COOKIE.length + 1).split(';')[0];
  if (session) return session;
  throw new UsageError(`${url} answered without a session; is it a runtime?`);
}

/** Undefined where the key is taken but may not ask, as one that only sends. */
async function whoAmI(profile: Profile): Promise<Me | undefined> {
  try {
    return await answered(openClient(profile).GET('/v1/me'));
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'NOT_ALLOWED') return undefined;
    throw error;
  }
}

function known(): Profile {
  const profile = readProfile();
  if (profile) return profile;
  throw new UsageError('Nobody is logged in: `reckoner login ADDRESS --key FILE`.');
}

async function forget(): Promise<void> {
  const profile = readProfile();
  removeProfile();
  if (profile?.session !== undefined)
    await openClient(profile)
      .POST('/v1/logout')
      .catch(() => undefined);
  note(profile ? `Forgotten: ${profileFile()}.` : 'Nobody was logged in.');
  process.exitCode = EXIT.fine;
}

function show({ url, environment }: Profile, me: Me | undefined, format: Format): void {
  const where = me?.environment ?? environment;
  if (format === 'json') out(`${JSON.stringify({ url, actor: me?.actor, name: me?.name, environment: where })}\n`);
  else
    out(
      `${url}: ${me ? `${me.name} (${me.actor})` : 'a key that may not ask who it is'}${where ? `, environment ${where}` : ''}\n`,
    );
}
