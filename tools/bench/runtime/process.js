/** Processes that are measured: started, waited for, asked what they have used, ended. */
import { spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const READY_MS = 60_000;
const TICKS_A_SECOND = 100;

export class Measured {
  #child;
  #exited;

  constructor({ name, args, env, port, folder }) {
    const log = openSync(join(folder, `${name}.log`), 'a');
    this.name = name;
    this.port = port;
    this.#child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', log, log] });
    this.#exited = new Promise((resolve) => this.#child.once('exit', resolve));
  }

  async isReady(path = '/readyz') {
    const until = Date.now() + READY_MS;
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${this.port}${path}`).catch(() => undefined);
      if (answer?.ok) return this;
      if (Date.now() > until || this.#child.exitCode !== null)
        throw new Error(`${this.name} did not become ready; see its log.`);
      await wait(50);
    }
  }

  /** Seconds that its threads have worked, in user and kernel mode. */
  cpuSeconds() {
    const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
  }

  /** Megabytes of memory that it holds now. */
  memoryMb() {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${this.#child.pid}/status`, 'utf8'))[1]) / 1024;
  }

  async end() {
    this.#child.kill('SIGTERM');
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 25_000);
    await this.#exited;
    clearTimeout(late);
  }
}

/** Runs a script to its end; answers what it says, as JSON. */
export function told(script, options) {
  const child = spawn(process.execPath, [fileURLToPath(script), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(text)) : reject(new Error(`${script.pathname} failed`)),
    );
  });
}
