import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../audit/audit-writer.js';
import { Configuration } from '../platform/configuration.js';
import { Database } from '../platform/database/database.js';
import { statement } from '../platform/database/statement.js';
import { ROLES } from './permissions.js';

/** The administrator of the embedded default, who is let in by a link. */
export const LOCAL = { issuer: 'local', subject: 'administrator', name: 'Administrator' };

/** Nobody comes in as one of them but by a switch. */
const DEMO_ISSUER = 'demo';

/** Somebody of each role, so that what each may see and do can be tried. */
const DEMO_PEOPLE = [
  { subject: 'ines', name: 'Ines Keller', role: 'analyst' },
  { subject: 'priya', name: 'Priya Nair', role: 'approver' },
  { subject: 'omar', name: 'Omar Haddad', role: 'operator' },
  { subject: 'alma', name: 'Alma Lindqvist', role: 'admin' },
  { subject: 'viktor', name: 'Viktor Holm', role: 'viewer' },
] as const;

/** Whom one can be on the embedded default. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
}

const ADD_PERSON = statement(`
INSERT INTO person (issuer, subject, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id`);
const GRANT = statement(`
INSERT INTO access_grant (person_id, role, granted_by) SELECT $1, role, $3 FROM unnest($2::text[]) AS role`);

/** The order is theirs: the demo's people as they are declared, then the administrator. */
const LIST = statement(`
SELECT p.id, p.name, array_agg(DISTINCT g.role ORDER BY g.role) FILTER (WHERE g.role IS NOT NULL) AS roles
FROM person p LEFT JOIN access_grant g ON g.person_id = p.id AND g.revoked_at IS NULL
WHERE p.disabled_at IS NULL AND ((p.issuer = $1 AND p.subject = ANY($2)) OR (p.issuer = $3 AND p.subject = $4))
GROUP BY p.id ORDER BY array_position($2, p.subject), p.name`);
const SWITCH_SESSION = statement(`
UPDATE person_session SET person_id = $2
WHERE token_hash = $1 AND revoked_at IS NULL AND expires_at > clock_timestamp() AND person_id = $3 RETURNING person_id`);

/**
 * People to try the product as, on the embedded default only. Whoever was let in as its administrator may be any of them
 * and come back; whoever came in otherwise may not, as nobody becomes one of them but by such a switch.
 */
@Injectable()
export class DemoPeople {
  constructor(
    private readonly configuration: Configuration,
    private readonly database: Database,
    private readonly audit: AuditWriter,
  ) {}

  /** Makes them and the administrator, each once; roles that were taken from them are not given back. */
  async make(actor: string): Promise<void> {
    if (!this.#isDemo) return;
    const all = [
      { ...LOCAL, roles: Object.keys(ROLES) },
      ...DEMO_PEOPLE.map(({ role, ...person }) => ({ ...person, issuer: DEMO_ISSUER, roles: [role] })),
    ];
    await this.database.transaction(async (session) => {
      for (const { issuer, subject, name, roles } of all) {
        const made = await session.one<{ id: string }>(ADD_PERSON, [issuer, subject, name]);
        if (made) await session.execute(GRANT, [made.id, roles, actor]);
      }
    });
  }

  /** Whom this person may be, themselves among them; none where they are not of the demo. */
  async choiceOf(person: string): Promise<readonly DemoPerson[]> {
    if (!this.#isDemo) return [];
    const subjects = DEMO_PEOPLE.map(({ subject }) => subject);
    const rows = await this.database.query<{ id: string; name: string; roles: string[] | null }>(LIST, [
      DEMO_ISSUER,
      subjects,
      LOCAL.issuer,
      LOCAL.subject,
    ]);
    const people = rows.map(({ id, name, roles }) => ({ id, name, roles: roles ?? [] }));
    return people.some(({ id }) => id === person) ? people : [];
  }

  /** Lets a session be somebody else's from now on; false where that may not be. */
  async switch(tokenHash: Buffer, from: string, to: string, correlation: string): Promise<boolean> {
    const choice = await this.choiceOf(from);
    if (!choice.some(({ id }) => id === to)) return false;
    return this.database.transaction(async (session) => {
      const switched = await session.one<{ person_id: string }>(SWITCH_SESSION, [tokenHash, to, from]);
      if (!switched) return false;
      const details = JSON.stringify({ to });
      await this.audit.lines(session, [
        {
          actor: `person:${from}`,
          action: 'person.switched',
          objectKind: 'person',
          objectId: to,
          correlation,
          details,
        },
      ]);
      return true;
    });
  }

  get #isDemo(): boolean {
    return this.configuration.databaseUrl === undefined;
  }
}
