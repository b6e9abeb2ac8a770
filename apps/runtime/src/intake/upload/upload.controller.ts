import { Controller, Get, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import type { FlowIr, StepIr } from '@reckoner/engine';
import { ENCODINGS, type Encoding } from '@reckoner/engine/lines';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../access/caller.js';
import { AskedBy, Require } from '../../access/require.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/http/problem.js';
import { Releases } from '../../releases/releases.js';
import { Senders } from '../senders.js';
import type { FileForm } from './upload-rows.js';
import { uploadStore, type Upload, type UploadRowResult } from './upload.store.js';
import { Uploads } from './uploads.js';

const MEDIA: Readonly<Record<string, FileForm['format']>> = { 'text/csv': 'csv', 'application/x-ndjson': 'ndjson' };
const PAGE_MAX = 1_000;
const truth = ({ value }: { value: unknown }): unknown =>
  value === 'true' || value === '' ? true : value === 'false' ? false : value;

class UploadQuery {
  @IsString()
  @Length(1, 512)
  source: string;

  @IsString()
  @Length(1, 512)
  type: string;

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

  @ApiPropertyOptional({ description: 'Numbers are written 1.234,50.' })
  @Transform(truth)
  @IsBoolean()
  @IsOptional()
  decimalComma = false;

  @ApiPropertyOptional({ description: 'The field that names a row; without it, a row is named by what it holds.' })
  @IsString()
  @Length(1, 200)
  @IsOptional()
  id?: string;
}

class UploadsQuery {
  @ApiPropertyOptional()
  @IsString()
  @IsOptional()
  name?: string;
}

class UploadRowsQuery {
  @ApiPropertyOptional({
    description: 'Only rows with this result: ACCEPTED, DUPLICATE, CONFLICT, or why it was refused.',
  })
  @IsString()
  @IsOptional()
  code?: string;

  @ApiPropertyOptional({ description: 'The last row that was seen.' })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @IsOptional()
  after = 0;

  @ApiPropertyOptional({ maximum: PAGE_MAX })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_MAX)
  @IsOptional()
  limit = 100;
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
  @ApiOperation({ summary: 'The newest uploads, and how far they are' })
  list(@AskedBy() caller: Caller, @Query() { name }: UploadsQuery): Promise<Upload[]> {
    return uploadStore.list(this.database, caller.environment, name);
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
    @Query() { after, code, limit }: UploadRowsQuery,
  ): Promise<UploadRowResult[]> {
    await this.#upload(caller, id);
    return uploadStore.rows(this.database, id, { after, code, limit });
  }

  async #upload(caller: Caller, id: string): Promise<Upload> {
    const found = await uploadStore.find(this.database, caller.environment, id);
    if (!found) throw new Problem(404, { code: 'UPLOAD_UNKNOWN', detail: 'There is no such upload here.' });
    return found;
  }

  async #form(caller: Caller, query: UploadQuery, format: FileForm['format']): Promise<FileForm> {
    const { source, type, encoding, delimiter, decimalComma, id } = query;
    const [flow] = (await this.releases.current(caller.environmentName))?.flowsFor(source, type) ?? [];
    if (!flow) {
      throw new Problem(409, {
        code: 'NO_FLOW',
        detail: `No flow of ${caller.environmentName} starts from ${type} of ${source}, so nothing could be made of the rows.`,
        remedy: 'Correct source and type, or release a flow for them first.',
      });
    }
    return { format, encoding, delimiter, decimalComma, id, payload: payloadOf(flow.ir) };
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
    remedy: `Send ${Object.keys(MEDIA).join(' or ')}; save a workbook as CSV.`,
  });
}
