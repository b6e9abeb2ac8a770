import { Body, Controller, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { IsString, IsUUID, Length } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../platform/http/problem.js';
import { unknownCaller } from './access.guard.js';
import { AccessStore } from './access.store.js';
import type { Caller } from './caller.js';
import { Credentials, hashOf, SESSION_COOKIE, sessionOf } from './credentials.js';
import { DemoPeople, type DemoPerson } from './demo-people.js';
import { PERMISSIONS, type Permission } from './permissions.js';
import { AskedBy, Open, Require } from './require.js';
import { Sessions } from './sessions.js';

class LoginBody {
  @ApiProperty({ description: 'The token of the link.' })
  @IsString()
  @Length(1, 200)
  token: string;
}

class SwitchBody {
  @ApiProperty({ description: 'The person to be from now on; see `people` of the session.' })
  @IsUUID()
  person: string;
}

interface SessionAnswer {
  readonly actor: string;
  readonly name: string;
  /** The roles held anywhere. */
  readonly roles: readonly string[];
  /** Where the person holds one. */
  readonly environments: readonly string[];
  /** Whom the person may be by a switch: on the embedded default, to try the product. */
  readonly people: readonly DemoPerson[];
}

interface Me {
  readonly actor: string;
  readonly name: string;
  readonly environment: string;
  readonly permissions: readonly Permission[];
}

/** Logging in and out, and who one is. */
@ApiTags('access')
@Controller('v1')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly credentials: Credentials,
    private readonly store: AccessStore,
    private readonly demo: DemoPeople,
  ) {}

  @Post('login')
  @HttpCode(204)
  @Open('the link, which works once')
  @ApiOperation({ summary: 'Log in with the token of a link', description: 'Answers with the cookie of a session.' })
  @ApiResponse({ status: 204, description: '' })
  @ApiResponse({ status: 401, description: 'The link was used, or is too old.' })
  async logIn(
    @Body() { token }: LoginBody,
    @Req() { id }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const session = await this.sessions.logIn(token, id);
    if (session === undefined) {
      throw new Problem(401, {
        code: 'LINK_INVALID',
        detail: 'The link was used, or is too old.',
        remedy: 'Ask an administrator for a new one; where Reckoner runs for itself, its next start prints one.',
      });
    }
    void reply.header('set-cookie', cookie(session, 12 * 3600));
  }

  @Post('logout')
  @HttpCode(204)
  @Open('the session that it ends')
  @ApiOperation({ summary: 'End the session' })
  async logOut(@Req() { headers, id }: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const token = sessionOf(headers.cookie);
    if (token !== undefined) await this.sessions.logOut(token, id);
    void reply.header('set-cookie', cookie('', 0));
  }

  @Get('session')
  @Header('cache-control', 'no-store')
  @Open('the session that it shows')
  @ApiOperation({ summary: 'Who is logged in, and where they hold a role' })
  @ApiResponse({ status: 200, description: '' })
  @ApiResponse({ status: 401, description: 'Nobody is.' })
  async session(@Req() { headers }: FastifyRequest): Promise<SessionAnswer> {
    const identified = await this.credentials.identify(headers);
    if (!identified) throw unknownCaller();
    const { actor, name, grants, environment } = identified.known;
    const all = environment ? [environment] : await this.store.environments();
    const isReached = (id: number): boolean =>
      grants.some((grant) => grant.environment === undefined || grant.environment === id);
    return {
      actor,
      name,
      roles: [...new Set(grants.map(({ role }) => role))],
      environments: all.filter(({ id }) => isReached(id)).map((each) => each.name),
      people: identified.byCookie ? await this.demo.choiceOf(personOf(actor)) : [],
    };
  }

  @Post('session/switch')
  @HttpCode(204)
  @Require('releases.read')
  @ApiOperation({
    summary: 'Be somebody else from now on',
    description: 'On the embedded default only, for who was let in as its administrator: to try what each role may do.',
  })
  async switch(
    @AskedBy() { actor }: Caller,
    @Body() { person }: SwitchBody,
    @Req() { headers, id }: FastifyRequest,
  ): Promise<void> {
    const token = sessionOf(headers.cookie);
    const isSwitched = token !== undefined && (await this.demo.switch(hashOf(token), personOf(actor), person, id));
    if (token !== undefined) this.credentials.forget(token);
    if (isSwitched) return;
    throw new Problem(409, {
      code: 'NOT_SWITCHED',
      detail: 'This session cannot become that person’s.',
      remedy:
        'People are switched on the embedded default only, by who logged in with the link that is printed at its start.',
    });
  }

  @Get('me')
  @Require('releases.read')
  @ApiOperation({ summary: 'Who asks, and what they may do here' })
  me(@AskedBy() caller: Caller): Me {
    const permissions = (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => caller.may(permission));
    return { actor: caller.actor, name: caller.name, environment: caller.environmentName, permissions };
  }
}

function cookie(token: string, seconds: number): string {
  return `${SESSION_COOKIE}=${token}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=Strict`;
}

/** `person:<id>`; nobody's where it is a key. */
function personOf(actor: string): string {
  return actor.startsWith('person:') ? actor.slice('person:'.length) : '';
}
