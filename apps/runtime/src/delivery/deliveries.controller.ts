import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, Length } from 'class-validator';
import type { Caller } from '../access/caller.js';
import { AskedBy, Require } from '../access/require.js';
import { type Page, PageQuery } from '../platform/http/page.js';
import { DeliveryDesk, type ShownDelivery } from './delivery-desk.js';
import type { DeliverySummary } from './deliveries.store.js';

const STATES = ['pending', 'sending', 'sent', 'posted', 'refused', 'unknown', 'superseded', 'compensated'];

/** Which deliveries are asked for. */
class DeliveriesQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsString()
  @IsOptional()
  connection?: string;

  @ApiPropertyOptional({ enum: STATES })
  @IsIn(STATES)
  @IsOptional()
  state?: string;

  @ApiPropertyOptional({ description: 'Of this execution.' })
  @Type(() => Number)
  @IsInt()
  @IsOptional()
  execution?: number;
}

class SettleBody {
  @ApiProperty({
    enum: ['posted', 'absent'],
    description: '`posted`: it is there. `absent`: it is not; send it again.',
  })
  @IsIn(['posted', 'absent'])
  found: 'posted' | 'absent';

  @ApiPropertyOptional({ description: 'What the target calls it.' })
  @IsString()
  @Length(1, 500)
  @IsOptional()
  reference?: string;

  @ApiProperty({ description: 'How it was found out.' })
  @IsString()
  @Length(1, 1000)
  note: string;
}

class ReleaseBody {
  @ApiProperty({ type: [Number] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @IsInt({ each: true })
  ids: number[];
}

/** What is owed to targets, and what they answered. */
@ApiTags('deliveries')
@Controller('v1/deliveries')
export class DeliveriesController {
  constructor(private readonly desk: DeliveryDesk) {}

  @Get()
  @Require('deliveries.read')
  @ApiOperation({ summary: 'Deliveries, the newest first' })
  list(@AskedBy() caller: Caller, @Query() query: DeliveriesQuery): Promise<Page<DeliverySummary>> {
    return this.desk.page(caller, query);
  }

  @Get(':id')
  @Require('deliveries.read')
  @ApiOperation({ summary: 'A delivery, try by try' })
  show(@AskedBy() caller: Caller, @Param('id', ParseIntPipe) id: number): Promise<ShownDelivery> {
    return this.desk.show(caller, id);
  }

  @Post(':id/settle')
  @HttpCode(204)
  @Require('deliveries.settle')
  @ApiOperation({ summary: 'Say what became of it, or send it again' })
  settle(@AskedBy() caller: Caller, @Param('id', ParseIntPipe) id: number, @Body() body: SettleBody): Promise<void> {
    return this.desk.settle(caller, id, body);
  }

  @Post('release')
  @HttpCode(200)
  @Require('deliveries.release')
  @ApiOperation({ summary: 'Let go what waits for review' })
  async release(@AskedBy() caller: Caller, @Body() body: ReleaseBody): Promise<{ released: number[] }> {
    return { released: await this.desk.release(caller, body.ids) };
  }
}
