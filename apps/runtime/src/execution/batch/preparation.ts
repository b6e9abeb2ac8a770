import { Injectable } from '@nestjs/common';
import { DriftWatch, type Sighting, type Watched } from '../../intake/drift/drift-watch.js';
import type { LoadedRelease } from '../../releases/loaded-release.js';
import { Releases } from '../../releases/releases.js';
import type { Claim } from '../queue.store.js';
import { prepare, type Prepared } from './prepare.js';

/** Claimed work of one environment, sorted out, with what its payloads show that their schemas do not know. */
export interface Batch {
  readonly environment: { readonly id: number; readonly name: string };
  readonly prepared: Prepared;
  readonly sighting: Sighting | undefined;
}

/** Makes claimed work ready to be executed, before a transaction is begun for it. */
@Injectable()
export class Preparation {
  constructor(
    private readonly releases: Releases,
    private readonly drift: DriftWatch,
  ) {}

  async of(claims: readonly Claim[]): Promise<Batch> {
    const releases = new Map<number, LoadedRelease>();
    for (const { releaseId } of claims)
      if (!releases.has(releaseId)) releases.set(releaseId, await this.releases.engineOf(releaseId));
    const prepared = prepare(claims, releases);
    const environment = await this.releases.environment(claims[0]!.environment);
    return { environment, prepared, sighting: this.drift.look(watched(prepared)) };
  }
}

/** Payloads that are executed for the first time. */
function watched({ jobs }: Prepared): Watched[] {
  return jobs.flatMap(({ claim, event, flow, spoilt }) => {
    if (claim.executionId !== null || spoilt) return [];
    const { environment, eventId, source, legalEntity } = claim;
    return [{ environment, eventId, source, legalEntity: legalEntity ?? undefined, flow: flow.ir, data: event.data }];
  });
}
