import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../audit/audit-writer.js';
import { Configuration } from '../platform/configuration.js';
import { Database } from '../platform/database/database.js';
import { statement, type Session } from '../platform/database/statement.js';
import { Problem } from '../platform/http/problem.js';
import { SecretBox } from './secret-box.js';
import { replaceKey } from './secret-key.js';

/** Who would store a secret waits until the new key holds. */
const LOCK = statement(
  'LOCK TABLE connection_setting, hook_key, notification_target, connection_token IN SHARE ROW EXCLUSIVE MODE',
);
const SEALED = statement(`
SELECT 'connection_setting' AS kind, s.ctid::text AS place, e.name AS environment, s.connection, 'secrets' AS name, s.secrets AS sealed
FROM connection_setting s JOIN environment e ON e.id = s.environment WHERE s.secrets IS NOT NULL
UNION ALL
SELECT 'hook_key', k.ctid::text, e.name, k.connection, 'hook-' || k.slot, k.secret
FROM hook_key k JOIN environment e ON e.id = k.environment
UNION ALL
SELECT 'notification_target', t.ctid::text, e.name, 'notification ' || t.name, 'secret', t.secret
FROM notification_target t JOIN environment e ON e.id = t.environment`);
const SEAL = {
  connection_setting: statement('UPDATE connection_setting SET secrets = $2 WHERE ctid = $1::tid'),
  hook_key: statement('UPDATE hook_key SET secret = $2 WHERE ctid = $1::tid'),
  notification_target: statement('UPDATE notification_target SET secret = $2 WHERE ctid = $1::tid'),
};
/** They are asked for anew. */
const DROP_TOKENS = statement('DELETE FROM connection_token');

interface Sealed {
  readonly kind: keyof typeof SEAL;
  readonly place: string;
  readonly environment: string;
  readonly connection: string;
  readonly name: string;
  readonly sealed: Buffer;
}

/** What became of a rotation. */
export interface RotatedSecrets {
  /** How many secrets are sealed anew. */
  readonly sealed: number;
  /** file: a new key was made in the data folder; given: it is the one that the runtime was started with. */
  readonly key: 'file' | 'given';
}

/**
 * A new key for all that is sealed. Wherever it is cut off, the two keys that are kept open everything: first all is
 * sealed with the present key, so that nothing needs the former one; only then does the former key's file give way to
 * the present key, and that to a new one; then all is sealed with the new one, whole or not at all.
 */
@Injectable()
export class SecretRotation {
  constructor(
    private readonly database: Database,
    private readonly box: SecretBox,
    private readonly audit: AuditWriter,
    private readonly configuration: Configuration,
  ) {}

  async rotate(by: { readonly actor: string; readonly environment: number }): Promise<RotatedSecrets> {
    const key = this.configuration.secretKey === undefined ? ('file' as const) : ('given' as const);
    if (key === 'file') await this.database.transaction((session) => this.#sealAll(session));
    const rotate = async (session: Session): Promise<RotatedSecrets> => {
      await session.execute(LOCK);
      if (key === 'file') await this.#newKey(session);
      const sealed = await this.#sealAll(session);
      const line = { ...by, action: 'secrets.rotated', objectKind: 'installation', objectId: 'secrets' };
      await this.audit.lines(session, [{ ...line, details: `${sealed} sealed anew` }]);
      return { sealed, key };
    };
    // once only: a second attempt would replace the key that all is still sealed with
    return this.database.transaction(rotate, { attempts: 1 });
  }

  async #newKey(session: Session): Promise<void> {
    this.box.renew();
    const rows = await session.query<Sealed>(SEALED);
    if (rows.some(({ sealed }) => this.box.isOutdated(sealed)))
      throw new Problem(409, {
        code: 'ROTATION_UNDER_WAY',
        detail: 'Another rotation began meanwhile, and did not end.',
        remedy: 'Rotate once more.',
      });
    replaceKey(this.configuration);
    this.box.renew();
  }

  /** Answers how many were sealed with another key. */
  async #sealAll(session: Session): Promise<number> {
    await session.execute(LOCK);
    this.box.renew();
    const rows = await session.query<Sealed>(SEALED);
    const outdated = rows.filter(({ sealed }) => this.box.isOutdated(sealed));
    for (const { kind, place, sealed, ...belonging } of outdated)
      await session.execute(SEAL[kind], [place, this.box.seal(this.box.open(sealed, belonging), belonging)]);
    if (outdated.length > 0) await session.execute(DROP_TOKENS);
    return outdated.length;
  }
}
