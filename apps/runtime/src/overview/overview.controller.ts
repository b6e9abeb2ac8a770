import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsISO8601, IsOptional } from 'class-validator';
import { entitiesOf, type Caller } from '../access/caller.js';
import { AskedBy, Require } from '../access/require.js';
import { Problem } from '../platform/http/problem.js';
import { type Overview, OverviewOfEnvironment } from './overview.js';

const DAY_MILLISECONDS = 86_400_000;
const DAYS = 30;
const DAYS_MAX = 400;

class OverviewQuery {
  @ApiPropertyOptional({
    description: 'The first day, `2026-11-01`; thirty days before the last where it is not given.',
  })
  @IsISO8601({ strict: true })
  @IsOptional()
  from?: string;

  @ApiPropertyOptional({ description: 'The day after the last; tomorrow where it is not given.' })
  @IsISO8601({ strict: true })
  @IsOptional()
  to?: string;
}

/** The first page. */
@ApiTags('overview')
@Controller('v1/overview')
export class OverviewController {
  constructor(private readonly overview: OverviewOfEnvironment) {}

  @Get()
  @Require('totals.read')
  @ApiOperation({
    summary: 'What came in, what became of it, what is not billed or not posted yet, and how long it took, day by day',
    description: 'Amounts for those who may see money; for others, counts and quantities.',
  })
  ofEnvironment(@AskedBy() caller: Caller, @Query() query: OverviewQuery): Promise<Overview> {
    return this.overview.of({
      environment: caller.environment,
      ...daysOf(query),
      legalEntities: entitiesOf(caller.scopeOf('totals.read')),
      money: caller.scopeOf('money.read'),
    });
  }
}

function daysOf({ from, to }: OverviewQuery): { from: string; to: string } {
  const end = to === undefined ? Date.now() + DAY_MILLISECONDS : Date.parse(to);
  const last = dayOf(end);
  const first = from === undefined ? dayOf(end - DAYS * DAY_MILLISECONDS) : dayOf(Date.parse(from));
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MILLISECONDS;
  if (days > 0 && days <= DAYS_MAX) return { from: first, to: last };
  throw new Problem(400, {
    code: 'DAYS_INVALID',
    detail: `From ${first} to ${last} are ${days} days; from one to ${DAYS_MAX} can be asked for.`,
  });
}

function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
