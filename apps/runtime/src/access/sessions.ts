import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditWriter } from '../audit/audit-writer.js';
import { Database } from '../platform/database/database.js';
import { statement } from '../platform/database/statement.js';
import { Credentials, hashOf } from './credentials.js';
import type { Doer } from './people.js';

const LINK_MINUTES = 15;
const SESSION_HOURS = 12;

const ADD_LINK = statement(`
INSERT INTO login_link (token_hash, person_id, expires_at)
VALUES ($1, $2, clock_timestamp() + make_interval(mins => $3))`);

/** A link is used up by the first who comes with it. */
const USE_LINK = statement(`
UPDATE login_link SET used_at = clock_timestamp()
WHERE token_hash = $1 AND used_at IS NULL AND expires_at > clock_timestamp() RETURNING person_id`);

const ADD_SESSION = statement(`
INSERT INTO person_session (token_hash, person_id, expires_at)
VALUES ($1, $2, clock_timestamp() + make_interval(hours => $3))`);

const END_SESSION = statement(`
UPDATE person_session SET revoked_at = clock_timestamp() WHERE token_hash = $1 AND revoked_at IS NULL RETURNING person_id`);

/** Logs people in by a link that works once, and out. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditWriter,
    private readonly credentials: Credentials,
  ) {}

  /** A token that logs the person in once, within a quarter of an hour. */
  makeLink(person: string, by: Doer): Promise<string> {
    const token = newToken();
    return this.database.transaction(async (session) => {
      await session.execute(ADD_LINK, [hashOf(token), person, LINK_MINUTES]);
      await this.audit.lines(session, [{ ...by, action: 'person.link-made', objectKind: 'person', objectId: person }]);
      return token;
    });
  }

  /** A session's token for a link's; undefined where the link was used, is too old, or never was. */
  async logIn(link: string, correlation: string): Promise<string | undefined> {
    const token = newToken();
    return this.database.transaction(async (session) => {
      const used = await session.one<{ person_id: string }>(USE_LINK, [hashOf(link)]);
      if (!used) return undefined;
      await session.execute(ADD_SESSION, [hashOf(token), used.person_id, SESSION_HOURS]);
      await this.audit.lines(session, [line('person.logged-in', used.person_id, correlation)]);
      return token;
    });
  }

  async logOut(token: string, correlation: string): Promise<void> {
    await this.database.transaction(async (session) => {
      const ended = await session.one<{ person_id: string }>(END_SESSION, [hashOf(token)]);
      if (ended) await this.audit.lines(session, [line('person.logged-out', ended.person_id, correlation)]);
    });
    this.credentials.forget(token);
  }
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function line(action: string, person: string, correlation: string) {
  return { actor: `person:${person}`, action, objectKind: 'person', objectId: person, correlation };
}
