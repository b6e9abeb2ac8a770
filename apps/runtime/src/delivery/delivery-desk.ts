import { Injectable } from '@nestjs/common';
import type { Caller, Scope } from '../access/caller.js';
import { AuditWriter } from '../audit/audit-writer.js';
import { CaseOpener } from '../cases/case-opener.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { Followers } from './confirmed/confirmed.js';
import { confirmedStore } from './confirmed/confirmed.store.js';
import { deliveriesStore, type AttemptSummary, type DeliverySummary, type Standing } from './deliveries.store.js';
import { queueNext } from './sender/settle.store.js';

export interface ShownDelivery extends DeliverySummary {
  readonly body: string | null;
  readonly tries: readonly AttemptSummary[];
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

  list(
    caller: Caller,
    filter: { connection?: string; state?: string; execution?: number; before?: number; limit: number },
  ): Promise<DeliverySummary[]> {
    const { execution, ...rest } = filter;
    return deliveriesStore.list(this.database, {
      ...placeOf(caller, 'deliveries.read'),
      ...rest,
      executionId: execution,
    });
  }

  async show(caller: Caller, id: number): Promise<ShownDelivery> {
    const found = await deliveriesStore.one(this.database, placeOf(caller, 'deliveries.read'), id);
    if (!found) throw unknownDelivery(id);
    return { ...found, tries: await deliveriesStore.attempts(this.database, id) };
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
