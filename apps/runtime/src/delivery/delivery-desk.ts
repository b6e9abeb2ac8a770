import { Injectable } from '@nestjs/common';
import { isWithin, type Caller, type Scope } from '../access/caller.js';
import { AuditWriter } from '../audit/audit-writer.js';
import { CaseOpener } from '../cases/case-opener.js';
import { Database } from '../platform/database/database.js';
import { type Page, pageOf, type PageQuery } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Followers } from './confirmed/confirmed.js';
import { confirmedStore } from './confirmed/confirmed.store.js';
import { deliveriesStore, type AttemptSummary, type DeliverySummary, type Standing } from './deliveries.store.js';
import { queueNext } from './sender/settle.store.js';

export interface ShownDelivery extends DeliverySummary {
  /** What is sent; null for those who may not see money, and where retention has taken it. */
  readonly body: string | null;
  readonly tries: readonly AttemptSummary[];
}

export interface DeliveriesAsked extends PageQuery {
  readonly connection?: string;
  readonly state?: string;
  readonly execution?: number;
}

/** What a person found out about a delivery whose end is open. */
export interface Finding {
  /** `posted`: it is there. `absent`: it is not, send it again. */
  readonly found: 'posted' | 'absent';
  readonly reference?: string | undefined;
  readonly note: string;
}

/** Deliveries before people: seen, settled, let go. */
@Injectable()
export class DeliveryDesk {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseOpener,
    private readonly audit: AuditWriter,
    private readonly followers: Followers,
  ) {}

  /** The newest first. */
  page(caller: Caller, query: DeliveriesAsked): Promise<Page<DeliverySummary>> {
    const { connection, state, execution: executionId } = query;
    const filter = { ...placeOf(caller, 'deliveries.read'), connection, state, executionId };
    return pageOf(query, {
      key: ['number'],
      read: (after, limit) => deliveriesStore.list(this.database, { ...filter, before: after?.[0], limit }),
      keyOf: ({ id }) => [id],
    });
  }

  async show(caller: Caller, id: number): Promise<ShownDelivery> {
    const found = await deliveriesStore.one(this.database, placeOf(caller, 'deliveries.read'), id);
    if (!found) throw unknownDelivery(id);
    const body = isWithin(caller.scopeOf('money.read'), found) ? found.body : null;
    return { ...found, body, tries: await deliveriesStore.attempts(this.database, id) };
  }

  /** Ends what nobody knew the end of, or lets it be sent again. */
  settle(caller: Caller, id: number, finding: Finding): Promise<void> {
    return this.database.transaction(async (session) => {
      const delivery = finding.found === 'posted' && (await confirmedStore.delivery(session, id, finding.reference));
      const confirmed = delivery ? [delivery] : [];
      await this.followers.hold(session, confirmed);
      const standing = await deliveriesStore.hold(session, placeOf(caller, 'deliveries.settle'), id);
      if (!standing) throw unknownDelivery(id);
      refuseUnlessOpen(standing, finding);
      if (finding.found === 'posted') await deliveriesStore.settleAsPosted(session, id, finding.reference);
      else await deliveriesStore.sendAgain(session, id);
      if (finding.found === 'posted') await queueNext(session, [standing.effectId]);
      await this.followers.confirmed(session, confirmed);
      await this.cases.resolveDelivery(session, id, { why: finding.note, by: caller.actor });
      const action = finding.found === 'posted' ? 'delivery.settled' : 'delivery.sent-again';
      const line = {
        environment: caller.environment,
        actor: caller.actor,
        action,
        objectKind: 'delivery',
        objectId: String(id),
      };
      await this.audit.lines(session, [{ ...line, payloadHash: standing.bodyHash, details: finding.note }]);
    });
  }

  /** Lets go what waits for review; answers which did. */
  release(caller: Caller, ids: readonly number[]): Promise<number[]> {
    return this.database.transaction(async (session) => {
      const released = await deliveriesStore.release(session, placeOf(caller, 'deliveries.release'), {
        ids,
        by: caller.actor,
      });
      const about = {
        environment: caller.environment,
        actor: caller.actor,
        action: 'delivery.released',
        objectKind: 'delivery',
      };
      await this.audit.lines(
        session,
        released.map((id) => ({ ...about, objectId: String(id) })),
      );
      return released;
    });
  }
}

/** A newer delivery of the chain says more than this one; what is under way has not ended. */
function refuseUnlessOpen({ id, state, kind, isFollowed }: Standing, { found }: Finding): void {
  if (state !== 'unknown' && !(state === 'refused' && found === 'absent'))
    throw new Problem(409, {
      code: 'DELIVERY_NOT_OPEN',
      detail: `Delivery ${id} is ${state}; only what is unknown or refused can be settled.`,
    });
  if (found === 'absent' && isFollowed && state === 'refused' && kind !== 'reversal')
    throw new Problem(409, {
      code: 'DELIVERY_OVERTAKEN',
      detail: `A newer delivery of the same effect follows ${id}; sent again, the older one would overwrite it.`,
      remedy: 'Look at the newest delivery of the effect.',
    });
}

function unknownDelivery(id: number): Problem {
  return new Problem(404, { code: 'DELIVERY_UNKNOWN', detail: `There is no delivery ${id}.` });
}

type Reach = Parameters<Caller['scopeOf']>[0];

/** Deliveries know their legal entity; a scope of a team alone reaches none of them. */
function placeOf(
  caller: Caller,
  permission: Reach,
): { environment: number; legalEntities: readonly string[] | undefined } {
  const scope: Scope = caller.scopeOf(permission);
  const entities =
    scope === 'all'
      ? undefined
      : scope.flatMap(({ legalEntity, team }) => (team === undefined && legalEntity ? [legalEntity] : []));
  return { environment: caller.environment, legalEntities: entities };
}
