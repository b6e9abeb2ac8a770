import { Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { isWithin, type Caller } from '../access/caller.js';
import type { Permission } from '../access/permissions.js';
import { AskedBy, Require } from '../access/require.js';
import { Database } from '../platform/database/database.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Again, NotAgain } from './again/again.js';
import { againStore } from './again/again.store.js';
import { ExecutionExplainer, type ExplainedExecution } from './explain/explain.js';
import { ExecutionsQuery, ExecutionView, type ShownExecution } from './view/execution-view.js';
import type { ListedExecution } from './view/view.store.js';

/** What flows made of events: how it ended, why, and once more. */
@ApiTags('executions')
@Controller('v1')
export class ExecutionsController {
  constructor(
    private readonly database: Database,
    private readonly explainer: ExecutionExplainer,
    private readonly again: Again,
    private readonly view: ExecutionView,
  ) {}

  @Get('executions')
  @Require('executions.read')
  @ApiOperation({ summary: 'Executions, the newest first' })
  list(@AskedBy() caller: Caller, @Query() query: ExecutionsQuery): Promise<Page<ListedExecution>> {
    return this.view.page(caller, query);
  }

  @Get('executions/:id')
  @Require('executions.read')
  @ApiOperation({ summary: 'An execution, and how it ended for each purpose and part' })
  async one(@AskedBy() caller: Caller, @Param('id', ParseIntPipe) id: number): Promise<ShownExecution> {
    const found = await this.view.one(caller, id);
    if (!found) throw gone(id);
    return found;
  }

  @Get('executions/:id/explanation')
  @Require('executions.read')
  @ApiOperation({
    summary: 'Why an execution ended as it did',
    description:
      'Computed again from what was stored, step by step. It shows values as they are, so it needs `payload.read` and `money.read` too.',
  })
  async explain(@AskedBy() caller: Caller, @Param('id', ParseIntPipe) id: number): Promise<ExplainedExecution> {
    for (const permission of ['executions.read', 'payload.read', 'money.read'] as const)
      await this.#reach(caller, permission, id);
    const explained = await this.explainer.explain(id);
    if (!explained) throw agedOut(id);
    return explained;
  }

  @Post('executions/:id/retry')
  @HttpCode(202)
  @Require('executions.retry')
  @ApiOperation({ summary: 'Attempt an execution again, on its own release, with the rows known now' })
  async retry(@AskedBy() caller: Caller, @Param('id', ParseIntPipe) id: number): Promise<void> {
    await this.#reach(caller, 'executions.retry', id);
    await this.again.retry(id, caller.actor).catch(refused);
  }

  @Post('executions/:id/replay')
  @HttpCode(202)
  @Require('executions.replay')
  @ApiOperation({ summary: 'Execute its event anew, with the release, rows and time of today, in its place' })
  async replay(@AskedBy() caller: Caller, @Param('id', ParseIntPipe) id: number): Promise<void> {
    await this.#reach(caller, 'executions.replay', id);
    await this.again.replay(id, caller.actor).catch(refused);
  }

  /** What lies outside the caller's scope is, for them, not there. */
  async #reach(caller: Caller, permission: Permission, id: number): Promise<void> {
    const found = await againStore.execution(this.database, id);
    const isThere = found?.environment === caller.environment;
    if (!isThere || !isWithin(caller.scopeOf(permission), { legalEntity: found.legalEntity })) throw gone(id);
  }
}

function gone(id: number): Problem {
  return new Problem(404, {
    code: 'EXECUTION_UNKNOWN',
    detail: `There is no execution ${id}, or none that you may see.`,
  });
}

function agedOut(id: number): Problem {
  return new Problem(410, {
    code: 'EXECUTION_AGED_OUT',
    detail: `What execution ${id} read and made aged out; how it ended is still there.`,
  });
}

function refused(thrown: unknown): never {
  if (thrown instanceof NotAgain) throw new Problem(409, { code: `EXECUTION_${thrown.code}`, detail: thrown.message });
  throw thrown;
}
