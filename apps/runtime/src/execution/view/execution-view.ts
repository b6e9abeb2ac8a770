import { Injectable } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length } from 'class-validator';
import { entitiesOf, isWithin, type Caller } from '../../access/caller.js';
import { Database } from '../../platform/database/database.js';
import { type Page, pageOf, PageQuery } from '../../platform/http/page.js';
import { type ListedExecution, type ShownEnd, viewStore } from './view.store.js';

const OUTCOMES = ['accepted', 'held', 'excluded', 'rejected', 'failed', 'superseded'];

/** Which executions are asked for. */
export class ExecutionsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: OUTCOMES })
  @IsIn(OUTCOMES)
  @IsOptional()
  outcome?: string;

  @ApiPropertyOptional()
  @IsString()
  @Length(1, 200)
  @IsOptional()
  flow?: string;

  @ApiPropertyOptional()
  @IsString()
  @Length(1, 100)
  @IsOptional()
  reason?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Of this event.' })
  @Type(() => Number)
  @IsInt()
  @IsOptional()
  event?: number;
}

export interface ShownExecution extends ListedExecution {
  readonly ends: readonly ShownEnd[];
}

/** Executions before people. What lies outside the caller's scope is, for them, not there. */
@Injectable()
export class ExecutionView {
  constructor(private readonly database: Database) {}

  page(caller: Caller, query: ExecutionsQuery): Promise<Page<ListedExecution>> {
    const filter = { ...query, ...placeOf(caller) };
    return pageOf(query, {
      key: ['number'],
      read: (after, limit) => viewStore.list(this.database, filter, after?.[0], limit),
      keyOf: ({ id }) => [id],
    });
  }

  async one(caller: Caller, id: number): Promise<ShownExecution | undefined> {
    const [found] = await viewStore.list(this.database, { id, ...placeOf(caller) }, undefined, 1);
    if (!found) return undefined;
    const money = caller.scopeOf('money.read');
    const ends = await viewStore.ends(this.database, id);
    return { ...found, ends: ends.map((end) => (isWithin(money, end) ? end : withoutAmount(end))) };
  }
}

const placeOf = (caller: Caller) => ({
  environment: caller.environment,
  legalEntities: entitiesOf(caller.scopeOf('executions.read')),
});

function withoutAmount({ amount: _, ...end }: ShownEnd): ShownEnd {
  return end;
}
