import { createHash } from 'node:crypto';
import { JsonError, parseJson, stringifyJson, type Value } from '@reckoner/engine';
import { ADD_EVENTS, columnsOf, type StoredEvent } from '../../intake/event.store.js';
import type { Session } from '../../platform/database/statement.js';
import type { LoadedRelease } from '../../releases/loaded-release.js';
import { currentReleaseId } from './due.store.js';
import type { Settled } from './settled.js';
import type { Confirmed } from './settler.js';

const SOURCE = 'reckoner';
const TYPE = 'delivery.posted';

/** A confirmed delivery is an event by itself, where a flow of the environment's release starts from it. */
export class PostedEvents implements Confirmed {
  constructor(private readonly releases: { engineOf(releaseId: number): Promise<LoadedRelease> }) {}

  async confirmed(session: Session, posted: readonly Settled[]): Promise<void> {
    for (const environment of new Set(posted.map(({ claimed }) => claimed.environment))) {
      if (!(await this.#isWanted(session, environment))) continue;
      const events = posted.filter(({ claimed }) => claimed.environment === environment).map(eventOf);
      const ordered = events.sort((a, b) => (a.sourceId < b.sourceId ? -1 : 1));
      await session.query(ADD_EVENTS, columnsOf(environment, ordered));
    }
  }

  async #isWanted(session: Session, environment: number): Promise<boolean> {
    const releaseId = await currentReleaseId(session, environment);
    if (releaseId === undefined) return false;
    return (await this.releases.engineOf(releaseId)).flowsFor(SOURCE, TYPE).length > 0;
  }
}

function eventOf({ claimed, outcome, body }: Settled): StoredEvent {
  const { id, connection, operation, purpose, part, kind, key, executionId, eventId, legalEntity } = claimed;
  const reference = outcome.to === 'posted' ? outcome.reference : undefined;
  const about = {
    delivery: id,
    connection,
    operation,
    purpose,
    part,
    kind,
    key,
    execution: executionId,
    event: eventId,
  };
  const answer = body && answerOf(body);
  const data = {
    ...about,
    ...(reference === undefined ? {} : { reference }),
    ...(answer === undefined ? {} : { answer }),
  };
  const bytes = Buffer.from(stringifyJson({ ...data, sent: answerOf(claimed.body) ?? null }), 'utf8');
  return {
    source: SOURCE,
    sourceId: `delivery/${id}`,
    type: TYPE,
    occurredAt: undefined,
    body: bytes,
    bodyHash: createHash('sha256').update(bytes).digest(),
    legalEntity,
    intake: 'internal',
    actor: 'delivery',
    correlation: `delivery-${id}`,
  };
}

/** What the target said, if it is JSON. */
function answerOf(body: Uint8Array): Value | undefined {
  try {
    return body.length === 0 ? undefined : parseJson(Buffer.from(body).toString('utf8'));
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}
