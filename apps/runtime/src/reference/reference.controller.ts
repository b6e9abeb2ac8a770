import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Min } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../access/caller.js';
import { AskedBy, Require } from '../access/require.js';
import { type Page, PageQuery } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { WORKBOOK_MEDIA } from '../platform/workbook/limits.js';
import { Releases } from '../releases/releases.js';
import { ReferenceImports, type Difference, type DifferenceRow, type ImportState } from './reference-import.js';
import { ReferenceReading, type RowAnswer, type TableAnswer } from './reference-reading.js';
import type { RowDefinition, RowFormat } from './row-source.js';

const DIFFERENCES: readonly Difference[] = ['added', 'changed', 'removed', 'unchanged', 'repeated', 'refused'];
const DATE = /^\d{4}-\d\d-\d\d$/;

class ImportQuery {
  @ApiPropertyOptional({
    enum: ['replace', 'merge'],
    description: 'replace removes rows that the file lacks; merge keeps them.',
  })
  @IsIn(['replace', 'merge'])
  @IsOptional()
  mode: 'replace' | 'merge' = 'replace';
}

class DifferenceQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DIFFERENCES })
  @IsIn(DIFFERENCES)
  @IsOptional()
  difference: Difference = 'changed';
}

class RowsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Rows with this key: its parts joined by `/`.' })
  @IsString()
  @IsOptional()
  key?: string;

  @ApiPropertyOptional({ description: 'Rows that hold on this day.' })
  @Matches(DATE)
  @IsOptional()
  validAt?: string;

  @ApiPropertyOptional({ description: 'Rows as the table had them in this version.' })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @IsOptional()
  knownAt?: number;
}

/** Rows of the tables that live in an environment. */
@ApiTags('reference')
@Controller('v1/reference')
export class ReferenceController {
  constructor(
    private readonly imports: ReferenceImports,
    private readonly reading: ReferenceReading,
    private readonly releases: Releases,
  ) {}

  @Get()
  @Require('reference.read')
  @ApiOperation({ summary: 'The tables of the environment' })
  tables(@AskedBy() caller: Caller, @Query() query: PageQuery): Promise<Page<TableAnswer>> {
    return this.reading.tables(caller.environment, query);
  }

  /** The table's id is one segment: its slashes are encoded. */
  @Get(':table/rows')
  @Require('reference.read')
  @ApiOperation({ summary: 'Rows, as they are or as they were known' })
  async rows(
    @AskedBy() caller: Caller,
    @Param('table') table: string,
    @Query() query: RowsQuery,
  ): Promise<Page<RowAnswer>> {
    if (!(await this.reading.has(caller.environment, table))) await this.#definition(caller, table);
    return this.reading.rows(caller.environment, table, query);
  }

  @Post(':table/imports')
  @Require('reference.import')
  @ApiOperation({
    summary: 'Compare a file with the table',
    description: 'Changes nothing yet; apply the import to change the table.',
  })
  @ApiConsumes('text/csv', 'application/x-ndjson', WORKBOOK_MEDIA)
  async compare(
    @AskedBy() caller: Caller,
    @Param('table') table: string,
    @Query() { mode }: ImportQuery,
    @Req() request: FastifyRequest,
  ): Promise<ImportState> {
    const definition = await this.#definition(caller, table);
    const id = await this.imports.compare({
      ...definition,
      environment: caller.environment,
      actor: caller.actor,
      mode,
      format: formatOf(request.headers['content-type']),
      stream: request.body as AsyncIterable<Buffer>,
    });
    return this.#import(caller, id);
  }

  @Get('imports/:id')
  @Require('reference.read')
  @ApiOperation({ summary: 'An import and the size of its difference' })
  import(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ImportState> {
    return this.#import(caller, id);
  }

  @Get('imports/:id/rows')
  @Require('reference.read')
  @ApiOperation({ summary: 'The difference, row by row' })
  difference(
    @AskedBy() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: DifferenceQuery,
  ): Promise<Page<DifferenceRow>> {
    return this.imports.rows(caller.environment, id, query);
  }

  @Post('imports/:id/apply')
  @HttpCode(200)
  @Require('reference.import')
  @ApiOperation({ summary: 'Make the difference the next version of the table' })
  apply(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<{ version: number }> {
    return this.imports.apply(caller.environment, id, caller.actor);
  }

  async #import(caller: Caller, id: string): Promise<ImportState> {
    const found = await this.imports.state(caller.environment, id);
    if (!found) throw new Problem(404, { code: 'IMPORT_UNKNOWN', detail: 'There is no such import here.' });
    return found;
  }

  async #definition(caller: Caller, table: string): Promise<RowDefinition> {
    const program = (await this.releases.current(caller.environmentName))?.checked.program;
    const reference = program?.find('reference', table);
    if (!program || !reference) {
      throw new Problem(404, {
        code: 'TABLE_UNKNOWN',
        detail: `The release that ${caller.environmentName} runs has no table ${table}.`,
      });
    }
    if (reference.rows === 'release') {
      throw new Problem(409, {
        code: 'TABLE_OF_RELEASE',
        detail: `The rows of ${reference.id} are part of the release.`,
        remedy: 'Change its CSV in the workspace, and release that.',
      });
    }
    const { schema } = reference.row;
    return { reference, schema: schema === undefined ? undefined : program.find('schema', schema) };
  }
}

function formatOf(contentType: string | undefined): RowFormat {
  const [media = ''] = (contentType ?? '').split(';');
  if (media.trim().toLowerCase() === 'text/csv') return 'csv';
  if (media.trim().toLowerCase() === 'application/x-ndjson') return 'ndjson';
  if (media.trim().toLowerCase() === WORKBOOK_MEDIA) return 'xlsx';
  throw new Problem(415, {
    code: 'CONTENT_TYPE_UNKNOWN',
    detail: 'The content type is none that rows come in.',
    remedy: `Send text/csv or a workbook (${WORKBOOK_MEDIA}) with a header, or application/x-ndjson with a row a line.`,
  });
}
