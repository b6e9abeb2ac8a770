/** What `reckoner login` keeps: where the runtime is and who asks, in a file that nobody else can read. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { UsageError } from '../exit.js';

export interface Profile {
  readonly url: string;
  /** An API key or a token of the identity provider. */
  readonly key?: string | undefined;
  /** Of a person who logged in by a link. */
  readonly session?: string | undefined;
  readonly environment?: string | undefined;
}

/** In the folder of the user's settings, wherever their system has it. */
export function profileFile(environment: NodeJS.ProcessEnv = process.env): string {
  const folder = environment['XDG_CONFIG_HOME'] || environment['APPDATA'] || path.join(homedir(), '.config');
  return path.join(folder, 'reckoner', 'login.json');
}

export function readProfile(): Profile | undefined {
  const file = profileFile();
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const profile = JSON.parse(text) as Profile;
    if (typeof profile.url === 'string') return profile;
  } catch {
    // said below
  }
  throw new UsageError(`${file} is not what \`reckoner login\` wrote; log in again.`);
}

/** In one step, so that who reads meanwhile sees the one or the other. */
export function writeProfile(profile: Profile): string {
  const file = profileFile();
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(profile, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
  return file;
}

export function removeProfile(): void {
  rmSync(profileFile(), { force: true });
}
