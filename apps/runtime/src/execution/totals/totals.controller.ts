import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsISO8601, IsOptional } from 'class-validator';
import { entitiesOf, type Caller } from '../../access/caller.js';
import { AskedBy, Require } from '../../access/require.js';
import { TotalsOfExecutions, type ControlTotals } from './totals.js';

class TotalsQuery {
  @ApiPropertyOptional({ description: 'Events received at this moment or later.' })
  @IsISO8601()
  @IsOptional()
  from?: string;

  @ApiPropertyOptional({ description: 'Events received before this moment.' })
  @IsISO8601()
  @IsOptional()
  to?: string;
}

/** What it all adds up to. */
@ApiTags('executions')
@Controller('v1/totals')
export class TotalsController {
  constructor(private readonly totals: TotalsOfExecutions) {}

  @Get()
  @Require('totals.read')
  @ApiOperation({
    summary: 'Control totals by source, purpose, outcome, legal entity and currency, and whether they balance',
    description: 'Amounts for those who may see money; for others, counts and quantities.',
  })
  ofEnvironment(@AskedBy() caller: Caller, @Query() { from, to }: TotalsQuery): Promise<ControlTotals> {
    const legalEntities = entitiesOf(caller.scopeOf('totals.read'));
    const money = caller.scopeOf('money.read');
    return this.totals.of({ environment: caller.environment, from, to, legalEntities, money });
  }
}
