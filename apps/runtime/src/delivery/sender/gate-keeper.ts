import { setTimeout as wait } from 'node:timers/promises';
import { crashPoint } from '../../platform/crash-points.js';
import type { Database } from '../../platform/database/database.js';
import type { Random } from './back-off.js';
import type { GateRow, Target } from './claim.store.js';
import { gateAfter, type Gate, type Health } from './gate.js';
import { changeGate } from './settle.store.js';

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;

/** What a keeper needs of its surroundings. */
export interface KeeperParts {
  readonly database: Pick<Database, 'heartbeat'>;
  readonly random: Random;
  readonly report: (error: unknown) => void;
}

/**
 * What this process knows of a connection's gate. What an answer says of it is written down by itself, at once, and
 * before anything else is done with the answer: only a process that dies in these milliseconds takes it along.
 */
export class GateKeeper {
  #gate: Gate = { breaker: 'closed', failures: 0, closedForMs: 0, cause: undefined };
  #written: Promise<void> = Promise.resolve();
  /** Nothing more goes out until the gate is read again. */
  isShut = false;

  constructor(
    private readonly target: Target,
    private readonly parts: KeeperParts,
    private readonly onShut: () => void,
  ) {}

  /** One request alone is to show whether the target is to be had. */
  get isProbing(): boolean {
    return this.#gate.breaker === 'half-open';
  }

  get closedForMs(): number {
    return this.#gate.closedForMs;
  }

  /** Resolves once everything that was learned stands in the database. */
  get written(): Promise<void> {
    return this.#written;
  }

  /** The gate as the database has it. */
  take(row: GateRow): void {
    const failures = row.breaker === 'closed' && this.#gate.breaker === 'closed' ? this.#gate.failures : row.failures;
    this.#gate = { breaker: row.breaker, failures, closedForMs: row.closed_ms, cause: row.cause ?? undefined };
  }

  /** Learns from an answer. */
  judge(health: Health): void {
    const before = this.#gate;
    const after = gateAfter(before, health, this.parts.random);
    this.#gate = after;
    // Each pause that is asked for counts from its own answer, so the last one may end later than the one before.
    const closes = health.kind === 'throttled' && after.closedForMs > 0;
    if (!closes && after.breaker === before.breaker && after.closedForMs === before.closedForMs) return;
    if (closes || after.breaker === 'open') {
      this.isShut = true;
      this.onShut();
    }
    const learned = performance.now();
    this.#written = this.#written.then(() => this.#write(after, learned));
  }

  /** On the connection that no other work holds up, and again until it stands or is over. */
  async #write(gate: Gate, learned: number): Promise<void> {
    crashPoint('delivery.before-gate');
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const closedForMs = Math.max(0, gate.closedForMs - (performance.now() - learned));
      try {
        await changeGate(this.parts.database, { ...this.target, ...gate, closedForMs });
        break;
      } catch (error) {
        this.parts.report(error);
        if (closedForMs === 0) return;
      }
      await wait(pause);
    }
    crashPoint('delivery.after-gate');
  }
}
