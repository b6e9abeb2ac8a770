import { Injectable } from '@nestjs/common';
import { LOCAL } from '../access/demo-people.js';
import { Sessions } from '../access/sessions.js';
import { Configuration } from '../platform/configuration.js';
import { Database } from '../platform/database/database.js';
import { statement } from '../platform/database/statement.js';
import { ACTOR } from './first-start.js';

const FIND_PERSON = statement('SELECT id FROM person WHERE issuer = $1 AND subject = $2 AND disabled_at IS NULL');

/** Lets the administrator of the embedded default in. */
@Injectable()
export class LoginLink {
  constructor(
    private readonly configuration: Configuration,
    private readonly database: Database,
    private readonly sessions: Sessions,
  ) {}

  /** Works once; undefined where people log in at their identity provider. */
  async at(address: string): Promise<string | undefined> {
    if (this.configuration.databaseUrl !== undefined) return undefined;
    const person = await this.database.one<{ id: string }>(FIND_PERSON, [LOCAL.issuer, LOCAL.subject]);
    if (!person) return undefined;
    return `${address}/login?token=${await this.sessions.makeLink(person.id, { actor: ACTOR, correlation: 'start' })}`;
  }
}
