import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { closedForMs, closeGate } from '../../connections/gate.store.js';
import { connectionOf, headerOf, retryAfterMs, type Connection } from '@reckoner/connect';
import { isTimestamp, parseJson, stringifyJson, type Value } from '@reckoner/engine';
import { Connector } from '../../connections/connector.js';
import { crashPoint } from '../../platform/crash-points.js';
import { Database } from '../../platform/database/database.js';
import { TRY_BACK_OFF, waitMs } from '../../delivery/sender/back-off.js';
import type { IncomingEvent } from '../incoming.js';
import { Intake, type Sender } from '../intake.js';
import { fieldAt, textAt } from '../payload.js';
import { beginOf, furthest, type Declared } from './cursor.js';
import { DeclaredPulls, type DeclaredPull } from './declared-pulls.js';
import { LEASE_SECONDS, pullStore, type ClaimedPull } from './pull.store.js';

/** How long nothing is looked for after nothing was due. */
const IDLE_MS = 500;
/** A pull that finds more goes on at its next turn. */
const PAGES_MAX = 10_000;
const ERROR_MAX = 500;

/** Another process has taken the pull over: nothing of this page may be kept. */
class LeaseLost extends Error {}

/** An answer that has no rows in it. */
class Unanswered extends Error {
  constructor(
    message: string,
    readonly afterMs: number | undefined,
  ) {
    super(message);
  }
}

/**
 * Asks systems for rows that changed. The rows of a page and the place up to which they were read are one transaction;
 * what comes twice, because a pull begins some time back or was cut off, is a duplicate.
 */
@Injectable()
export class Puller {
  constructor(
    private readonly database: Database,
    private readonly declared: DeclaredPulls,
    private readonly connector: Connector,
    private readonly intake: Intake,
  ) {}

  async run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      if (!(await this.once(stopping))) await wait(IDLE_MS, undefined, { signal: stopping }).catch(() => undefined);
    }
  }

  /** Does the pull that is due first, if there is one. */
  async once(stopping: AbortSignal): Promise<boolean> {
    const pulls = await this.declared.all();
    if (pulls.length === 0) return false;
    await pullStore.make(this.database, pulls);
    const claimed = await pullStore.claim(this.database, pulls);
    if (!claimed) return false;
    const pull = pulls.find((one) => isSame(one, claimed))!;
    try {
      const isDone = await this.#pages(pull, claimed, stopping);
      await pullStore.finish(this.database, claimed, isDone ? pull.everyMs / 1000 : 0);
    } catch (error) {
      if (error instanceof LeaseLost) return true;
      const afterMs = error instanceof Unanswered ? error.afterMs : undefined;
      const seconds = (afterMs ?? waitMs(TRY_BACK_OFF, claimed.failures + 1, Math.random)) / 1000;
      const message = error instanceof Error ? error.message : String(error);
      await pullStore.fail(this.database, claimed, { seconds, error: message.slice(0, ERROR_MAX) });
    }
    return true;
  }

  /**
   * Walks by the cursor, not by pages alone: after each page it asks anew from the last moment seen, so that rows that
   * move to the end while it reads do not shift others past it. Pages are turned only within one moment.
   */
  async #pages(pull: DeclaredPull, claimed: ClaimedPull, stopping: AbortSignal): Promise<boolean> {
    const plan = connectionOf(pull.definition);
    const sender = await this.declared.sender(pull, `pull-${randomUUID()}`);
    let cursor = claimed.cursor;
    let since = beginOf(cursor, pull.overlapMs);
    for (let page = 1, count = 0; count < PAGES_MAX && !stopping.aborted; count += 1) {
      const rows = await this.#page(pull, plan, { since, page });
      if (rows.length === 0) return true;
      const reached = furthest(rows, pull.declared.cursor);
      cursor = later(cursor, reached);
      await this.#store({ pull, claimed, sender }, rows, cursor);
      const isOn = reached !== undefined && (since === undefined || later(since, reached) !== since);
      if (isOn) since = reached;
      page = isOn ? 1 : page + 1;
    }
    return false;
  }

  async #page(
    pull: DeclaredPull,
    plan: Connection,
    { since, page }: { since: string | undefined; page: number },
  ): Promise<readonly Value[]> {
    const { declared, environment, connection } = pull;
    const closedMs = await closedForMs(this.database, environment, connection);
    if (closedMs > 0) throw new Unanswered(`${connection} asked for a pause`, closedMs);
    const [path = '', fixed = ''] = declared.path.split('?');
    const query = new URLSearchParams(fixed);
    if (since !== undefined) query.set(declared.since, since);
    query.set(declared.page, String(page));
    const headers = { accept: 'application/json', 'user-agent': 'Reckoner', ...pull.headers };
    const request = { method: 'GET', path: `${path}?${query.toString()}`, isAbsolute: false, headers, body: undefined };
    const deadline = Math.min(plan.timeoutMs, (LEASE_SECONDS * 1000) / 2);
    const answer = await this.connector.call({ environment, connection }, plan, request, { deadlineMs: deadline });
    if (answer.status !== 200) {
      const afterMs = retryAfterMs(headerOf(answer, 'retry-after'), headerOf(answer, 'date'), Date.now());
      const cause = `${connection} answered ${answer.status} to ${path}`;
      if (afterMs) await closeGate(this.database, { environment, connection, cause, closedForMs: afterMs });
      throw new Unanswered(cause, afterMs);
    }
    const rows = fieldAt(parseJson(Buffer.from(answer.body).toString('utf8')), declared.rows);
    if (!Array.isArray(rows))
      throw new Unanswered(`the answer of ${connection} has no list \`${declared.rows}\``, undefined);
    return rows as readonly Value[];
  }

  async #store(
    { pull, claimed, sender }: { pull: DeclaredPull; claimed: ClaimedPull; sender: Sender },
    rows: readonly Value[],
    cursor: string | null,
  ): Promise<void> {
    const events = rows.map((row) => eventOf(pull.connection, pull.declared, row));
    await this.database.transaction(async (session) => {
      await this.intake.acceptWithin(session, sender, events);
      if ((await pullStore.advance(session, claimed, cursor)) === 0) throw new LeaseLost();
      crashPoint('pull.before-commit');
    });
    crashPoint('pull.after-commit');
  }
}

function eventOf(source: string, { id, type, time }: Declared, row: Value): IncomingEvent {
  const names = id.map((path) => textAt(row, path));
  if (names.includes(undefined))
    throw new Unanswered(`a row of ${source} lacks one of \`${id.join('`, `')}\``, undefined);
  const occurred = time === undefined ? undefined : textAt(row, time);
  const occurredAt = occurred !== undefined && isTimestamp(occurred) ? occurred : undefined;
  return { source, sourceId: names.join(':'), type, occurredAt, body: Buffer.from(stringifyJson(row)) };
}

function later(one: string | null, other: string | undefined): string | null {
  if (other === undefined) return one;
  return one === null || Date.parse(other) > Date.parse(one) ? other : one;
}

function isSame(one: DeclaredPull, other: ClaimedPull): boolean {
  return one.environment === other.environment && one.connection === other.connection && one.name === other.name;
}
