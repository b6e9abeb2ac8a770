/** One campaign: events come in while things go wrong; then all is left to settle, and judged. */
import { setTimeout as wait } from 'node:timers/promises';
import { CRASH_POINTS } from '../../apps/runtime/dist/platform/crash-points.js';
import { Random } from '../bench/random.js';
import { lanes, targetRules } from './faults.js';
import { Feeding } from './feeding.js';
import { Poison } from './poison.js';
import { judge } from './judge.js';

/** How long a runtime may take to start and come past the point where it dies, and how often that is tried. */
const POINT_MS = 15_000;
const POINT_TRIES = 4;
/** Between two deeds the system works for a while, or nothing would ever be in the middle of anything. */
const BREATH_MS = [150, 1_100];
/** How long a killed server may be away. */
const AWAY_MS = 3_000;

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
    this.feeding = new Feeding(stage, options);
    this.done = { runtimeKills: 0, pointKills: 0, postmasterKills: 0, backendKills: 0, pauses: 0 };
    this.walked = new Set();
    /** When who was away: what could not be written down then excuses a little. */
    this.disturbances = [];
  }

  async run() {
    const begun = Date.now();
    const { stage, options, feeding } = this;
    for (const runtime of stage.runtimes) runtime.onEnd = () => this.#disturbed(runtime.name, Date.now() - 200, 200);
    const settings = { keepsGates: true, latencyMs: options.latencyMs };
    for (const target of stage.targets) await stage.askSandbox('POST', `/_control/targets/${target}`, settings);
    await stage.askSandbox('POST', '/_control/faults', targetRules(options));
    await feeding.begin();
    const poison = new Poison(stage, options.poison);
    await Promise.all([this.#wreak(), feeding.pushed(), poison.run(this.disturbances)]);
    await feeding.end();
    this.say('all events are taken; waiting for the last of them to settle');
    const isQuiet = await this.#settle();
    const verdict = await judge(stage, { feeding, disturbances: this.disturbances, poisoned: options.poison });
    return this.#result(verdict, { isQuiet, seconds: Math.round((Date.now() - begun) / 1000) });
  }

  /** A campaign that was too soft proves nothing. */
  #result({ isRight, examples, ...counts }, { isQuiet, seconds }) {
    const { options, done } = this;
    const reached = { ...done, targetFaults: counts.targetFaults };
    const tooFew = Object.entries(reached)
      .filter(([name, count]) => count < (options[name] ?? 0))
      .map(([name]) => name);
    const wantsAll = options.points.length === CRASH_POINTS.length && options.runtimeKills >= CRASH_POINTS.length;
    const pointsMissed = wantsAll ? CRASH_POINTS.filter((point) => !this.walked.has(point)) : [];
    const isHard = tooFew.length === 0 && pointsMissed.length === 0;
    const head = { seed: options.seed, ...done, pointsWalked: this.walked.size, pointsMissed, tooFew };
    return { ...head, ...counts, isQuiet, isRight: isRight && isQuiet && isHard, examples, seconds };
  }

  #disturbed(name, from, forMs) {
    this.disturbances.push({ name, from, to: from + forMs });
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
        // nobody was there to be killed, or the point was not passed: its turn comes again
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
        return this.#killRuntime(runtimes[deed.runtime], deed);
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
    this.#disturbed('database', Date.now(), AWAY_MS);
    return true;
  }

  /** Now, or, where a point is named, when its next life passes it. */
  async #killRuntime(runtime, deed) {
    const { point, pass } = deed;
    runtime.crashPoint = point && `${point}@${pass}`;
    if (!runtime.signal('SIGKILL')) return false;
    this.done.runtimeKills += 1;
    if (point === undefined) return true;
    const { ends } = runtime;
    const until = Date.now() + POINT_MS;
    while (runtime.ends < ends + 2 && Date.now() < until) await wait(50);
    if (runtime.ends >= ends + 2) {
      this.done.pointKills += 1;
      this.walked.add(point);
      return true;
    }
    // once more, at its first pass
    deed.pass = 1;
    deed.tries = (deed.tries ?? 1) + 1;
    return deed.tries > POINT_TRIES;
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
  async #pause(runtime) {
    const { pid } = runtime;
    if (!runtime.signal('SIGSTOP')) return false;
    this.done.pauses += 1;
    this.#disturbed(runtime.name, Date.now(), this.options.pauseMs);
    await wait(this.options.pauseMs);
    if (runtime.pid === pid) runtime.signal('SIGCONT');
    return true;
  }

  /** Whether everything came to its end in time. */
  async #settle() {
    const until = Date.now() + this.options.settleSeconds * 1_000;
    for (;;) {
      const { open, pulled } = await this.stage.asOwner(async (client) => {
        const { rows } = await client.query(
          `SELECT (SELECT count(*) FROM execution_queue) + (SELECT count(*) FROM delivery_queue) AS open,
             (SELECT count(*) FROM event WHERE intake = 'pull') AS pulled`,
        );
        return rows[0];
      });
      if (Number(open) === 0 && Number(pulled) >= this.feeding.pulled) return true;
      if (Date.now() > until) return false;
      await wait(500);
    }
  }
}
