import type { Definition } from '@reckoner/definitions';
import { connectionOf, type Connection, type Operation } from '@reckoner/connect';
import type { Database } from '../../platform/database/database.js';
import type { Target } from './claim.store.js';
import { currentReleaseId } from './due.store.js';

/** Where releases are loaded. */
export interface ReleaseSource {
  engineOf(releaseId: number): Promise<{ connection(name: string): Definition<'connection'> | undefined }>;
}

const KEPT_MAX = 200;

/** Connections as releases declare them, made ready once. */
export class Plans {
  readonly #plans = new Map<string, Promise<Connection | undefined>>();

  constructor(
    private readonly database: Database,
    private readonly releases: ReleaseSource,
  ) {}

  /** As the environment's release declares it now. */
  async current({ environment, connection }: Target): Promise<Connection | undefined> {
    const releaseId = await currentReleaseId(this.database, environment);
    return releaseId === undefined ? undefined : this.#plan(releaseId, connection);
  }

  async operation(releaseId: number, connection: string, operation: string): Promise<Operation | undefined> {
    return (await this.#plan(releaseId, connection))?.operations.get(operation);
  }

  #plan(releaseId: number, connection: string): Promise<Connection | undefined> {
    const key = `${releaseId}/${connection}`;
    const known = this.#plans.get(key);
    if (known) return known;
    const made = this.#make(releaseId, connection);
    this.#plans.set(key, made);
    made.catch(() => this.#plans.delete(key));
    const [oldest] = this.#plans.keys();
    if (this.#plans.size > KEPT_MAX) this.#plans.delete(oldest!);
    return made;
  }

  async #make(releaseId: number, connection: string): Promise<Connection | undefined> {
    const definition = (await this.releases.engineOf(releaseId)).connection(connection);
    return definition && connectionOf(definition.value);
  }
}
