import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { AuditWriter } from '../audit/audit-writer.js';
import { sensitiveNames } from '../cases/payload-mask.js';
import { Database } from '../platform/database/database.js';
import { Releases } from '../releases/releases.js';
import { holder, withoutPerson, type Wanted } from './erase-text.js';
import { erasureStore, PLACES, type Place } from './erasure.store.js';

/** Who is to be erased, and why. */
export interface ErasureRequest {
  readonly identifiers: readonly string[];
  readonly reason: string;
  readonly dryRun: boolean;
  readonly correlation: string;
}

/** What was found, by where it stands. */
export interface Erased {
  readonly id: number | null;
  readonly dryRun: boolean;
  readonly touched: Readonly<Record<string, number>>;
  /** Found in work that is still open: left as it is; ask again when that has ended. */
  readonly leftOpen: Readonly<Record<string, number>>;
}

interface Count {
  readonly touched: Record<string, number>;
  readonly leftOpen: Record<string, number>;
}

const PAGE = 200;

/** Takes a person out of what is stored. Hashes, identities and sums stay: what was done is still proven, not about whom. */
@Injectable()
export class Erasure {
  constructor(
    private readonly database: Database,
    private readonly releases: Releases,
    private readonly audit: AuditWriter,
  ) {}

  async erase(caller: Caller, request: ErasureRequest): Promise<Erased> {
    const release = await this.releases.current(caller.environmentName);
    const sensitive = release ? sensitiveNames(release) : new Set<string>();
    const wanted = { identifiers: request.identifiers, sensitive };
    const count: Count = { touched: {}, leftOpen: {} };
    for (const place of PLACES) await this.#walk(caller.environment, place, { ...request, wanted, count });
    const id = request.dryRun ? null : await this.#record(caller, request, count);
    return { id, dryRun: request.dryRun, ...count };
  }

  /** A page is a transaction: who is cut off asks again, and what is erased is not found twice. */
  async #walk(
    environment: number,
    place: Place,
    { wanted, count, dryRun }: ErasureRequest & { wanted: Wanted; count: Count },
  ): Promise<void> {
    for (let after = 0; ;) {
      const from = after;
      const last = await this.database.transaction(async (session) => {
        const pieces = await erasureStore.page(session, place, [environment, from], PAGE);
        const found = pieces.flatMap(({ id, bytes, isOpen }) => {
          const erased = bytes ? withoutPerson(bytes, wanted) : undefined;
          return erased ? [{ id, bytes: erased, isOpen }] : [];
        });
        const settled = found.filter(({ isOpen }) => !isOpen);
        if (!dryRun && settled.length > 0) await erasureStore.write(session, place, settled);
        add(count.touched, place.name, settled.length);
        add(count.leftOpen, place.name, found.length - settled.length);
        return pieces.at(-1)?.id;
      });
      if (last === undefined) return;
      after = last;
    }
  }

  #record({ environment, actor }: Caller, request: ErasureRequest, { touched, leftOpen }: Count): Promise<number> {
    const { identifiers, reason, correlation } = request;
    return this.database.transaction(async (session) => {
      // The server's idea of capital letters is that of its locale; ours is everybody's.
      const named = (await erasureStore.resources(session, environment)).filter(holder(identifiers));
      add(touched, 'total', await erasureStore.eraseResources(session, environment, named));
      const sums = [touched, leftOpen].map((counts) => Object.values(counts).reduce((sum, one) => sum + one, 0));
      const id = await erasureStore.record(session, [environment, actor, reason, sums[0]!, sums[1]!]);
      // Who holds the name can prove that it was erased; the name itself stands nowhere.
      const hashes = identifiers.map((one) => createHash('sha256').update(one).digest('hex'));
      await this.audit.lines(session, [
        {
          environment,
          actor,
          correlation,
          action: 'data.erased',
          objectKind: 'erasure',
          objectId: String(id),
          details: JSON.stringify({ reason, touched, leftOpen, identifiers: hashes }),
        },
      ]);
      return id;
    });
  }
}

function add(counts: Record<string, number>, name: string, count: number): void {
  if (count > 0) counts[name] = (counts[name] ?? 0) + count;
}
