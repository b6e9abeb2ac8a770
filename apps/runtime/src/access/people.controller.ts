import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Configuration } from '../platform/configuration.js';
import { type Page, pageOf, PageQuery } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import type { Caller } from './caller.js';
import { KeptSecret } from './idempotency.js';
import { People, type Doer, type PersonAnswer } from './people.js';
import { ROLES } from './permissions.js';
import { AskedBy, Require } from './require.js';
import { Sessions } from './sessions.js';

class PersonBody {
  @ApiProperty({ description: 'What the identity provider calls them; for `local`, any name that is not taken.' })
  @IsString()
  @Length(1, 200)
  subject: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  name: string;

  @ApiPropertyOptional({ description: 'The identity provider; by itself the one that is set, else `local`.' })
  @IsOptional()
  @IsString()
  @Length(1, 300)
  issuer?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(3, 200)
  email?: string;
}

class GrantBody {
  @ApiProperty({ enum: Object.keys(ROLES) })
  @IsIn(Object.keys(ROLES))
  role: string;

  @ApiPropertyOptional({ description: 'Only what is of this legal entity.' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  legalEntity?: string;

  @ApiPropertyOptional({ description: 'Only what is of this team.' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  team?: string;

  @ApiPropertyOptional({ description: 'In every environment, not this one alone.' })
  @IsOptional()
  @IsBoolean()
  everywhere?: boolean;
}

/** People, and the roles that they hold. */
@ApiTags('access')
@Controller('v1/access')
export class PeopleController {
  constructor(
    private readonly people: People,
    private readonly sessions: Sessions,
    private readonly configuration: Configuration,
  ) {}

  @Get('people')
  @Require('access.read')
  @ApiOperation({ summary: 'The people, and what they hold here' })
  list(@AskedBy() caller: Caller, @Query() query: PageQuery): Promise<Page<PersonAnswer>> {
    return pageOf(query, {
      key: ['string', 'string'],
      read: (after, limit) => this.people.list(caller.environment, after, limit),
      keyOf: ({ name, id }) => [name, id],
    });
  }

  @Post('people')
  @Require('access.manage')
  @ApiOperation({
    summary: 'Make a person known',
    description: 'Without any role; who logs in by the identity provider is known by that.',
  })
  async add(
    @AskedBy() caller: Caller,
    @Body() body: PersonBody,
    @Req() { id: correlation }: FastifyRequest,
  ): Promise<{ id: string }> {
    const { issuer = this.configuration.oidcIssuer ?? 'local' } = body;
    const id = await this.people.add({ ...body, issuer }, doer(caller, correlation));
    if (id !== undefined) return { id };
    throw new Problem(409, { code: 'PERSON_KNOWN', detail: 'There is such a person already.' });
  }

  @Post('people/:id/disable')
  @HttpCode(204)
  @Require('access.manage')
  @ApiOperation({
    summary: 'Shut somebody out',
    description: 'In every environment, within five seconds, sessions and all.',
  })
  async disable(
    @AskedBy() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() { id: correlation }: FastifyRequest,
  ): Promise<void> {
    needsEverywhere(caller);
    if (!(await this.people.enable(id, false, doer(caller, correlation)))) throw unknown();
  }

  @Post('people/:id/enable')
  @HttpCode(204)
  @Require('access.manage')
  @ApiOperation({ summary: 'Let somebody in again' })
  async enable(
    @AskedBy() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() { id: correlation }: FastifyRequest,
  ): Promise<void> {
    needsEverywhere(caller);
    if (!(await this.people.enable(id, true, doer(caller, correlation)))) throw unknown();
  }

  @Post('people/:id/login-link')
  @KeptSecret()
  @Require('access.manage')
  @ApiOperation({
    summary: 'A link that logs a local person in, once',
    description: 'Where an identity provider is set, people log in there.',
  })
  async link(
    @AskedBy() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() { id: correlation }: FastifyRequest,
  ): Promise<{ path: string }> {
    needsEverywhere(caller);
    const person = await this.people.one(id);
    if (!person) throw unknown();
    if (person.issuer !== 'local') {
      throw new Problem(422, {
        code: 'NOT_LOCAL',
        detail: 'The person is one of the identity provider’s.',
        remedy: 'Have them log in there.',
      });
    }
    return { path: `/login?token=${await this.sessions.makeLink(id, doer(caller, correlation))}` };
  }

  @Post('people/:id/grants')
  @Require('access.manage')
  @ApiOperation({ summary: 'Grant a role', description: 'Nobody grants what they do not have.' })
  async grant(
    @AskedBy() caller: Caller,
    @Param('id', ParseUUIDPipe) person: string,
    @Body() body: GrantBody,
    @Req() { id: correlation }: FastifyRequest,
  ): Promise<{ id: number }> {
    const { everywhere = false, ...rest } = body;
    const permissions = ROLES[rest.role]!;
    const holds = permissions.every((one) =>
      everywhere ? caller.reachesEverywhere(one) : caller.scopeOf(one) === 'all',
    );
    if (!holds) {
      throw new Problem(403, {
        code: 'ROLE_BEYOND_OWN',
        detail: `The role ${rest.role} holds permissions that you do not have yourself${everywhere ? ' in every environment' : ''}.`,
        remedy: 'Ask somebody who has them.',
      });
    }
    const environment = everywhere ? undefined : caller.environment;
    const id = await this.people.grant({ ...rest, person, environment }, doer(caller, correlation));
    if (id === undefined) throw unknown();
    return { id };
  }

  @Delete('grants/:id')
  @HttpCode(204)
  @Require('access.manage')
  @ApiOperation({ summary: 'Take a role back', description: 'Takes effect within five seconds.' })
  async revoke(
    @AskedBy() caller: Caller,
    @Param('id', ParseIntPipe) id: number,
    @Req() { id: correlation }: FastifyRequest,
  ): Promise<void> {
    if (await this.people.revoke(id, caller.reachesEverywhere('access.manage'), doer(caller, correlation))) return;
    throw new Problem(404, { code: 'GRANT_UNKNOWN', detail: 'There is no such grant here, or it was taken back.' });
  }
}

const doer = ({ environment, actor }: Caller, correlation: string): Doer => ({ environment, actor, correlation });

const unknown = (): Problem =>
  new Problem(404, { code: 'PERSON_UNKNOWN', detail: 'There is no such person, or nothing changes for them.' });

/** A person is the same one in all environments. */
function needsEverywhere(caller: Caller): void {
  if (caller.reachesEverywhere('access.manage')) return;
  throw new Problem(403, {
    code: 'NOT_EVERYWHERE',
    detail: 'This reaches into every environment, and your role does not.',
    remedy: 'Ask somebody who manages access everywhere, or take the roles of this environment back.',
  });
}
