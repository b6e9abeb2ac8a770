import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const READY_MS = 60_000;

/** A process that is started again however it ended, as whoever supervises it in production would. */
export class Child {
  #process;
  #isWanted = false;
  #folder;
  /** How often it has ended. */
  ends = 0;
  onEnd = () => {};
  /** Set for the next start only. */
  crashPoint;

  constructor(name, args, env = {}, port = undefined) {
    this.name = name;
    this.args = args;
    this.env = env;
    this.port = port;
  }

  start(folder) {
    this.#folder = folder;
    this.#isWanted = true;
    this.#spawn();
  }

  #spawn() {
    const log = openSync(join(this.#folder, `${this.name}.log`), 'a');
    const crash = this.crashPoint === undefined ? {} : { RECKONER_CRASH: this.crashPoint };
    this.crashPoint = undefined;
    const child = spawn(process.execPath, this.args, {
      env: { ...process.env, ...this.env, ...crash },
      stdio: ['ignore', log, log],
    });
    this.#process = child;
    child.once('exit', () => {
      this.ends += 1;
      this.onEnd();
      this.#process = undefined;
      if (this.#isWanted) setTimeout(() => this.#isWanted && this.#spawn(), 50);
    });
  }

  get pid() {
    return this.#process?.pid;
  }

  /** Whether there was a process to send it to. */
  signal(signal) {
    return this.#process?.kill(signal) ?? false;
  }

  async isReady() {
    const until = Date.now() + READY_MS;
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${this.port}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      if (Date.now() > until) throw new Error(`${this.name} did not become ready; see its log.`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Asks it to end, and waits. */
  end() {
    this.#isWanted = false;
    const child = this.#process;
    if (!child) return Promise.resolve();
    return new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 25_000).unref();
    });
  }
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
