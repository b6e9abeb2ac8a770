/** What is known of claimed work before the database is asked: which flows it starts, for which business keys. Pure. */
import {
  canonicalJson,
  Failure,
  identityOf,
  JsonError,
  parseJson,
  type Execution,
  type FlowEvent,
  type Identity,
  type Value,
} from '@reckoner/engine';
import type { LoadedFlow, LoadedRelease } from '../../releases/loaded-release.js';
import type { Claim } from '../queue.store.js';

/** One flow to run on one event. */
export interface Job {
  readonly claim: Claim;
  readonly release: LoadedRelease;
  readonly flow: LoadedFlow;
  readonly event: FlowEvent;
  /** Undefined where the event has none: its flow then says what is wrong with it, or this does. */
  readonly identity: Identity | undefined;
  /** The business key as one text. */
  readonly key: string | undefined;
  /** Canonical JSON. */
  readonly revision: string | undefined;
  /** How it ends without being run: its bytes are no JSON, or gone. */
  readonly spoilt: Execution | undefined;
  /** What is wrong with its identity. */
  readonly unidentified: Failure | undefined;
}

/** Claimed work, sorted out. */
export interface Prepared {
  readonly jobs: readonly Job[];
  /** No flow starts from these. */
  readonly unmatched: readonly Claim[];
}

export function prepare(claims: readonly Claim[], releases: ReadonlyMap<number, LoadedRelease>): Prepared {
  const jobs: Job[] = [];
  const unmatched: Claim[] = [];
  for (const claim of claims) {
    const release = releases.get(claim.releaseId)!;
    const flows = flowsOf(claim, release);
    if (flows.length === 0) unmatched.push(claim);
    const read = flows.length === 0 ? undefined : readBody(claim.body);
    for (const flow of flows) jobs.push(jobOf(claim, { release, flow }, read!));
  }
  return { jobs, unmatched };
}

/** An execution keeps to its flow; an event starts all that wait for its kind. */
function flowsOf(claim: Claim, release: LoadedRelease): readonly LoadedFlow[] {
  if (claim.flow === null || claim.flow === '') return release.flowsFor(claim.source, claim.type);
  const flow = release.flow(claim.flow);
  return flow ? [flow] : [];
}

type Read = { readonly data: Value } | { readonly wrong: { readonly code: string; readonly message: string } };

function readBody(body: Buffer | null): Read {
  if (!body) return { wrong: { code: 'PAYLOAD_GONE', message: 'The bytes of the event are kept no longer.' } };
  try {
    return { data: parseJson(body.toString()) };
  } catch (thrown) {
    if (!(thrown instanceof JsonError)) throw thrown;
    return { wrong: { code: thrown.code, message: thrown.message } };
  }
}

function jobOf(claim: Claim, { release, flow }: { release: LoadedRelease; flow: LoadedFlow }, read: Read): Job {
  const event = eventOf(claim, 'data' in read ? read.data : null);
  const identity = 'data' in read ? identityOf(flow.ir, event) : undefined;
  const known = identity instanceof Failure ? undefined : identity;
  return {
    claim,
    release,
    flow,
    event,
    identity: known,
    key: known && canonicalJson([...known.key]),
    revision: known?.revision === undefined ? undefined : canonicalJson(known.revision),
    spoilt: 'data' in read ? undefined : failedExecution(read.wrong.code, read.wrong.message),
    unidentified: identity instanceof Failure ? identity : undefined,
  };
}

/** The event as flows see it. `now` stays what it was when the event came, but for a replay. */
export function eventOf(claim: Claim, data: Value): FlowEvent {
  const time = claim.cause === 'replayed' ? claim.claimedAt : (claim.now ?? claim.receivedAt);
  const { sourceId: id, source, type, legalEntity } = claim;
  return { data, id, source, type, time, ...(legalEntity === null ? {} : { legalEntity }) };
}

/** What has no identity may not be accepted: nothing could be told from its revisions. */
export function heldToIdentity(execution: Execution, unidentified: Failure | undefined): Execution {
  if (!unidentified || !['accepted', 'excluded'].includes(execution.result.outcome)) return execution;
  return failedExecution(unidentified.code, unidentified.message);
}

export function failedExecution(code: string, message: string): Execution {
  const result = { outcome: 'failed' as const, reason: code, message, error: { code, message } };
  return { result, deliveries: [], draws: [], subject: undefined };
}
