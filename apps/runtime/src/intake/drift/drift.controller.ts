import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
} from 'class-validator';
import type { Caller } from '../../access/caller.js';
import { AskedBy, Require } from '../../access/require.js';
import { Database } from '../../platform/database/database.js';
import { DriftDesk } from './drift-desk.js';
import { driftStore, type ListedDrift } from './drift.store.js';

const PAGE_MAX = 500;

class DriftQuery {
  @ApiPropertyOptional({ enum: ['open', 'accepted'], description: 'Both, where it is not given.' })
  @IsIn(['open', 'accepted'])
  @IsOptional()
  state?: 'open' | 'accepted';

  @ApiPropertyOptional({ description: 'The connection that sends it.' })
  @IsString()
  @Length(1, 512)
  @IsOptional()
  source?: string;

  @ApiPropertyOptional({ description: 'The schema that does not know it.' })
  @IsString()
  @Length(1, 512)
  @IsOptional()
  schema?: string;

  @ApiPropertyOptional({ description: 'The `next` of the page before.' })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @IsOptional()
  cursor = 0;

  @ApiPropertyOptional({ maximum: PAGE_MAX, default: 100 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_MAX)
  @IsOptional()
  limit = 100;
}

class AcceptBody {
  @ApiProperty({ description: 'The ids of the drifts.', type: [Number] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PAGE_MAX)
  @IsInt({ each: true })
  ids: number[];

  @ApiPropertyOptional({ description: 'Why it does not matter, or what was done.' })
  @IsString()
  @Length(1, 1_000)
  @IsOptional()
  note?: string;
}

export interface DriftPage {
  readonly drifts: readonly ListedDrift[];
  /** The cursor of the next page; null at the end. */
  readonly next: number | null;
}

/** What sources send and schemas do not know. */
@ApiTags('drift')
@Controller('v1/drift')
export class DriftController {
  constructor(
    private readonly database: Database,
    private readonly desk: DriftDesk,
  ) {}

  @Get()
  @Require('drift.read')
  @ApiOperation({
    summary: 'Fields that sources send and schemas do not know, or know with another type',
    description: 'In the order in which they were noticed, by pages. Names and types only, never values.',
  })
  async list(
    @AskedBy() caller: Caller,
    @Query() { state, source, schema, cursor, limit }: DriftQuery,
  ): Promise<DriftPage> {
    const isAccepted = state === undefined ? undefined : state === 'accepted';
    const filter = { environment: caller.environment, isAccepted, source, schema, after: cursor, limit: limit + 1 };
    const found = await driftStore.list(this.database, filter);
    const drifts = found.slice(0, limit);
    return { drifts, next: found.length > limit ? drifts.at(-1)!.id : null };
  }

  @Post('accept')
  @Require('drift.accept')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Mark drifts as known',
    description:
      'They are counted on, and tell nobody any more; the case of an event all of whose drifts are known is resolved.',
  })
  accept(@AskedBy() caller: Caller, @Body() { ids, note }: AcceptBody): Promise<{ accepted: number }> {
    return this.desk.accept(caller, ids, note);
  }
}
