import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { Releases } from '../releases/releases.js';
import type { StoredEvent } from './event.store.js';
import type { Sender } from './intake.js';

/** How long a release counts as the live one when connections are looked up in it. */
const LIVE_MS = 1_000;

type LegalEntityOf = Sender['legalEntityOf'];

/** What intake knows of who sends: the caller, and from the live release the legal entity of each connection. */
@Injectable()
export class Senders {
  readonly #live = new Map<string, { readonly until: number; readonly legalEntityOf: Promise<LegalEntityOf> }>();

  constructor(private readonly releases: Releases) {}

  async of(caller: Caller, correlation: string, intake: StoredEvent['intake']): Promise<Sender> {
    const { environment, environmentName, actor } = caller;
    return { environment, actor, correlation, intake, legalEntityOf: await this.#legalEntities(environmentName) };
  }

  /** The runtime itself, that fetches events from a connection or is handed them. */
  async itself(
    environment: { readonly id: number; readonly name: string },
    { actor, correlation, intake }: Pick<Sender, 'actor' | 'correlation' | 'intake'>,
  ): Promise<Sender> {
    const legalEntityOf = await this.#legalEntities(environment.name);
    return { environment: environment.id, actor, correlation, intake, legalEntityOf };
  }

  #legalEntities(environment: string): Promise<LegalEntityOf> {
    const known = this.#live.get(environment);
    if (known && performance.now() < known.until) return known.legalEntityOf;
    const legalEntityOf = this.#look(environment);
    this.#live.set(environment, { until: performance.now() + LIVE_MS, legalEntityOf });
    legalEntityOf.catch(() => this.#live.delete(environment));
    return legalEntityOf;
  }

  async #look(environment: string): Promise<LegalEntityOf> {
    const release = await this.releases.current(environment);
    if (!release) return () => undefined;
    const { workspace } = release.checked;
    return (source) => {
      const found = workspace.resolve('connection', source);
      return found && 'definition' in found ? found.definition.value['legal-entity'] : undefined;
    };
  }
}
