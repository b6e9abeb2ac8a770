import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiExtension, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsString, Length } from 'class-validator';
import type { Caller } from '../../access/caller.js';
import { AskedBy, Require } from '../../access/require.js';
import { type Page, pageOf, PageQuery } from '../../platform/http/page.js';
import { OCCASIONS, type Occasion } from './message.js';
import { NotificationTargets, type ShownTarget, type Trial } from './targets.js';

class TargetBody {
  @ApiProperty({ example: 'https://hooks.example.com/reckoner', description: 'Where messages are posted to.' })
  @IsString()
  @Length(1, 500)
  address: string;

  @ApiPropertyOptional({
    description: 'What messages are signed with; never shown again. Without it the former stays.',
  })
  @IsString()
  @Length(16, 512)
  @IsOptional()
  secret?: string;

  @ApiProperty({ enum: OCCASIONS, isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(OCCASIONS.length)
  @IsIn(OCCASIONS, { each: true })
  occasions: Occasion[];

  @ApiPropertyOptional({ type: [String], description: 'Kinds of case; without them all.' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  @IsOptional()
  kinds?: string[];

  @ApiPropertyOptional({ type: [String], description: 'Teams whose cases it is told of; without them all.' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  @IsOptional()
  teams?: string[];
}

/** Whom the caller's environment tells of its cases, by webhook. */
@ApiTags('notifications')
@Controller('v1/notifications/targets')
export class NotificationTargetsController {
  constructor(private readonly targets: NotificationTargets) {}

  @Get()
  @Require('connections.manage')
  @ApiOperation({ summary: 'Whom the environment tells of cases' })
  list(@AskedBy() caller: Caller, @Query() query: PageQuery): Promise<Page<ShownTarget>> {
    return pageOf(query, {
      key: ['string'],
      read: (after, limit) => this.targets.list(caller.environment, after?.[0], limit),
      keyOf: ({ name }) => [name],
    });
  }

  /** What is not there is made: it never answers 404. */
  @Put(':name')
  @ApiExtension('x-makes', true)
  @Require('connections.manage')
  @ApiOperation({
    summary: 'Set whom to tell of cases',
    description:
      'Messages are signed: `reckoner-signature` is `v1=` and HMAC-SHA-256, in hex, over `reckoner-timestamp`, a full stop and the body.',
  })
  set(@AskedBy() caller: Caller, @Param('name') name: string, @Body() body: TargetBody): Promise<ShownTarget> {
    return this.targets.set(caller, name, body);
  }

  @Delete(':name')
  @HttpCode(204)
  @Require('connections.manage')
  @ApiOperation({ summary: 'Tell it no more' })
  remove(@AskedBy() caller: Caller, @Param('name') name: string): Promise<void> {
    return this.targets.remove(caller, name);
  }

  @Post(':name/test')
  @HttpCode(200)
  @Require('connections.manage')
  @ApiOperation({ summary: 'Send it a message of no case' })
  test(@AskedBy() caller: Caller, @Param('name') name: string): Promise<Trial> {
    return this.targets.try(caller, name);
  }
}
