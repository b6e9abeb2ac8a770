import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Caller } from '../access/caller.js';
import { AskedBy, Require } from '../access/require.js';
import { Database } from '../platform/database/database.js';
import { type Page, pageOf, PageQuery } from '../platform/http/page.js';
import { ConnectionAdmin, type ShownSetting } from './connection-admin.js';
import { gateStore, type GateState, type PostingWindow } from './gate.store.js';
import { KnownConnections } from './known-connections.js';

class SettingBody {
  @ApiProperty({ example: 'https://1234567.suitetalk.api.netsuite.com' })
  @IsString()
  @Length(1, 500)
  address: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  @IsObject()
  options: Record<string, string>;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    description: 'Never shown again.',
  })
  @IsObject()
  secrets: Record<string, string | null>;

  @ApiPropertyOptional({ description: 'The revision that was read; another one is refused.' })
  @IsInt()
  @IsOptional()
  revision?: number;
}

class WindowBody implements PostingWindow {
  @ApiPropertyOptional({ description: 'Without it, of all that have none of their own.' })
  @IsString()
  @Length(1, 100)
  @IsOptional()
  legalEntity?: string;

  @ApiProperty({ example: 'Europe/Berlin' })
  @IsString()
  @Length(1, 60)
  timezone: string;

  @ApiProperty({ description: 'Days of the week; 1 is Monday.', type: [Number] })
  @IsArray()
  @ArrayMaxSize(7)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  days: number[];

  @ApiProperty({ example: '08:00' })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/)
  opens: string;

  @ApiProperty({ example: '18:00', description: 'Earlier than it opens means the next morning.' })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/)
  closes: string;
}

class WindowsBody {
  @ApiProperty({ type: [WindowBody] })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => WindowBody)
  windows: WindowBody[];
}

/** When may be posted: read and set as a whole. */
interface PostingWindows {
  readonly windows: readonly PostingWindow[];
}

class ReviewBody {
  @ApiProperty()
  @IsBoolean()
  isOn: boolean;
}

/** Where connections lead in the caller's environment, and when they rest. */
@ApiTags('connections')
@Controller('v1/connections')
export class ConnectionsController {
  constructor(
    private readonly admin: ConnectionAdmin,
    private readonly database: Database,
    private readonly known: KnownConnections,
  ) {}

  @Get()
  @Require('connections.read')
  @ApiOperation({ summary: 'How the connections of the environment fare' })
  states(@AskedBy() caller: Caller, @Query() query: PageQuery): Promise<Page<GateState>> {
    return pageOf(query, {
      key: ['string'],
      read: (after, limit) => gateStore.states(this.database, caller.environment, after?.[0], limit),
      keyOf: ({ connection }) => [connection],
    });
  }

  @Get('settings')
  @Require('connections.manage')
  @ApiOperation({ summary: 'Where connections lead; secrets by their names only' })
  settings(@AskedBy() caller: Caller, @Query() query: PageQuery): Promise<Page<ShownSetting>> {
    return pageOf(query, {
      key: ['string'],
      read: (after, limit) => this.admin.list(caller.environment, after?.[0], limit),
      keyOf: ({ connection }) => [connection],
    });
  }

  @Put(':connection/setting')
  @Require('connections.manage')
  @ApiOperation({ summary: 'Set address, options and secrets' })
  set(
    @AskedBy() caller: Caller,
    @Param('connection') connection: string,
    @Body() body: SettingBody,
  ): Promise<ShownSetting> {
    return this.admin.set(caller, connection, body);
  }

  @Post(':connection/pause')
  @HttpCode(204)
  @Require('connections.pause')
  @ApiOperation({ summary: 'Send nothing until it is resumed' })
  async pause(@AskedBy() caller: Caller, @Param('connection') connection: string): Promise<void> {
    await this.#check(caller, connection);
    return this.admin.pause(caller, connection);
  }

  @Post(':connection/resume')
  @HttpCode(204)
  @Require('connections.pause')
  @ApiOperation({ summary: 'Send again, also where the target asked for a pause' })
  async resume(@AskedBy() caller: Caller, @Param('connection') connection: string): Promise<void> {
    await this.#check(caller, connection);
    return this.admin.resume(caller, connection);
  }

  @Put(':connection/review')
  @HttpCode(204)
  @Require('connections.pause')
  @ApiOperation({ summary: 'Let deliveries wait for a person, or no longer' })
  async review(
    @AskedBy() caller: Caller,
    @Param('connection') connection: string,
    @Body() body: ReviewBody,
  ): Promise<void> {
    await this.#check(caller, connection);
    return this.admin.review(caller, connection, body.isOn);
  }

  @Get(':connection/windows')
  @Require('connections.read')
  @ApiOperation({ summary: 'When may be posted, by legal entity' })
  async windows(@AskedBy() caller: Caller, @Param('connection') connection: string): Promise<PostingWindows> {
    await this.#check(caller, connection);
    return { windows: await gateStore.windows(this.database, caller.environment, connection) };
  }

  @Put(':connection/windows')
  @HttpCode(204)
  @Require('connections.manage')
  @ApiOperation({ summary: 'Set when may be posted' })
  async setWindows(
    @AskedBy() caller: Caller,
    @Param('connection') connection: string,
    @Body() body: WindowsBody,
  ): Promise<void> {
    await this.#check(caller, connection);
    return this.admin.setWindows(caller, connection, body.windows);
  }

  #check({ environment: id, environmentName: name }: Caller, connection: string): Promise<void> {
    return this.known.check({ id, name }, connection);
  }
}
