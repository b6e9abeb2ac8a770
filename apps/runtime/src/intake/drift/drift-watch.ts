import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { FlowIr, Value } from '@reckoner/engine';
import type { Drift } from '@reckoner/engine/drift';
import type { Counter } from 'prom-client';
import { CaseOpener, type CaseDraft } from '../../cases/case-opener.js';
import { Database } from '../../platform/database/database.js';
import type { Session } from '../../platform/database/statement.js';
import { Metrics } from '../../platform/observe/metrics.js';
import { driftStore, type DriftName, type DriftSeen } from './drift.store.js';
import { partOf, shapesOf } from './known-shape.js';

/** A payload that a flow is about to work on. */
export interface Watched {
  readonly environment: number;
  readonly eventId: number;
  readonly source: string;
  readonly legalEntity: string | undefined;
  readonly flow: FlowIr;
  readonly data: Value;
}

/** What payloads of a batch showed: written with the batch, and counted once it has committed. */
export interface Sighting {
  readonly write: (session: Session) => Promise<void>;
  readonly committed: () => void;
}

/** Sums are written so often; a first sight is written with the batch itself. */
const FLUSH_MS = 5_000;
/** A source whose field names are data would fill the table: beyond so many they count as one. */
const NAMES_MAX = 200;
const PATH_MAX = 200;
const SHOWN_MAX = 5;

/**
 * Notices what sources send and their schemas do not know. Almost every payload shows nothing, which costs a walk over
 * its fields; what was noticed before is only counted, in memory; what is new is written and told in a case, within the
 * transaction that executes the event.
 */
@Injectable()
export class DriftWatch {
  /** What this process knows to be stored. */
  readonly #stored = new Set<string>();
  readonly #named = new Map<string, number>();
  #counted = new Map<string, DriftSeen>();
  readonly #total: Counter<'source' | 'kind'>;

  constructor(
    private readonly database: Database,
    private readonly cases: CaseOpener,
    metrics: Metrics,
  ) {
    this.#total = metrics.counter({
      name: 'reckoner_drift_total',
      help: 'Fields in payloads that the schema does not know, or knows with another type.',
      labels: ['source', 'kind'],
    });
  }

  async run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      await wait(FLUSH_MS, undefined, { signal: stopping }).catch(() => undefined);
      await this.flush();
    }
  }

  /** What these payloads show; undefined where all is known, as it mostly is. */
  look(payloads: readonly Watched[]): Sighting | undefined {
    const seen = new Map<string, DriftSeen>();
    const legalEntities = new Map<number, string | undefined>();
    for (const { watched, schema, drift, count, lastEvent } of tallied(payloads)) {
      legalEntities.set(watched.eventId, watched.legalEntity);
      add(seen, { ...this.#naming(watched, schema, drift), count, lastEvent });
    }
    if (seen.size === 0) return undefined;
    const drifts = [...seen.values()];
    let added: ReadonlySet<string> = new Set();
    return {
      write: async (session) => {
        added = await this.#write(session, drifts, legalEntities);
      },
      committed: () => this.#committed(drifts, added),
    };
  }

  /** Writes what nobody saw before, and opens a case of each event that showed it. Answers what was new. */
  async #write(
    session: Session,
    seen: readonly DriftSeen[],
    legalEntities: ReadonlyMap<number, string | undefined>,
  ): Promise<ReadonlySet<string>> {
    const unknown = seen.filter((one) => !this.#stored.has(markOf(one)));
    if (unknown.length === 0) return new Set();
    const added = new Set((await driftStore.add(session, unknown)).map(markOf));
    await this.cases.open(
      session,
      casesOf(
        unknown.filter((one) => added.has(markOf(one))),
        legalEntities,
      ),
    );
    return added;
  }

  #committed(seen: readonly DriftSeen[], added: ReadonlySet<string>): void {
    for (const one of seen) {
      const mark = markOf(one);
      this.#total.inc({ source: one.source, kind: one.kind }, one.count);
      this.#stored.add(mark);
      if (!added.has(mark)) add(this.#counted, one);
    }
  }

  /** Writes the sums. What a killed process had counted since the last time is not counted. */
  async flush(): Promise<void> {
    if (this.#counted.size === 0) return;
    const counted = this.#counted;
    this.#counted = new Map();
    try {
      await driftStore.count(this.database, [...counted.values()]);
    } catch (error) {
      for (const one of counted.values()) add(this.#counted, one);
      throw error;
    }
  }

  /** The drift by its name, or, where the source has too many of them, by the name that they share. */
  #naming({ environment, eventId, source }: Watched, schema: string, { path, kind, found }: Drift): DriftSeen {
    const base = { environment, source, schema, count: 1, firstEvent: eventId, lastEvent: eventId };
    const named = { ...base, path: storable(path), kind, found };
    if (this.#stored.has(markOf(named))) return named;
    const group = JSON.stringify([environment, source, schema]);
    const count = (this.#named.get(group) ?? 0) + 1;
    if (count > NAMES_MAX) return { ...base, path: '…', kind: 'too-many', found: '' };
    this.#named.set(group, count);
    return named;
  }
}

/** A drift as its first payload showed it, and how many did. */
interface Tally {
  readonly watched: Watched;
  readonly schema: string;
  readonly drift: Drift;
  count: number;
  lastEvent: number;
}

/** What a source sends it sends with every payload: it is looked at once a batch, and counted. */
function tallied(payloads: readonly Watched[]): Iterable<Tally> {
  const tallies = new Map<string, Tally>();
  for (const watched of payloads) {
    const { environment, eventId, source } = watched;
    for (const shape of shapesOf(watched.flow))
      for (const drift of shape.finder.find(partOf(shape, watched.data))) {
        const mark = `${environment}\n${source}\n${shape.schema}\n${shape.at}\n${drift.kind}\n${drift.found}\n${drift.path}`;
        const known = tallies.get(mark);
        if (known) {
          known.count += 1;
          known.lastEvent = Math.max(known.lastEvent, eventId);
        } else {
          const { schema, at } = shape;
          tallies.set(mark, { watched, schema, drift: under(at, drift), count: 1, lastEvent: eventId });
        }
      }
  }
  return tallies.values();
}

function markOf({ environment, source, schema, path, kind, found }: DriftName): string {
  return JSON.stringify([environment, source, schema, path, kind, found]);
}

function add(to: Map<string, DriftSeen>, one: DriftSeen): void {
  const mark = markOf(one);
  const known = to.get(mark);
  if (!known) return void to.set(mark, one);
  to.set(mark, {
    ...known,
    count: known.count + one.count,
    firstEvent: Math.min(known.firstEvent, one.firstEvent),
    lastEvent: Math.max(known.lastEvent, one.lastEvent),
  });
}

function under(at: string, drift: Drift): Drift {
  if (at === '') return drift;
  return { ...drift, path: drift.path === '' ? at : `${at}.${drift.path}` };
}

/** Names of fields come from outside: of any length, and with characters that the database does not take. */
function storable(path: string): string {
  const short = path.length > PATH_MAX ? `${path.slice(0, PATH_MAX)}…` : path;
  return Buffer.from(short).toString('utf8').replaceAll('\0', '\ufffd');
}

/** One for each event that showed something new. */
function casesOf(added: readonly DriftSeen[], legalEntities: ReadonlyMap<number, string | undefined>): CaseDraft[] {
  const byEvent = new Map<number, DriftSeen[]>();
  for (const one of added) byEvent.set(one.firstEvent, [...(byEvent.get(one.firstEvent) ?? []), one]);
  return [...byEvent].map(([eventId, drifts]) => {
    const { environment, source, schema } = drifts[0]!;
    return {
      environment,
      kind: 'drift',
      eventId,
      reason: 'DRIFT',
      message: `${source} sends what \`${schema}\` does not know: ${listed(drifts)}.`,
      remedy: 'Add it to the schema, and to the mapping where it matters; or accept it, if it does not.',
      cause: `drift ${source} ${schema}`,
      legalEntity: legalEntities.get(eventId),
    };
  });
}

function listed(drifts: readonly DriftSeen[]): string {
  const shown = drifts.slice(0, SHOWN_MAX).map(({ path, kind, found }) => {
    if (kind === 'too-many') return 'more fields than are listed';
    return kind === 'unknown-field' ? `\`${path}\` (${found})` : `\`${path}\` is now of type ${found}`;
  });
  const more = drifts.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
