import { Injectable } from '@nestjs/common';
import { ROLES } from '../access/permissions.js';
import { AuditWriter } from '../audit/audit-writer.js';
import { Configuration } from '../platform/configuration.js';
import { Database } from '../platform/database/database.js';
import { statement } from '../platform/database/statement.js';

const ACTOR = 'system:serve';

const ADD_PERSON = statement(`
  INSERT INTO person (issuer, subject, name) VALUES ($1, $2, $2) ON CONFLICT DO NOTHING RETURNING id`);
const GRANT = statement(`
  INSERT INTO access_grant (person_id, role, granted_by) SELECT $1, role, $3 FROM unnest($2::text[]) AS role`);

/** With a database and an identity provider of one's own nobody could log in at first: lets in whom the settings name. */
@Injectable()
export class FirstAdministrator {
  constructor(
    private readonly configuration: Configuration,
    private readonly database: Database,
    private readonly audit: AuditWriter,
  ) {}

  /** Once: who is known already, and what was taken from them, stays as it is. */
  async run(): Promise<void> {
    const { oidcIssuer, oidcAdministrator } = this.configuration;
    if (oidcIssuer === undefined || oidcAdministrator === undefined) return;
    await this.database.transaction(async (session) => {
      const made = await session.one<{ id: string }>(ADD_PERSON, [oidcIssuer, oidcAdministrator]);
      if (!made) return;
      const roles = Object.keys(ROLES);
      await session.execute(GRANT, [made.id, roles, ACTOR]);
      const line = { actor: ACTOR, objectKind: 'person', objectId: made.id };
      await this.audit.lines(session, [{ ...line, action: 'person.added', details: JSON.stringify({ roles }) }]);
    });
  }
}
