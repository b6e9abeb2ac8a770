import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built command line, run as people run it: a process with arguments, input, output and an exit code. */

export const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));
const RECKONER = path.join(REPOSITORY, 'apps/cli/bin/reckoner.js');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

export function reckoner(args: readonly string[], { cwd, input = '', env = {} }: RunOptions = {}): Ran {
  const ran = spawnSync(process.execPath, [RECKONER, ...args], {
    cwd: cwd ?? REPOSITORY,
    input,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    // A net for what hangs; whatever else the machine does, nothing comes near.
    timeout: 120_000,
  });
  return { code: ran.status, out: ran.stdout, said: ran.stderr };
}

/** The process itself, for what happens while it runs. */
export function startReckoner(args: readonly string[], cwd: string): ReturnType<typeof spawn> {
  return spawn(process.execPath, [RECKONER, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The lines of NDJSON, read. */
export function linesOf(out: string): Record<string, unknown>[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** A folder of its own for each test file; `reckoner init` fills it. */
export class Folder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'reckoner-cli-'));

  static workspace(): Folder {
    const folder = new Folder();
    const { code, said } = reckoner(['init', folder.path]);
    if (code !== 0) throw new Error(said);
    return folder;
  }

  write(file: string, content: string | Uint8Array): string {
    mkdirSync(path.dirname(path.join(this.path, file)), { recursive: true });
    writeFileSync(path.join(this.path, file), content);
    return file;
  }

  read(file: string): string {
    return readFileSync(path.join(this.path, file), 'utf8');
  }

  /** Changes a file for as long as `during` runs. */
  changed<T>(file: string, change: (text: string) => string, during: () => T): T {
    const before = this.read(file);
    const after = change(before);
    if (after === before) throw new Error(`the change leaves ${file} as it is`);
    this.write(file, after);
    try {
      return during();
    } finally {
      this.write(file, before);
    }
  }

  copyTo(other: Folder): void {
    cpSync(this.path, other.path, { recursive: true });
  }

  run(args: readonly string[], options: Omit<RunOptions, 'cwd'> = {}): Ran {
    return reckoner(args, { ...options, cwd: this.path });
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
