import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../access/caller.js';
import { AskedBy, Require } from '../access/require.js';
import { Database } from '../platform/database/database.js';
import { type Page, pageOf, PageQuery } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import {
  compareStore,
  type HistoryDifference,
  type HistoryImport,
  type HistoryRow,
  type HistorySum,
} from './compare.store.js';
import { HistoryImports, importUnknown, type HistoryFile } from './history-imports.js';

const MEDIA: Readonly<Record<string, HistoryFile['format']>> = { 'text/csv': 'csv', 'application/x-ndjson': 'ndjson' };
const DIFFERENCES: readonly HistoryDifference[] = ['added', 'changed', 'unchanged', 'repeated', 'refused'];

class HistoryRowsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DIFFERENCES, default: 'added' })
  @IsIn(DIFFERENCES)
  @IsOptional()
  difference: HistoryDifference = 'added';
}

/** An import, and what it adds by flow, purpose and currency. */
export interface HistoryAnswer extends HistoryImport {
  readonly sums: readonly HistorySum[];
}

/** What was billed elsewhere before. */
@ApiTags('history')
@Controller('v1/history/imports')
export class HistoryController {
  constructor(
    private readonly imports: HistoryImports,
    private readonly database: Database,
  ) {}

  @Post()
  @Require('history.import')
  @ApiOperation({
    summary: 'Compare what was billed elsewhere with what is here',
    description:
      'A line for each document of an entry (flow, key, revision, purpose, to, operation, documentKey, reference …), or for an opening balance (balance, balanceKey, drawn). Changes nothing yet; apply the import to make it part of the history.',
  })
  @ApiConsumes(...Object.keys(MEDIA))
  async compare(@AskedBy() caller: Caller, @Req() request: FastifyRequest): Promise<HistoryAnswer> {
    const format = formatOf(request.headers['content-type']);
    return this.#answer(await this.imports.compare(caller, { format, stream: request.body as AsyncIterable<Buffer> }));
  }

  @Get()
  @Require('history.import')
  @ApiOperation({ summary: 'Imports of history, the newest first' })
  list(@AskedBy() { environment }: Caller, @Query() query: PageQuery): Promise<Page<HistoryImport>> {
    return pageOf(query, {
      key: ['string', 'string'],
      read: (after, limit) => compareStore.list(this.database, environment, after, limit),
      keyOf: ({ createdAt, id }) => [createdAt, id],
    });
  }

  @Get(':id')
  @Require('history.import')
  @ApiOperation({ summary: 'An import, the size of its difference, and what it adds' })
  async one(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<HistoryAnswer> {
    return this.#answer(await this.#found(caller, id));
  }

  @Get(':id/rows')
  @Require('history.import')
  @ApiOperation({ summary: 'What becomes of its lines, one by one' })
  async rows(
    @AskedBy() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: HistoryRowsQuery,
  ): Promise<Page<HistoryRow>> {
    await this.#found(caller, id);
    const { environment } = caller;
    const { difference } = query;
    return pageOf(query, {
      key: ['number'],
      read: (after, limit) =>
        compareStore.rows(this.database, { environment, id }, { difference, after: after?.[0] ?? 0, limit }),
      keyOf: ({ row }) => [row],
    });
  }

  @Post(':id/apply')
  @Require('history.import')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make it part of the history, whole or not at all' })
  async apply(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<HistoryAnswer> {
    return this.#answer(await this.imports.apply(caller, id));
  }

  async #found(caller: Caller, id: string): Promise<HistoryImport> {
    const found = await compareStore.find(this.database, caller.environment, id);
    if (!found) throw importUnknown();
    return found;
  }

  async #answer(found: HistoryImport): Promise<HistoryAnswer> {
    return { ...found, sums: await compareStore.sums(this.database, found.id) };
  }
}

function formatOf(contentType: string | undefined): HistoryFile['format'] {
  const [media = ''] = (contentType ?? '').split(';');
  const format = MEDIA[media.trim().toLowerCase()];
  if (format) return format;
  throw new Problem(415, {
    code: 'CONTENT_TYPE_UNKNOWN',
    detail: 'The content type is none that histories come in.',
    remedy: `Send ${Object.keys(MEDIA).join(' or ')}.`,
  });
}
