import { Controller, Get, NotFoundException, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { Caller } from '../../access/caller.js';
import { AskedBy, Require } from '../../access/require.js';
import type { Page } from '../../platform/http/page.js';
import { EventList, EventsQuery, type ListedEvent } from './event-list.js';
import { EventStatus, type EventAnswer } from './event-status.js';

class StatusQuery {
  @ApiProperty({ description: 'The connection that it came through.' })
  @IsString()
  @Length(1, 512)
  source: string;

  @ApiProperty({ description: 'What its sender calls it.' })
  @IsString()
  @Length(1, 512)
  id: string;
}

/** What became of events. */
@ApiTags('events')
@Controller('v1')
export class StatusController {
  constructor(
    private readonly status: EventStatus,
    private readonly list: EventList,
  ) {}

  @Get('events')
  @Require('events.read')
  @ApiOperation({ summary: 'Events, the newest first, by pages' })
  events(@AskedBy() caller: Caller, @Query() query: EventsQuery): Promise<Page<ListedEvent>> {
    return this.list.page(caller, query);
  }

  @Get('events/:id')
  @Require('events.read')
  @ApiOperation({ summary: 'An event, what its executions made of it and where its deliveries stand' })
  async event(@AskedBy() caller: Caller, @Param('id', ParseIntPipe) id: number): Promise<EventAnswer> {
    return found(await this.status.byId(caller, id));
  }

  @Get('status')
  @Require('events.read')
  @ApiOperation({ summary: 'The same by what the sender calls it' })
  @ApiResponse({ status: 200, description: '' })
  @ApiResponse({ status: 404, description: 'There is no such event, or none that the caller may see.' })
  async bySourceId(@AskedBy() caller: Caller, @Query() { source, id }: StatusQuery): Promise<EventAnswer> {
    return found(await this.status.bySourceId(caller, source, id));
  }
}

function found(answer: EventAnswer | undefined): EventAnswer {
  if (!answer) throw new NotFoundException('There is no such event.');
  return answer;
}
