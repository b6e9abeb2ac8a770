/** Runs the flows of a batch until each has what it asked for, and draws on balances in the order of the batch. */
import { parseDecimal, rounds, type Draw } from '@reckoner/engine';
import type { Session } from '../../platform/database/statement.js';
import type { LockedTables } from '../../reference/reference-rows.js';
import { balancesStore, type StoredDraw } from './balances.store.js';
import type { BatchBalances } from './balances.js';
import { JobHost } from './batch-host.js';
import { heldToIdentity, type Job } from './prepare.js';
import type { Work } from './work.js';

/** Balances that depend on balances are asked for so often. */
const ROUNDS_MAX = 8;

/** What the runs of a batch share. */
export interface Surroundings {
  readonly session: Session;
  readonly tables: LockedTables;
  readonly balances: BatchBalances;
}

export async function runAll(works: readonly Work[], around: Surroundings): Promise<void> {
  const running = works.filter(({ verdict }) => verdict === 'run');
  const former = await formerDraws(around.session, running);
  await explore(running, around);
  const touched = running.flatMap(({ host }) => host?.supposed ?? []);
  const given = [...former.values()].flat().map(({ balance: name, key }) => ({ name, key }));
  await around.balances.hold(around.session, [...touched, ...given]);
  const drawn = new Map<number, readonly Draw[]>(former);
  for (const work of running) await settle(work, drawn, around);
}

/** A first run of each, which tells what it needs: rows are fetched for all of them at once, balances are noted. */
async function explore(works: readonly Work[], around: Surroundings): Promise<void> {
  let waiting = works.map((work) => ({ work, running: begin(work, around) }));
  while (waiting.length > 0) {
    const asked = waiting.map((one) => ({ ...one, step: one.running.next() }));
    for (const { work, step } of asked) if (step.done) work.execution = step.value;
    waiting = asked.filter(({ step }) => !step.done);
    const rows = asked.flatMap(({ step }) => (step.done ? [] : step.value.rows));
    if (rows.length > 0) await around.tables.fetch(around.session, rows);
  }
}

/** Gives back what the predecessor drew, then lets the event draw: those before it in the batch have done so. */
async function settle(work: Work, drawn: Map<number, readonly Draw[]>, around: Surroundings): Promise<void> {
  const { balances, session } = around;
  for (const id of [work.prior, work.isAgain ? work.executionId : undefined]) {
    if (id !== undefined) balances.giveBack(drawn.get(id) ?? []);
    if (id !== undefined) drawn.delete(id);
  }
  // What it supposed to be untouched is held by now; with the true figures it may come to others.
  for (let round = 0; work.host!.readsBalances && round < ROUNDS_MAX; round++) {
    await balances.hold(session, work.host!.supposed);
    await rerun(work, around);
    if (work.host!.supposed.length === 0) break;
  }
  balances.take(work.execution!.draws);
  drawn.set(work.executionId!, work.execution!.draws);
}

async function rerun(work: Work, around: Surroundings): Promise<void> {
  const running = begin(work, around);
  for (;;) {
    const step = running.next();
    if (step.done) {
      work.execution = step.value;
      return;
    }
    await around.tables.fetch(around.session, step.value.rows);
  }
}

type Running = ReturnType<typeof rounds>;

function begin(work: Work, { tables, balances }: Surroundings): Running {
  const { job } = work;
  work.host = new JobHost(job.release, tables, balances);
  return identified(job, rounds(job.flow.program, job.event, work.host));
}

function* identified(job: Job, running: Running): Running {
  return job.spoilt ?? heldToIdentity(yield* running, job.unidentified);
}

/** What the executions drew that give way to these, by their number. */
async function formerDraws(session: Session, works: readonly Work[]): Promise<Map<number, Draw[]>> {
  const ids = works.flatMap(({ prior, isAgain, executionId }) => [
    ...(prior === undefined ? [] : [prior]),
    ...(isAgain ? [executionId!] : []),
  ]);
  const draws = new Map<number, Draw[]>();
  if (ids.length === 0) return draws;
  for (const stored of await balancesStore.drawsOf(session, ids))
    draws.set(stored.executionId, [...(draws.get(stored.executionId) ?? []), drawOf(stored)]);
  return draws;
}

function drawOf({ name, key, amount }: StoredDraw): Draw {
  return { balance: name, key, amount: parseDecimal(amount)! };
}
