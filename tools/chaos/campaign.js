/** One campaign: events come in while things go wrong; then all is left to settle, and judged. */
import { setTimeout as wait } from 'node:timers/promises';
import { Random } from '../bench/random.js';
import { lanes, targetRules } from './faults.js';
import { judge } from './judge.js';

/** Longer than a lease: whoever was paused has lost what it held. */
const PAUSE_MS = 11_000;
const SETTLE_MS = 180_000;
/** How long a runtime may take to start and come past the point where it dies. */
const POINT_MS = 20_000;
/** Between two deeds the system works for a while, or nothing would ever be in the middle of anything. */
const BREATH_MS = [150, 1_100];

function isKilled(pid) {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

export class Campaign {
  constructor(stage, options, say) {
    this.stage = stage;
    this.options = options;
    this.say = say;
    this.done = { runtimeKills: 0, pointKills: 0, postmasterKills: 0, backendKills: 0, pauses: 0 };
    this.paused = [];
  }

  async run() {
    const begun = Date.now();
    const { stage, options } = this;
    await stage.askSandbox('POST', '/_control/faults', targetRules(options));
    await this.#push();
    await Promise.all([this.#wreak(), this.#pushed()]);
    await stage.askSandbox('DELETE', '/_control/faults');
    await Promise.all(this.paused);
    this.say('all events are taken; waiting for the last of them to settle');
    const isQuiet = await this.#settle();
    const verdict = await judge(stage);
    return { seed: options.seed, ...this.done, ...verdict, isQuiet, seconds: Math.round((Date.now() - begun) / 1000) };
  }

  /** Half of the events to each runtime. */
  async #push() {
    const { events, rate, seed } = this.options;
    for (const [index, { port }] of this.stage.runtimes.entries()) {
      await this.stage.askSandbox('POST', '/_control/push', {
        url: `http://127.0.0.1:${port}`,
        apiKey: this.stage.key,
        form: index === 0 ? 'single' : 'batch',
        size: 20,
        seed: seed + index,
        count: Math.ceil(events / 2),
        concurrency: 8,
        rate: rate / 2,
        run: `run-${index}`,
      });
    }
  }

  /** Resolves when both pushes are through. */
  async #pushed() {
    for (;;) {
      const pushes = await this.stage.askSandbox('GET', '/_control/push');
      if (pushes.every(({ isDone }) => isDone)) return;
      await wait(250);
    }
  }

  /** All deeds, lane beside lane, spread over the time in which work is done. */
  async #wreak() {
    const all = lanes(this.options, new Random(this.options.seed));
    const count = all.flat().length;
    let done = 0;
    const run = async (lane, index) => {
      const random = new Random(this.options.seed + index);
      for (const deed of lane) {
        await wait(BREATH_MS[0] + random.below(BREATH_MS[1] - BREATH_MS[0]));
        // nobody was there to be killed: its turn comes again
        if (!(await this.#do(deed))) lane.push(deed);
        else if ((done += 1) % 25 === 0) this.say(`${done} of ${count} faults of processes`);
      }
    };
    await Promise.all(all.map(run));
  }

  async #do(deed) {
    const { runtimes, server } = this.stage;
    switch (deed.kind) {
      case 'runtime':
        return this.#killRuntime(runtimes[deed.runtime], deed.point);
      case 'postmaster':
        return this.#killPostmaster(server);
      case 'backend':
        return this.#killBackend(deed.draw);
      default:
        return this.#pause(runtimes[deed.runtime]);
    }
  }

  #killPostmaster(server) {
    if (!isKilled(server.pid())) return false;
    this.done.postmasterKills += 1;
    return true;
  }

  /** Now, or, where a point is named, when its next life passes it. */
  async #killRuntime(runtime, point) {
    runtime.crashPoint = point;
    if (!runtime.signal('SIGKILL')) return false;
    this.done.runtimeKills += 1;
    if (point === undefined) return true;
    const { ends } = runtime;
    const until = Date.now() + POINT_MS;
    while (runtime.ends < ends + 2 && Date.now() < until) await wait(50);
    if (runtime.ends >= ends + 2) this.done.pointKills += 1;
    return true;
  }

  async #killBackend(draw) {
    return this.stage.asOwner(async (client) => {
      const { rows } = await client.query(
        "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'reckoner%' AND backend_type = 'client backend' ORDER BY state, pid",
      );
      if (rows.length === 0 || !isKilled(rows[Math.floor(draw * rows.length)].pid)) return false;
      this.done.backendKills += 1;
      return true;
    });
  }

  /** Paused past its lease; the others go on, and what it does on waking must count for nothing. */
  #pause(runtime) {
    const { pid } = runtime;
    if (!runtime.signal('SIGSTOP')) return false;
    this.done.pauses += 1;
    this.paused.push(
      wait(PAUSE_MS).then(() => {
        if (runtime.pid === pid) runtime.signal('SIGCONT');
      }),
    );
    return true;
  }

  /** Whether everything came to its end in time. */
  async #settle() {
    const until = Date.now() + SETTLE_MS;
    for (;;) {
      const open = await this.stage.asOwner(async (client) => {
        const { rows } = await client.query(
          'SELECT (SELECT count(*) FROM execution_queue) + (SELECT count(*) FROM delivery_queue) AS open',
        );
        return Number(rows[0].open);
      });
      if (open === 0) return true;
      if (Date.now() > until) return false;
      await wait(500);
    }
  }
}
