import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../platform/http/problem.js';
import type { Caller } from './caller.js';
import { SESSION_COOKIE, sessionOf } from './credentials.js';
import { PERMISSIONS, type Permission } from './permissions.js';
import { AskedBy, Open, Require } from './require.js';
import { Sessions } from './sessions.js';

class LoginBody {
  @ApiProperty({ description: 'The token of the link.' })
  @IsString()
  @Length(1, 200)
  token: string;
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
  constructor(private readonly sessions: Sessions) {}

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
        remedy: 'Ask for a new one: `reckoner login`.',
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
