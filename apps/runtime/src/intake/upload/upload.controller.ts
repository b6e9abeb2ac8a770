import { Controller, Get, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import type { FlowIr, StepIr } from '@reckoner/engine';
import { ENCODINGS, type Encoding } from '@reckoner/engine/lines';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../access/caller.js';
import { AskedBy, Require } from '../../access/require.js';
import { Database } from '../../platform/database/database.js';
import { type Page, pageOf, PageQuery } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import { WORKBOOK_MEDIA } from '../../platform/workbook/limits.js';
import { Releases } from '../../releases/releases.js';
import { Senders } from '../senders.js';
import type { FileForm } from './upload-rows.js';
import { uploadStore, type Upload, type UploadRowResult } from './upload.store.js';
import { Uploads } from './uploads.js';

const MEDIA: Readonly<Record<string, FileForm['format']>> = {
  'text/csv': 'csv',
  'application/x-ndjson': 'ndjson',
  [WORKBOOK_MEDIA]: 'xlsx',
};
const truth = ({ value }: { value: unknown }): unknown =>
  value === 'true' || value === '' ? true : value === 'false' ? false : value;

class UploadQuery {
  @ApiProperty({ description: 'The connection that the rows are of.' })
  @IsString()
  @Length(1, 512)
  source: string;

  @ApiProperty({ description: 'What each row is, as the flow that is to start from it says.' })
  @IsString()
  @Length(1, 512)
  type: string;

  @ApiProperty({ description: 'The name of the file.' })
  @IsString()
  @Length(1, 512)
  name: string;

  @ApiPropertyOptional({ enum: ENCODINGS })
  @IsIn(ENCODINGS)
  @IsOptional()
  encoding: Encoding = 'utf-8';

  @ApiPropertyOptional({ description: 'One character; detected where it is not given.' })
  @IsString()
  @Length(1, 1)
  @IsOptional()
  delimiter?: string;

  @ApiPropertyOptional({ type: 'boolean', default: false, description: 'Numbers are written 1.234,50.' })
  @Transform(truth)
  @IsBoolean()
  @IsOptional()
  decimalComma = false;

  @ApiPropertyOptional({ description: 'The sheet of a workbook; otherwise the first that is not hidden.' })
  @IsString()
  @Length(1, 31)
  @IsOptional()
  sheet?: string;

  @ApiPropertyOptional({ description: 'The field that names a row; without it, a row is named by what it holds.' })
  @IsString()
  @Length(1, 200)
  @IsOptional()
  id?: string;
}

class UploadsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Only files of this name.' })
  @IsString()
  @IsOptional()
  name?: string;
}

class UploadRowsQuery extends PageQuery {
  @ApiPropertyOptional({
    description:
      'Only rows with this result: ACCEPTED, DUPLICATE, CONFLICT, or why it was refused; REFUSED for whatever reason.',
  })
  @IsString()
  @IsOptional()
  code?: string;
}

/** Files of events. */
@ApiTags('uploads')
@Controller('v1/uploads')
export class UploadController {
  constructor(
    private readonly uploads: Uploads,
    private readonly senders: Senders,
    private readonly releases: Releases,
    private readonly database: Database,
  ) {}

  @Post()
  @Require('events.send')
  @ApiOperation({
    summary: 'Send a file of events, a row each',
    description:
      'A row that is sent again, in this file or another, is a duplicate; a file that was cut off is sent again as it is. Follow it by its name under GET /v1/uploads.',
  })
  @ApiConsumes(...Object.keys(MEDIA))
  async send(@AskedBy() caller: Caller, @Query() query: UploadQuery, @Req() request: FastifyRequest): Promise<Upload> {
    const { source, type, name } = query;
    const form = await this.#form(caller, query, formatOf(request.headers['content-type']));
    const sender = await this.senders.of(caller, request.id, 'upload');
    return this.uploads.read({ sender, source, type, name, form, stream: request.body as AsyncIterable<Buffer> });
  }

  @Get()
  @Require('events.read')
  @ApiOperation({ summary: 'Uploads and how far they are, the newest first' })
  list(@AskedBy() caller: Caller, @Query() query: UploadsQuery): Promise<Page<Upload>> {
    const filter = { environment: caller.environment, name: query.name };
    return pageOf(query, {
      key: ['string', 'string'],
      read: (after, limit) => uploadStore.list(this.database, filter, after, limit),
      keyOf: ({ createdAt, id }) => [createdAt, id],
    });
  }

  @Get(':id')
  @Require('events.read')
  @ApiOperation({ summary: 'An upload and how far it is' })
  one(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<Upload> {
    return this.#upload(caller, id);
  }

  @Get(':id/rows')
  @Require('events.read')
  @ApiOperation({ summary: 'What became of its rows' })
  async rows(
    @AskedBy() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: UploadRowsQuery,
  ): Promise<Page<UploadRowResult>> {
    await this.#upload(caller, id);
    return pageOf(query, {
      key: ['number'],
      read: (after, limit) => uploadStore.rows(this.database, id, { after: after?.[0] ?? 0, code: query.code, limit }),
      keyOf: ({ row }) => [row],
    });
  }

  async #upload(caller: Caller, id: string): Promise<Upload> {
    const found = await uploadStore.find(this.database, caller.environment, id);
    if (!found) throw new Problem(404, { code: 'UPLOAD_UNKNOWN', detail: 'There is no such upload here.' });
    return found;
  }

  async #form(caller: Caller, query: UploadQuery, format: FileForm['format']): Promise<FileForm> {
    const { source, type, encoding, delimiter, decimalComma, id, sheet } = query;
    const [flow] = (await this.releases.current(caller.environmentName))?.flowsFor(source, type) ?? [];
    if (!flow) {
      throw new Problem(409, {
        code: 'NO_FLOW',
        detail: `No flow of ${caller.environmentName} starts from ${type} of ${source}, so nothing could be made of the rows.`,
        remedy: 'Correct source and type, or release a flow for them first.',
      });
    }
    return { format, encoding, delimiter, decimalComma, id, sheet, payload: payloadOf(flow.ir) };
  }
}

/** The type that the flow validates its payload with; anything, where it does not. */
function payloadOf(flow: FlowIr): FileForm['payload'] {
  const step = flow.steps.find((one): one is StepIr & { kind: 'validate' } => one.kind === 'validate');
  return step?.schema.type ?? flow.locals.data.type;
}

function formatOf(contentType: string | undefined): FileForm['format'] {
  const [media = ''] = (contentType ?? '').split(';');
  const format = MEDIA[media.trim().toLowerCase()];
  if (format) return format;
  throw new Problem(415, {
    code: 'CONTENT_TYPE_UNKNOWN',
    detail: 'The content type is none that files of events come in.',
    remedy: `Send ${Object.keys(MEDIA).join(' or ')}.`,
  });
}
