import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
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

/** Keys of programs, and what roles hold. */
@ApiTags('access')
@Controller('v1/access')
export class AccessController {
  constructor(private readonly keys: ApiKeys) {}

  @Get('roles')
  @Require('access.read')
  @ApiOperation({ summary: 'The roles, and what each holds' })
  roles(): { permissions: typeof PERMISSIONS; roles: typeof ROLES } {
    return { permissions: PERMISSIONS, roles: ROLES };
  }

  @Get('keys')
  @Require('access.read')
  @ApiOperation({ summary: 'The keys of the environment' })
  list(@AskedBy() caller: Caller): Promise<KeyAnswer[]> {
    return this.keys.list(caller.environment);
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
