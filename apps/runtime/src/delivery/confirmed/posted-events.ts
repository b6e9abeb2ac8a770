import { createHash } from 'node:crypto';
import { JsonError, parseJson, stringifyJson, type ObjectValue, type Value } from '@reckoner/engine';
import type { CaseDraft, CaseOpener } from '../../cases/case-opener.js';
import { ADD_EVENTS, columnsOf, type StoredEvent } from '../../intake/event.store.js';
import type { Session } from '../../platform/database/statement.js';
import type { LoadedRelease } from '../../releases/loaded-release.js';
import { currentReleaseId } from '../sender/due.store.js';
import type { ConfirmedDelivery, Follower } from './confirmed.js';
import { confirmedStore } from './confirmed.store.js';

const POSTED = { source: 'reckoner', type: 'delivery.posted' };
/** So many confirmations may follow from one another, each delivery owed by what the one before started. */
export const GENERATIONS_MAX = 10;

/** A confirmed delivery is an event by itself, where a flow of the environment's release starts from it. */
export class PostedEvents implements Follower {
  constructor(
    private readonly releases: { engineOf(releaseId: number): Promise<LoadedRelease> },
    private readonly cases: CaseOpener,
  ) {}

  async confirmed(session: Session, deliveries: readonly ConfirmedDelivery[]): Promise<void> {
    for (const environment of new Set(deliveries.map((delivery) => delivery.environment))) {
      if (!(await this.#isWanted(session, environment))) continue;
      const here = deliveries.filter((delivery) => delivery.environment === environment);
      await this.#add(session, environment, here);
    }
  }

  async #add(session: Session, environment: number, deliveries: readonly ConfirmedDelivery[]): Promise<void> {
    const generations = await generationsOf(session, deliveries);
    const generationOf = ({ eventId }: ConfirmedDelivery): number => (generations.get(eventId) ?? 0) + 1;
    const endless = deliveries.filter((delivery) => generationOf(delivery) > GENERATIONS_MAX);
    const events = deliveries
      .filter((delivery) => !endless.includes(delivery))
      .map((delivery) => eventOf(delivery, generationOf(delivery)))
      .sort((a, b) => (a.sourceId < b.sourceId ? -1 : 1));
    if (events.length > 0) await session.query(ADD_EVENTS, columnsOf(environment, events));
    if (endless.length > 0) await this.cases.open(session, endless.map(caseOf));
  }

  async #isWanted(session: Session, environment: number): Promise<boolean> {
    const releaseId = await currentReleaseId(session, environment);
    if (releaseId === undefined) return false;
    return (await this.releases.engineOf(releaseId)).flowsFor(POSTED.source, POSTED.type).length > 0;
  }
}

/** How many confirmations led to each of the events that owed these deliveries; those that came from outside are left out. */
async function generationsOf(session: Session, deliveries: readonly ConfirmedDelivery[]): Promise<Map<number, number>> {
  const ids = [...new Set(deliveries.map(({ eventId }) => eventId))];
  const bodies = await confirmedStore.bodies(session, ids, POSTED);
  return new Map(
    bodies.map(({ id, body }) => {
      const { generation } = parseJson(body.toString()) as ObjectValue;
      return [id, typeof generation === 'number' ? generation : 1];
    }),
  );
}

function eventOf(delivery: ConfirmedDelivery, generation: number): StoredEvent {
  const { id, connection, operation, purpose, part, kind, key, executionId, eventId, legalEntity } = delivery;
  const { reference, answer } = delivery;
  const data = {
    delivery: id,
    connection,
    operation,
    purpose,
    part,
    kind,
    key,
    execution: executionId,
    event: eventId,
    generation,
    ...(reference === undefined ? {} : { reference }),
    ...(answer === undefined ? {} : { answer }),
    sent: valueOf(delivery.body) ?? null,
  };
  const bytes = Buffer.from(stringifyJson(data), 'utf8');
  return {
    ...POSTED,
    sourceId: `delivery/${id}`,
    occurredAt: undefined,
    body: bytes,
    bodyHash: createHash('sha256').update(bytes).digest(),
    legalEntity,
    intake: 'internal',
    actor: 'delivery',
    correlation: `delivery-${id}`,
  };
}

function valueOf(body: Uint8Array): Value | undefined {
  try {
    return body.length === 0 ? undefined : parseJson(Buffer.from(body).toString('utf8'));
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}

function caseOf(delivery: ConfirmedDelivery): CaseDraft {
  const { environment, id: deliveryId, executionId, eventId, purpose, part, legalEntity } = delivery;
  const what = `${delivery.operation} at ${delivery.connection}`;
  return {
    environment,
    kind: 'loop',
    eventId,
    executionId,
    deliveryId,
    purpose,
    part,
    legalEntity,
    reason: 'POSTED_LOOP',
    message: `${what} was confirmed, and is the ${GENERATIONS_MAX + 1}th delivery in a row that a confirmed delivery led to; no flow was started from it.`,
    cause: `loop ${delivery.connection} ${delivery.operation}`,
    remedy:
      'Let the flow that starts from `delivery.posted` leave its own deliveries alone: ask for the operation before it delivers.',
  };
}
