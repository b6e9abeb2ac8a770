import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../access/caller.js';
import { AskedBy, Require } from '../access/require.js';
import { Database } from '../platform/database/database.js';
import { type Page, pageOf } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { CaseDesk, filterOf } from './case-desk.js';
import { caseStore, type CaseFilter, type CaseGroup, type CaseMoney, type CaseRow } from './case.store.js';
import { AssignBody, CaseQuery, GroupBody, ResolveBody, TextBody } from './cases.bodies.js';
import { CaseRepetition, type Repeated, type Repetition } from './repetition.js';
import { CaseView, type ShownCase } from './shown-case.js';

/** Cases that are likely to be mended together, and what they are about for those who may see amounts. */
interface CaseGroupAnswer extends CaseGroup {
  readonly money?: readonly Pick<CaseMoney, 'currency' | 'amount' | 'quantity'>[];
}

/** Exceptions that somebody must look at, and what they do about them. */
@ApiTags('cases')
@Controller('v1/cases')
export class CasesController {
  constructor(
    private readonly database: Database,
    private readonly desk: CaseDesk,
    private readonly repetition: CaseRepetition,
    private readonly view: CaseView,
  ) {}

  @Get()
  @Require('cases.read')
  @ApiOperation({ summary: 'Cases, newest first' })
  list(@AskedBy() caller: Caller, @Query() query: CaseQuery): Promise<Page<CaseRow>> {
    const filter = { ...query, ...within(caller) };
    return pageOf(query, {
      key: ['number'],
      read: (after, count) => caseStore.list(this.database, filter, after?.[0], count),
      keyOf: ({ id }) => [id],
    });
  }

  @Get('groups')
  @Require('cases.read')
  @ApiOperation({
    summary: 'Cases by what is likely to be mended together',
    description: 'Amounts for those who may see them.',
  })
  async groups(@AskedBy() caller: Caller, @Query() query: CaseQuery): Promise<Page<CaseGroupAnswer>> {
    const filter = { state: 'open', ...query, ...within(caller) };
    const page = await pageOf(query, {
      key: ['number', 'string', 'string', 'string'],
      read: (after, count) => caseStore.groups(this.database, filter, after, count),
      keyOf: ({ count, cause, kind, reason }) => [count, cause, kind, reason],
    });
    if (!caller.may('money.read')) return page;
    const scope = both(filter.scope, caller.scopeOf('money.read'));
    const money = await caseStore.money(this.database, { ...filter, scope });
    const rows = page.rows.map((group) => ({ ...group, money: money.filter((one) => isOf(one, group)).map(sums) }));
    return { ...page, rows };
  }

  @Get(':id')
  @Require('cases.read')
  @ApiOperation({ summary: 'A case with its payload, explanation and history' })
  async one(@AskedBy() caller: Caller, @Param('id', ParseIntPipe) id: number): Promise<ShownCase> {
    return this.view.of(await this.desk.find({ caller, permission: 'cases.read', id }), caller);
  }

  @Post(':id/comment')
  @HttpCode(204)
  @Require('cases.comment')
  @ApiOperation({ summary: 'Comment on a case' })
  comment(
    @AskedBy() caller: Caller,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: TextBody,
    @Req() { id: correlation }: FastifyRequest,
  ): Promise<void> {
    return this.desk.comment({ caller, permission: 'cases.comment', id, correlation }, body.text);
  }

  @Post(':id/assign')
  @HttpCode(204)
  @Require('cases.assign')
  @ApiOperation({ summary: 'Assign a case, or to nobody' })
  assign(
    @AskedBy() caller: Caller,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: AssignBody,
    @Req() { id: correlation }: FastifyRequest,
  ): Promise<void> {
    return this.desk.assign({ caller, permission: 'cases.assign', id, correlation }, body.assignee ?? null);
  }

  @Post(':id/resolve')
  @HttpCode(204)
  @Require('cases.resolve')
  @ApiOperation({ summary: 'Resolve a case without doing it again' })
  resolve(
    @AskedBy() caller: Caller,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ResolveBody,
    @Req() { id: correlation }: FastifyRequest,
  ): Promise<void> {
    return this.desk.resolve({ caller, permission: 'cases.resolve', id, correlation }, body.resolution);
  }

  @Post(':id/reopen')
  @HttpCode(204)
  @Require('cases.resolve')
  @ApiOperation({ summary: 'Open a resolved case again' })
  reopen(
    @AskedBy() caller: Caller,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: TextBody,
    @Req() { id: correlation }: FastifyRequest,
  ): Promise<void> {
    return this.desk.reopen({ caller, permission: 'cases.resolve', id, correlation }, body.text);
  }

  @Post(':id/retry')
  @HttpCode(202)
  @Require('executions.retry')
  @ApiOperation({ summary: 'Attempt it again', description: 'On its own release, with the rows known by then.' })
  async retry(@AskedBy() caller: Caller, @Param('id', ParseIntPipe) id: number): Promise<void> {
    await this.#repeat(caller, id, 'retry');
  }

  @Post(':id/replay')
  @HttpCode(202)
  @Require('executions.replay')
  @ApiOperation({ summary: 'Execute it anew', description: 'With the release, rows and time of today.' })
  async replay(@AskedBy() caller: Caller, @Param('id', ParseIntPipe) id: number): Promise<void> {
    await this.#repeat(caller, id, 'replay');
  }

  @Post('retry')
  @HttpCode(200)
  @Require('executions.retry')
  @ApiOperation({
    summary: 'Attempt a group again',
    description: 'First with `dryRun`, then with the count that it answered.',
  })
  retryGroup(@AskedBy() caller: Caller, @Body() body: GroupBody): Promise<Repeated | { matched: number }> {
    return this.#repeatGroup(caller, body, 'retry');
  }

  @Post('replay')
  @HttpCode(200)
  @Require('executions.replay')
  @ApiOperation({
    summary: 'Execute a group anew',
    description: 'First with `dryRun`, then with the count that it answered.',
  })
  replayGroup(@AskedBy() caller: Caller, @Body() body: GroupBody): Promise<Repeated | { matched: number }> {
    return this.#repeatGroup(caller, body, 'replay');
  }

  async #repeat(caller: Caller, id: number, how: Repetition): Promise<void> {
    const permission = `executions.${how}` as const;
    await this.desk.find({ caller, permission, id });
    await this.repetition.one(filterOf({ caller, permission, id }), how, caller);
  }

  async #repeatGroup(caller: Caller, body: GroupBody, how: Repetition): Promise<Repeated | { matched: number }> {
    const { dryRun, count, ...given } = body;
    const filter: CaseFilter = {
      ...given,
      environment: caller.environment,
      scope: caller.scopeOf(`executions.${how}`),
    };
    if (dryRun === true) return { matched: await this.repetition.count(filter) };
    if (count !== undefined) return this.repetition.group(filter, how, { caller, expected: count });
    throw new Problem(400, {
      code: 'COUNT_MISSING',
      detail: 'A group is repeated only with the count that a dry run answered.',
      remedy: 'Send it with `"dryRun": true` first.',
    });
  }
}

const within = (caller: Caller): Pick<CaseFilter, 'environment' | 'scope'> => ({
  environment: caller.environment,
  scope: caller.scopeOf('cases.read'),
});

/** What both reach: the narrower where one is whole, else only limits that both name. */
function both(a: CaseFilter['scope'], b: CaseFilter['scope']): CaseFilter['scope'] {
  if (a === 'all') return b;
  if (b === 'all') return a;
  return a.filter((limit) => b.some((other) => other.legalEntity === limit.legalEntity && other.team === limit.team));
}

const isOf = (money: CaseMoney, group: CaseGroup): boolean =>
  money.cause === group.cause && money.kind === group.kind && money.reason === group.reason;

const sums = ({ currency, amount, quantity }: CaseMoney) => ({ currency, amount, quantity });
