import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../../audit/audit-writer.js';
import { SecretBox } from '../../connections/secret-box.js';
import { Database } from '../../platform/database/database.js';
import { statement } from '../../platform/database/statement.js';

const KEYS = statement('SELECT slot, secret FROM hook_key WHERE environment = $1 AND connection = $2 ORDER BY slot');
const PUT = statement(`
INSERT INTO hook_key (environment, connection, slot, secret) VALUES ($1, $2, $3, $4)
ON CONFLICT (environment, connection, slot) DO UPDATE SET secret = $4, created_at = clock_timestamp()`);
const REMOVE = statement('DELETE FROM hook_key WHERE environment = $1 AND connection = $2 AND slot = $3');

/** A connection in an environment. */
export interface HookPlace {
  readonly environment: { readonly id: number; readonly name: string };
  readonly connection: string;
}

/** The keys that hooks are signed with: two places a connection, so that one is replaced while the other still holds. */
@Injectable()
export class HookKeys {
  constructor(
    private readonly database: Database,
    private readonly box: SecretBox,
    private readonly audit: AuditWriter,
  ) {}

  async of({ environment, connection }: HookPlace): Promise<string[]> {
    const rows = await this.database.query<{ slot: number; secret: Buffer }>(KEYS, [environment.id, connection]);
    return rows.map(({ slot, secret }) => this.box.open(secret, this.#belonging({ environment, connection }, slot)));
  }

  async put(place: HookPlace, slot: number, secret: string, actor: string): Promise<void> {
    const sealed = this.box.seal(secret, this.#belonging(place, slot));
    await this.#change(place, { slot, actor, action: 'hook-key.set' }, [PUT, [sealed]]);
  }

  /** Whether there was one. */
  remove(place: HookPlace, slot: number, actor: string): Promise<boolean> {
    return this.#change(place, { slot, actor, action: 'hook-key.removed' }, [REMOVE, []]);
  }

  async #change(
    { environment, connection }: HookPlace,
    { slot, actor, action }: { slot: number; actor: string; action: string },
    [change, values]: [typeof PUT, unknown[]],
  ): Promise<boolean> {
    return this.database.transaction(async (session) => {
      if ((await session.execute(change, [environment.id, connection, slot, ...values])) === 0) return false;
      const line = { environment: environment.id, actor, action, objectKind: 'connection', objectId: connection };
      await this.audit.lines(session, [{ ...line, details: `key ${slot}` }]);
      return true;
    });
  }

  #belonging({ environment, connection }: HookPlace, slot: number): Parameters<SecretBox['open']>[1] {
    return { environment: environment.name, connection, name: `hook-${slot}` };
  }
}
