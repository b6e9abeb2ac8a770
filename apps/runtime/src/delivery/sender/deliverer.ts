import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Connector } from '../../connections/connector.js';
import type { Database } from '../../platform/database/database.js';
import type { Log } from '../../platform/observe/log.js';
import { messageOf } from '../../platform/start-error.js';
import { ConnectionSender, type SenderParts } from './connection-sender.js';
import type { Target } from './claim.store.js';
import { dueTargets } from './due.store.js';
import type { Plans } from './plans.js';
import type { Settler } from './settler.js';

export interface DelivererParts {
  readonly database: Database;
  readonly connector: Connector;
  readonly plans: Plans;
  readonly settler: Settler;
  readonly log: Log;
}

const LOOK_MS = 100;
const REFRESH_MS = 2000;

/** Watches what is due, and lets one sender a connection do it. */
@Injectable()
export class Deliverer {
  readonly #senders = new Map<string, ConnectionSender>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #restUntil = new Map<string, number>();
  readonly #parts: SenderParts;
  #refreshed = 0;

  constructor(private readonly parts: DelivererParts) {
    const { database, connector, plans, settler, log } = parts;
    this.#parts = {
      database,
      settler,
      call: (target, plan, request, terms) => connector.call(target, plan, request, terms),
      planOf: (target) => plans.current(target),
      operationOf: ({ releaseId, connection, operation }) => plans.operation(releaseId, connection, operation),
      secretsOf: (target) => connector.secretsOf(target),
      random: Math.random,
      owner: randomUUID(),
      report: (error, batch) => {
        log.error('a delivery could not be handled', { detail: messageOf(error), count: batch.length }, error);
      },
    };
  }

  /** Delivers until it is asked to stop; then finishes what is under way and gives back the rest. */
  async run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      await this.look(stopping);
      await wait(LOOK_MS, undefined, { signal: stopping }).catch(() => undefined);
    }
    await Promise.all(this.#running.values());
  }

  /** Begins what is due and not begun yet. */
  async look(stopping: AbortSignal): Promise<void> {
    if (performance.now() - this.#refreshed > REFRESH_MS) {
      this.#refreshed = performance.now();
      await this.parts.connector.refresh();
    }
    for (const target of await dueTargets(this.parts.database)) {
      const name = `${target.environment}/${target.connection}`;
      if (this.#running.has(name) || (this.#restUntil.get(name) ?? 0) > performance.now()) continue;
      this.#running.set(name, this.#send(name, target, stopping));
    }
  }

  /** Resolves when no sender is at work. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  async #send(name: string, target: Target, stopping: AbortSignal): Promise<void> {
    const sender = this.#senders.get(name) ?? new ConnectionSender(target, this.#parts);
    this.#senders.set(name, sender);
    try {
      const restMs = await sender.run(stopping);
      this.#restUntil.set(name, performance.now() + Math.min(restMs, 1000));
    } catch (error) {
      this.#restUntil.set(name, performance.now() + 1000);
      this.#parts.report(error, []);
    } finally {
      this.#running.delete(name);
    }
  }
}
