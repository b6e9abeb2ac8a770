import { setTimeout as wait } from 'node:timers/promises';
import type { Connection, Operation } from '@reckoner/connect';
import { crashPoint } from '../../platform/crash-points.js';
import type { Database } from '../../platform/database/database.js';
import type { Random } from './back-off.js';
import type { Claimed, Step } from './claimed.js';
import { claim, leave, type Claim, type Target } from './claim.store.js';
import type { Health } from './gate.js';
import { GateKeeper } from './gate-keeper.js';
import { beforeSend, outcomeOf } from './outcome.js';
import { exchange, type Call, type Exchanged } from './sending.js';
import { masked, maskedOutcome } from './mask.js';
import type { Settled } from './settled.js';
import type { Settler } from './settler.js';

/** What a sender needs of its surroundings. */
export interface SenderParts {
  readonly database: Database;
  readonly settler: Settler;
  readonly call: Call;
  /** The connection as the environment's release declares it now: its limits. */
  readonly planOf: (target: Target) => Promise<Connection | undefined>;
  /** The operation as the delivery's own release declares it. */
  readonly operationOf: (claimed: Claimed) => Promise<Operation | undefined>;
  /** What must not be stored, should an answer repeat it. */
  readonly secretsOf: (target: Target) => Promise<readonly string[]>;
  readonly random: Random;
  readonly owner: string;
  /** Something of ours went wrong: said once, and left to the leases. */
  readonly report: (error: unknown, batch: readonly Claimed[]) => void;
}

interface Ready {
  readonly claimed: Claimed;
  readonly operation: Operation;
  readonly leaseEnds: number;
}

const SLOTS = 64;
const BATCH_MAX = 256;
/** So long a connection waits for a process that died; whoever sends renews it all the while. */
const HOLD_MS = 2000;
/** No older may be what is known of the gate while requests go out. */
/** Few rows cost a statement almost what many do: after few, more may come together. */
const GATHER_MS = 10;
const FEW = 32;
const GATE_AGE_MS = 250;
/** Beyond the longest request: time to write down what came of it. */
const LEASE_MARGIN_MS = 5000;
const ENOUGH_MS = 250;
const PLAN_AGE_MS = 5000;

/**
 * Sends what is due for one connection, as long as there is something. Claims ahead, keeps as many requests in flight
 * as the connection allows, and writes results down in batches while others are under way.
 */
export class ConnectionSender {
  #ready: Ready[] = [];
  #inFlight = 0;
  #results: Settled[] = [];
  #settling: Promise<void> | undefined;
  readonly #gate: GateKeeper;
  #holdEnds = 0;
  #gatherUntil = 0;
  #slots = SLOTS;
  #plan: Connection | undefined;
  #planRead = -Infinity;
  #latencyMs = 50;
  #wake: () => void = () => undefined;

  constructor(
    private readonly target: Target,
    private readonly parts: SenderParts,
  ) {
    const { database, random } = parts;
    const report = (error: unknown) => parts.report(error, []);
    this.#gate = new GateKeeper(target, { database, random, report }, () => this.#giveBack());
  }

  /** Works until nothing is due, or asked to stop; answers how long to leave it alone. */
  async run(stopping: AbortSignal): Promise<number> {
    let restMs = 0;
    this.#gate.isShut = false;
    while (!stopping.aborted && !this.#gate.isShut) {
      if (this.#wantsMore()) {
        const claimed = await this.#claim();
        if (claimed.restMs !== undefined) restMs = claimed.restMs;
        if (claimed.restMs !== undefined && this.#isIdle) break;
      }
      this.#pump();
      if (!this.#isIdle) await this.#changed();
      else await wait(Math.max(0, this.#gatherUntil - performance.now()));
    }
    await this.#drain();
    return Math.max(restMs, this.#gate.closedForMs);
  }

  #wantsMore(): boolean {
    if (performance.now() > this.#holdEnds - HOLD_MS + GATE_AGE_MS) return true;
    if (this.#gate.isProbing) return this.#isIdle;
    if (performance.now() < this.#gatherUntil) return false;
    return this.#ready.length < Math.max(1, this.#slots / 2);
  }

  get #isIdle(): boolean {
    return this.#inFlight === 0 && this.#ready.length === 0;
  }

  /** `restMs` where there was nothing to take. */
  async #claim(): Promise<{ restMs?: number }> {
    await this.#gate.written;
    const plan = await this.#currentPlan();
    if (!plan) return { restMs: 1000 };
    const asked = performance.now();
    const count = this.#roomFor(plan);
    const leaseMs = plan.timeoutMs + LEASE_MARGIN_MS;
    const taken = await claim(this.parts.database, this.target, {
      owner: this.parts.owner,
      leaseMs,
      holdMs: HOLD_MS,
      count,
      ratePerMinute: plan.ratePerMinute,
    });
    crashPoint('delivery.after-claim');
    if (taken.kind === 'claimed' && taken.rows.length < count) this.#gatherUntil = performance.now() + GATHER_MS;
    return this.#take(taken, { asked, leaseMs, slots: plan.concurrency ?? SLOTS });
  }

  async #take(
    taken: Claim,
    { asked, leaseMs, slots }: { asked: number; leaseMs: number; slots: number },
  ): Promise<{ restMs?: number }> {
    if (taken.kind === 'busy') {
      // Another process sends by now: what is left here goes back to it.
      this.#giveBack();
      return { restMs: 250 };
    }
    this.#gate.take(taken.gate);
    if (taken.kind === 'shut') {
      this.#gate.isShut = true;
      return { restMs: Math.min(1000, Math.max(taken.gate.closed_ms, taken.gate.is_paused ? 1000 : 0)) };
    }
    this.#holdEnds = asked + HOLD_MS;
    this.#slots = slots;
    for (const claimed of taken.rows) {
      const operation = await this.parts.operationOf(claimed);
      if (operation) this.#ready.push({ claimed, operation, leaseEnds: asked + leaseMs });
      else
        this.#finish(claimed, {
          to: 'refused',
          code: 'NO_OPERATION',
          message: 'the release does not declare this operation',
        });
    }
    return taken.rows.length === 0 && this.#ready.length === 0 ? { restMs: 100 } : {};
  }

  async #currentPlan(): Promise<Connection | undefined> {
    if (this.#plan && performance.now() - this.#planRead < PLAN_AGE_MS) return this.#plan;
    this.#plan = await this.parts.planOf(this.target);
    this.#planRead = performance.now();
    return this.#plan;
  }

  /**
   * How many to claim ahead. What was claimed and not sent when a process dies counts as perhaps sent: harmless where
   * the target recognises a repeat, so only then is more claimed than can be sent at once.
   */
  #roomFor(plan: Connection): number {
    if (this.#gate.isProbing && !this.#isIdle) return 0;
    const slots = plan.concurrency ?? SLOTS;
    const isSafe = [...plan.operations.values()].every(
      (operation) => operation.class === 'K2' || operation.class === 'K3',
    );
    const ahead = isSafe ? Math.min(BATCH_MAX, Math.ceil((slots * 1000) / Math.max(this.#latencyMs, 1))) : slots;
    return Math.max(0, Math.max(ahead, slots) - this.#ready.length - (isSafe ? 0 : this.#inFlight));
  }

  #pump(): void {
    while (this.#inFlight < this.#slots && this.#ready.length > 0) {
      const now = performance.now();
      if (!this.#mayGo()) return;
      const next = this.#ready.shift()!;
      const deadlineMs = Math.min(next.operation.connection.timeoutMs, next.leaseEnds - now - LEASE_MARGIN_MS / 2);
      if (deadlineMs < ENOUGH_MS) this.#finish(next.claimed, { to: 'released' });
      else this.#start(next, deadlineMs);
    }
  }

  /** Ours, and open: asked again when the first byte is about to leave, as a token may have to be fetched before. */
  readonly #mayGo = (): boolean => performance.now() <= this.#holdEnds && !this.#gate.isShut;

  #start({ claimed, operation }: Ready, deadlineMs: number): void {
    const before = beforeSend(claimed, operation);
    if (typeof before === 'object') return this.#finish(claimed, before);
    const step: Step = before === 'look-up' ? 'look-up' : claimed.step;
    const batch = step === 'send' && operation.bulk ? [claimed, ...this.#others(claimed, operation)] : [claimed];
    this.#inFlight += 1;
    const began = performance.now();
    crashPoint('delivery.before-send');
    const onPause = (health: Health) => this.#gate.judge(health);
    void exchange(this.parts.call, { step, operation, batch, deadlineMs, mayGo: this.#mayGo, onPause })
      .then((exchanged) =>
        this.#answered(
          batch.map((one) => ({ ...one, step })),
          operation,
          exchanged,
        ),
      )
      .catch((error: unknown) => this.#failed(batch, error))
      .finally(() => {
        this.#latencyMs += (performance.now() - began - this.#latencyMs) * 0.05;
        this.#inFlight -= 1;
        this.#wake();
      });
  }

  /** More of the same operation, for one request. */
  #others(first: Claimed, operation: Operation): Claimed[] {
    const others: Claimed[] = [];
    const left: Ready[] = [];
    for (const ready of this.#ready) {
      const fits =
        ready.operation === operation && ready.claimed.step === 'send' && others.length + 1 < operation.bulk!.max;
      if (fits && beforeSend(ready.claimed, operation) === 'send') others.push(ready.claimed);
      else left.push(ready);
    }
    this.#ready = left;
    return others;
  }

  async #answered(batch: readonly Claimed[], operation: Operation, exchanged: Exchanged): Promise<void> {
    crashPoint('delivery.after-send');
    this.#gate.judge(exchanged.health);
    await this.#gate.written;
    if (exchanged.isKeptBack) return batch.forEach((claimed) => this.#finish(claimed, { to: 'released' }));
    const { answer } = exchanged;
    const isPlain = exchanged.verdicts.every(({ kind }) => kind === 'posted' || kind === 'running');
    const secrets = isPlain ? [] : await this.parts.secretsOf(this.target);
    const kept = answer && !isPlain ? masked(answer.body, secrets) : undefined;
    for (const [index, claimed] of batch.entries()) {
      const verdict = exchanged.verdicts[index]!;
      const outcome = outcomeOf(claimed, verdict, { operation, random: this.parts.random });
      const shown = isPlain ? outcome : maskedOutcome(outcome, secrets);
      this.#results.push({ claimed, outcome: shown, status: answer?.status, answer: kept });
    }
    this.#settle();
  }

  /** A bug of ours: the delivery counts as perhaps sent, and waits for its lease to end. */
  #failed(batch: readonly Claimed[], error: unknown): void {
    this.parts.report(error, batch);
  }

  /** What was claimed ahead and not sent. */
  #giveBack(): void {
    for (const { claimed } of this.#ready.splice(0)) this.#finish(claimed, { to: 'released' });
  }

  #finish(claimed: Claimed, outcome: Settled['outcome']): void {
    this.#results.push({ claimed, outcome, status: undefined, answer: undefined });
    this.#settle();
  }

  #settle(): void {
    this.#settling ??= this.#settleAll().finally(() => {
      this.#settling = undefined;
      this.#wake();
    });
  }

  /** One batch after another; what comes in meanwhile makes the next batch. */
  async #settleAll(): Promise<void> {
    do {
      if (this.#results.length < FEW && this.#inFlight > 0) await wait(GATHER_MS);
      else await Promise.resolve();
      const batch = this.#results.splice(0);
      crashPoint('delivery.before-settle');
      await this.#settleUntilDone(batch);
      crashPoint('delivery.after-settle');
    } while (this.#results.length > 0);
  }

  /** The fence keeps a repeat harmless, so results are not given up while the database is away. */
  async #settleUntilDone(batch: readonly Settled[]): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.parts.settler.settle(batch);
      } catch (error) {
        this.parts.report(
          error,
          batch.map(({ claimed }) => claimed),
        );
        if (tries === 5) return;
      }
    }
  }

  #changed(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, GATE_AGE_MS);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #drain(): Promise<void> {
    this.#giveBack();
    while (this.#inFlight > 0 || this.#settling || this.#results.length > 0) await (this.#settling ?? this.#changed());
    await this.#gate.written;
    if (this.#holdEnds > performance.now()) await leave(this.parts.database, this.target, this.parts.owner);
    this.#holdEnds = 0;
  }
}
