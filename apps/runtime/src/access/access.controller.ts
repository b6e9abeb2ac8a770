import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  ValidateNested,
} from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { type Page, pageOf, PageQuery } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { ApiKeys, type KeyAnswer } from './api-keys.js';
import type { Caller } from './caller.js';
import { KeptSecret } from './idempotency.js';
import { PERMISSIONS, ROLES, type Permission } from './permissions.js';
import { AskedBy, Require } from './require.js';

class RoleBody {
  @ApiProperty({ enum: Object.keys(ROLES) })
  @IsIn(Object.keys(ROLES))
  role: string;

  @ApiPropertyOptional({ description: 'Only what is of this legal entity.' })
  @IsString()
  @Length(1, 100)
  @IsOptional()
  legalEntity?: string;

  @ApiPropertyOptional({ description: 'Only what is of this team.' })
  @IsString()
  @Length(1, 100)
  @IsOptional()
  team?: string;
}

class KeyBody {
  @ApiProperty()
  @IsString()
  @Length(1, 100)
  name: string;

  @ApiProperty({ type: [RoleBody] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => RoleBody)
  roles: RoleBody[];

  @ApiPropertyOptional({ format: 'date-time' })
  @IsISO8601({ strict: true })
  @IsOptional()
  expiresAt?: string;
}

/** What each permission is for, and which of them each role holds. */
interface RolesAnswer {
  readonly permissions: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<string, readonly string[]>>;
}

/** Keys of programs, and what roles hold. */
@ApiTags('access')
@Controller('v1/access')
export class AccessController {
  constructor(private readonly keys: ApiKeys) {}

  @Get('roles')
  @Require('access.read')
  @ApiOperation({ summary: 'The roles, and what each holds' })
  roles(): RolesAnswer {
    return { permissions: PERMISSIONS, roles: ROLES };
  }

  @Get('keys')
  @Require('access.read')
  @ApiOperation({ summary: 'The keys of the environment' })
  list(@AskedBy() caller: Caller, @Query() query: PageQuery): Promise<Page<KeyAnswer>> {
    return pageOf(query, {
      key: ['string', 'string'],
      read: (after, limit) => this.keys.list(caller.environment, after, limit),
      keyOf: ({ createdAt, id }) => [createdAt, id],
    });
  }

  @Post('keys')
  @KeptSecret()
  @Require('access.manage')
  @ApiOperation({ summary: 'Make a key', description: 'The key is shown in this answer and never again.' })
  make(
    @AskedBy() caller: Caller,
    @Body() body: KeyBody,
    @Req() { id: correlation }: FastifyRequest,
  ): Promise<{ id: string; key: string }> {
    const beyond = body.roles.find(({ role }) => !holds(caller, ROLES[role]!));
    if (beyond) {
      throw new Problem(403, {
        code: 'ROLE_BEYOND_OWN',
        detail: `The role ${beyond.role} holds permissions that you do not have yourself.`,
        remedy: 'Ask somebody who has them.',
      });
    }
    return this.keys.make({ ...body, environment: caller.environment, by: caller.actor, correlation });
  }

  @Delete('keys/:id')
  @HttpCode(204)
  @Require('access.manage')
  @ApiOperation({ summary: 'Revoke a key', description: 'Takes effect within five seconds.' })
  async revoke(
    @AskedBy() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() { id: correlation }: FastifyRequest,
  ): Promise<void> {
    const { environment, actor } = caller;
    if (await this.keys.revoke(id, { environment, actor, correlation })) return;
    throw new Problem(404, { code: 'KEY_UNKNOWN', detail: 'There is no such key here, or it is revoked.' });
  }
}

/** Nobody gives what they do not have: without limits, or the grant would reach further than its giver. */
function holds(caller: Caller, permissions: readonly Permission[]): boolean {
  return permissions.every((permission) => caller.scopeOf(permission) === 'all');
}
