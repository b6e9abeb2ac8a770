/** A runtime as people start it, with its own database, for a spec file of commands that need one. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEMO } from '../../../runtime/test/demo-workspace.js';
import { Folder, startReckoner, reckoner, type Ran, type RunOptions } from '../reckoner.js';

export class Served {
  readonly folder = new Folder();
  /** Where `login` keeps what it keeps. */
  readonly config = mkdtempSync(path.join(tmpdir(), 'reckoner-config-'));
  url = '';
  /** Works once. */
  link = '';
  #child: ChildProcess | undefined;

  async start(): Promise<void> {
    for (const [file, text] of Object.entries(DEMO)) this.folder.write(file, text);
    const data = path.join(this.folder.path, '.data');
    const child = startReckoner(['serve', '--port', '0', '--data', data, '--log', 'info'], this.folder.path);
    this.#child = child;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      for (const stream of [child.stdout!, child.stderr!]) {
        stream.on('data', (chunk: Buffer) => {
          said += String(chunk);
          const [, link, url] = /log in at ((http\S+)\/login\?token=\S+)/.exec(said) ?? [];
          if (url === undefined) return;
          [this.link, this.url] = [link!, url];
          resolve();
        });
      }
      child.once('close', () => reject(new Error(`It did not start: ${said}`)));
    });
  }

  get keyFile(): string {
    return path.join(this.folder.path, '.data', 'local.key');
  }

  /** As somebody who has nothing in their environment but where their settings lie. */
  run(args: readonly string[], { env = {}, ...rest }: RunOptions = {}): Ran {
    return reckoner(args, { cwd: this.folder.path, env: { XDG_CONFIG_HOME: this.config, ...CLEAN, ...env }, ...rest });
  }

  /** The JSON that a command prints. */
  json<T = Record<string, unknown>>(args: readonly string[], options: RunOptions = {}): T {
    const ran = this.run([...args, '--format', 'json'], options);
    if (ran.code === null || ran.code > 1) throw new Error(`${args.join(' ')} ended with ${ran.code}: ${ran.said}`);
    return JSON.parse(ran.out) as T;
  }

  spawn(args: readonly string[]): ChildProcess {
    return spawn(process.execPath, [RECKONER, ...args], {
      cwd: this.folder.path,
      env: { ...process.env, XDG_CONFIG_HOME: this.config, ...CLEAN },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    this.folder.remove();
    rmSync(this.config, { recursive: true, force: true });
  }
}

const CLEAN = { RECKONER_URL: '', RECKONER_TOKEN: '', RECKONER_ENVIRONMENT: '' };
const RECKONER = new URL('../../bin/reckoner.js', import.meta.url).pathname;
