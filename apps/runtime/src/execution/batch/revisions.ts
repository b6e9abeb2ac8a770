/** Which revision of a thing stands: the declared revision decides, not the order of arrival. */
import { canonicalJson, compareRevisions, parseJson, type Maybe, type Value } from '@reckoner/engine';
import type { Session } from '../../platform/database/statement.js';
import { businessKeysStore, keyMark, type FirstOf, type HeldKey, type StoredExecution } from './business-keys.store.js';
import type { Claim } from '../queue.store.js';
import type { Job } from './prepare.js';
import type { Verdict, Work } from './work.js';

/** Who stands for a business key at this point of the batch. */
type Standing = { readonly stored: StoredExecution } | { readonly work: Work };

/** The business keys of a batch, held until its transaction ends. */
export class BatchRevisions {
  readonly #keys = new Map<string, HeldKey>();
  readonly #standing = new Map<number, Standing>();
  readonly #executions = new Map<number, StoredExecution>();
  readonly #changed = new Map<number, Work>();
  /** What the keys stand for in the database by now. */
  readonly #stood = new Map<number, number | null>();

  /** Holds the keys of these jobs, that will be executions with these numbers, and reads what stands for them. */
  async hold(session: Session, environment: number, jobs: readonly Job[], numbers: readonly number[]): Promise<void> {
    const keys = new Map<string, FirstOf>();
    for (const [index, job] of jobs.entries()) {
      if (job.key === undefined || keys.has(markOf(job))) continue;
      // An event's first run stands for a key that nobody used; what is attempted again may have been dropped.
      keys.set(markOf(job), { ...keyOf(job), first: job.claim.executionId === null ? numbers[index] : undefined });
    }
    const { made, known } = await businessKeysStore.hold(session, environment, [...keys.values()]);
    for (const { id, executionId } of [...made, ...known]) this.#stood.set(id, executionId);
    const held = [...made.map((key) => ({ ...key, executionId: null })), ...known];
    const again = jobs.flatMap(({ claim }) => claim.executionId ?? []);
    const ids = [...new Set([...held.flatMap(({ executionId }) => executionId ?? []), ...again])];
    if (ids.length > 0)
      for (const stored of await businessKeysStore.executions(session, ids)) this.#executions.set(stored.id, stored);
    for (const key of held) {
      this.#keys.set(keyMark(key), key);
      const stored = key.executionId === null ? undefined : this.#executions.get(key.executionId);
      if (stored) this.#standing.set(key.id, { stored });
    }
  }

  /** What is to be done about a job, as this execution; those before it in the batch have been judged. */
  async judge(session: Session, job: Job, executionId: number): Promise<Work> {
    const key = job.key === undefined ? undefined : this.#keys.get(markOf(job));
    const standing = key && this.#standing.get(key.id);
    const at = { key, standing, executionId };
    const work =
      job.claim.executionId === null ? await this.#first(session, job, at) : await this.#again(session, job, at);
    if (work.verdict === 'run' && key) {
      this.#standing.set(key.id, { work });
      this.#changed.set(key.id, work);
    }
    return work;
  }

  /** Lets the keys stand for what ran. */
  async write(session: Session): Promise<void> {
    const stands = [...this.#changed]
      .map(([id, work]) => ({ id, executionId: work.executionId! }))
      .filter(({ id, executionId }) => this.#stood.get(id) !== executionId);
    if (stands.length > 0) await businessKeysStore.stand(session, stands);
  }

  async #first(session: Session, job: Job, { key, standing, executionId }: At): Promise<Work> {
    const verdict = standing ? await this.#verdict(session, job, standing) : 'run';
    const work = workOf(job, { verdict, businessKeyId: key?.id, executionId });
    if (standing) relate(work, standing);
    return work;
  }

  /** Another attempt, or a replay, of what still stands. */
  async #again(session: Session, job: Job, at: At): Promise<Work> {
    const { claim } = job;
    const { key, standing } = at;
    const stored = this.#executions.get(claim.executionId!);
    if (!stored || stored.outcome === 'superseded') return dropped(job);
    // One that was quarantined has no key yet: it meets the others of its key now.
    const isNew = stored.businessKeyId === null;
    if (!isNew && !(standing && idOf(standing) === stored.id)) return dropped(job);
    if (claim.cause === 'replayed') {
      const operatorRevision = stored.operatorRevision + numberOf(claim, stored);
      const replay = workOf(job, { verdict: 'run', businessKeyId: key?.id, executionId: at.executionId });
      return { ...replay, prior: stored.id, operatorRevision };
    }
    const work = isNew
      ? await this.#first(session, job, { ...at, executionId: stored.id })
      : workOf(job, { verdict: 'run', businessKeyId: key?.id, executionId: stored.id });
    const { operatorRevision } = stored;
    return { ...work, isAgain: true, attempt: stored.attempt + 1, operatorRevision };
  }

  async #verdict(session: Session, job: Job, standing: Standing): Promise<Verdict> {
    const revision = job.identity?.revision;
    const before = 'work' in standing ? standing.work.job.revision : (standing.stored.revision ?? undefined);
    const order = compareRevisions(revision, before === undefined ? undefined : (parseJson(before) as Maybe));
    if (order !== 0) return order > 0 ? 'run' : 'older';
    const edited = 'work' in standing ? standing.work.operatorRevision : standing.stored.operatorRevision;
    // An operator's revision n.k stands above n, and gives way to what the source sends next.
    if (edited > 0 && revision !== undefined) return 'older';
    if (await this.#isSameBody(session, job, standing)) return 'same';
    return revision === undefined ? 'run' : 'conflict';
  }

  async #isSameBody(session: Session, { claim, event, revision }: Job, standing: Standing): Promise<boolean> {
    // of what was imported nobody has the body; where revisions are declared, the same one says the same
    if ('stored' in standing && standing.stored.cause === 'imported') return revision !== undefined;
    const hash = 'work' in standing ? standing.work.job.claim.bodyHash : standing.stored.bodyHash;
    if (hash.equals(claim.bodyHash)) return true;
    const data = 'work' in standing ? standing.work.job.event.data : await storedData(session, standing.stored);
    return data !== undefined && canonicalJson(data) === canonicalJson(event.data);
  }
}

interface At {
  readonly key: HeldKey | undefined;
  readonly standing: Standing | undefined;
  readonly executionId: number;
}

/** Which operator's revision of an execution is replayed in its place; 0 where it is its own event. */
function numberOf({ eventId, edited }: Claim, stored: StoredExecution): number {
  return eventId === stored.eventId ? 0 : (edited ?? 0);
}

function relate(work: Work, standing: Standing): void {
  if (work.verdict === 'run') work.prior = idOf(standing);
  else work.supersededBy = idOf(standing);
}

/** Executions of this batch have their numbers before they are judged. */
function idOf(standing: Standing): number {
  return 'work' in standing ? standing.work.executionId! : standing.stored.id;
}

async function storedData(session: Session, stored: StoredExecution): Promise<Value | undefined> {
  const body = await businessKeysStore.body(session, stored);
  try {
    return body && parseJson(body.toString());
  } catch {
    return undefined;
  }
}

interface Judged {
  readonly verdict: Verdict;
  readonly businessKeyId: number | undefined;
  readonly executionId: number | undefined;
}

function dropped(job: Job): Work {
  return workOf(job, { verdict: 'drop', businessKeyId: undefined, executionId: undefined });
}

function workOf(job: Job, judged: Judged): Work {
  const unknown = {
    operatorRevision: 0,
    prior: undefined,
    supersededBy: undefined,
    execution: undefined,
    host: undefined,
  };
  return { job, ...judged, attempt: 1, isAgain: false, ...unknown };
}

function keyOf(job: Job): { flow: string; source: string; key: string } {
  return { flow: job.flow.ir.id, source: job.claim.source, key: job.key! };
}

function markOf(job: Job): string {
  return keyMark(keyOf(job));
}
