import { Injectable } from '@nestjs/common';
import type { KindValue } from '@reckoner/definitions';
import { Database } from '../../platform/database/database.js';
import { statement } from '../../platform/database/statement.js';
import { Releases } from '../../releases/releases.js';
import type { Sender } from '../intake.js';
import { Senders } from '../senders.js';
import type { Declared } from './cursor.js';
import type { PullName } from './pull.store.js';

const MINUTE_MS = 60_000;
const CONNECTED = statement('SELECT environment, connection FROM connection_setting');

/** A pull of a live release whose connection leads somewhere. */
export interface DeclaredPull extends PullName {
  readonly environmentName: string;
  readonly definition: KindValue<'connection'>;
  readonly declared: Declared;
  readonly overlapMs: number;
  readonly everyMs: number;
  /** The connection's own headers; those with a hole in them are for deliveries. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What the live releases say is to be pulled. */
@Injectable()
export class DeclaredPulls {
  constructor(
    private readonly database: Database,
    private readonly releases: Releases,
    private readonly senders: Senders,
  ) {}

  async all(): Promise<DeclaredPull[]> {
    const connected = await this.database.query<{ environment: number; connection: string }>(CONNECTED);
    const pulls: DeclaredPull[] = [];
    for (const { environment, connection } of connected) {
      const { name: environmentName } = await this.releases.environment(environment);
      const definition = (await this.releases.current(environmentName))?.connection(connection)?.value;
      for (const [name, declared] of definition?.pulls ?? [])
        pulls.push({
          environment,
          environmentName,
          connection,
          name,
          definition: definition!,
          ...timed(declared, definition!),
        });
    }
    return pulls;
  }

  sender({ environment: id, environmentName: name, connection }: DeclaredPull, correlation: string): Promise<Sender> {
    return this.senders.itself({ id, name }, { actor: `pull:${connection}`, correlation, intake: 'pull' });
  }
}

function timed(
  declared: Declared,
  definition: KindValue<'connection'>,
): Pick<DeclaredPull, 'declared' | 'overlapMs' | 'everyMs' | 'headers'> {
  const headers = [...(definition.headers ?? [])].filter(([, value]) => !value.includes('{'));
  return {
    declared,
    overlapMs: declared.overlap === undefined ? MINUTE_MS : durationMs(declared.overlap),
    everyMs: declared.every === undefined ? 5 * MINUTE_MS : Math.max(1_000, durationMs(declared.every)),
    headers: Object.fromEntries(headers),
  };
}

const UNIT_MS: Readonly<Record<string, number>> = { W: 604_800_000, D: 86_400_000, H: 3_600_000, M: 60_000, S: 1_000 };

/** `PT5M`, as the parser has checked it. */
function durationMs(text: string): number {
  return [...text.matchAll(/(\d+)([WDHMS])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNIT_MS[unit!]!,
    0,
  );
}
