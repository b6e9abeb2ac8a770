import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, Length } from 'class-validator';
import type { Caller } from '../../access/caller.js';
import { AskedBy, Require } from '../../access/require.js';
import { Database } from '../../platform/database/database.js';
import { type Page, PAGE_MAX, pageOf, PageQuery } from '../../platform/http/page.js';
import { DriftDesk } from './drift-desk.js';
import { driftStore, type ListedDrift } from './drift.store.js';

class DriftQuery extends PageQuery {
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
  list(@AskedBy() caller: Caller, @Query() query: DriftQuery): Promise<Page<ListedDrift>> {
    const { state, source, schema } = query;
    const isAccepted = state === undefined ? undefined : state === 'accepted';
    const filter = { environment: caller.environment, isAccepted, source, schema };
    return pageOf(query, {
      key: ['number'],
      read: (after, limit) => driftStore.list(this.database, { ...filter, after: after?.[0] ?? 0, limit }),
      keyOf: ({ id }) => [id],
    });
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
