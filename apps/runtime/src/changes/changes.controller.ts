import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import type { Caller } from '../access/caller.js';
import { AskedBy, Require } from '../access/require.js';
import { Database } from '../platform/database/database.js';
import { type Page, pageOf, PageQuery } from '../platform/http/page.js';
import { Changes } from './changes.js';
import { type ChangeFile, type ChangeRow, changesStore, type OtherEdit } from './changes.store.js';

/** Below one of a workspace's folders, or the file at its root. */
const PATH = /^(reckoner\.yaml|(mappings|rules|flows|environments)(\/[\w][\w.-]*)+\.(yaml|yml|csv|json))$/;
const TEXT_MAX = 2 * 1024 * 1024;

class ChangeQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['open', 'closed'] })
  @IsIn(['open', 'closed'])
  @IsOptional()
  state?: 'open' | 'closed';

  @ApiPropertyOptional({ description: 'Only those of the caller.' })
  @Transform(({ value }) => value === true || value === 'true')
  @IsBoolean()
  @IsOptional()
  mine?: boolean;
}

class BeginBody {
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  title: string;

  @ApiProperty({ description: 'The hash of the release that it edits.' })
  @Matches(/^[0-9a-f]{64}$/)
  base: string;
}

class SetBody {
  @ApiPropertyOptional()
  @IsString()
  @Length(1, 200)
  @IsOptional()
  title?: string;

  @ApiPropertyOptional({ enum: ['open', 'closed'] })
  @IsIn(['open', 'closed'])
  @IsOptional()
  state?: 'open' | 'closed';
}

class SaveBody {
  @ApiProperty({ description: 'The file’s path in the workspace.' })
  @Matches(PATH, {
    message: 'path must be of a workspace: `reckoner.yaml`, or a file of definitions below a folder of it',
  })
  @Length(1, 300)
  path: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'All of the file; null deletes it.' })
  @ValidateIf(({ text }: SaveBody) => text !== null)
  @IsString()
  @MaxLength(TEXT_MAX)
  @Matches(/^[^\0\ud800-\udfff]*$/u, { message: 'text must be text: without NUL, and without half of a character' })
  text: string | null;

  @ApiProperty({ type: 'integer', description: 'The version in this change that was edited; 0 for none.' })
  @IsInt()
  @Min(0)
  version: number;
}

class VersionQuery extends PageQuery {
  @ApiProperty({ description: 'The file’s path in the workspace.' })
  @Matches(PATH)
  path: string;
}

class FileQuery {
  @ApiPropertyOptional({ description: 'Only this file.' })
  @Type(() => String)
  @Matches(PATH)
  @IsOptional()
  path?: string;
}

/** A change with the names of what it edits, and who else does. */
interface ChangeAnswer extends ChangeRow {
  readonly files: readonly Omit<ChangeFile, 'text'>[];
  /** Open changes of others that edit the same files. */
  readonly others: readonly OtherEdit[];
}

/** Proposed edits of the workspace. */
@ApiTags('changes')
@Controller('v1/changes')
export class ChangesController {
  constructor(
    private readonly database: Database,
    private readonly changes: Changes,
  ) {}

  @Get()
  @Require('changes.read')
  @ApiOperation({ summary: 'Changes, newest first' })
  list(@AskedBy() caller: Caller, @Query() query: ChangeQuery): Promise<Page<ChangeRow>> {
    const filter = { author: query.mine ? caller.actor : undefined, state: query.state };
    return pageOf(query, {
      key: ['number'],
      read: (after, count) => changesStore.list(this.database, filter, after?.[0], count),
      keyOf: ({ id }) => [id],
    });
  }

  @Post()
  @HttpCode(200)
  @Require('changes.edit')
  @ApiOperation({ summary: 'Begin a change', description: 'Answers the caller’s open change, where there is one.' })
  begin(@AskedBy() caller: Caller, @Body() body: BeginBody): Promise<ChangeRow> {
    return this.changes.begin(caller, body);
  }

  @Get(':id')
  @Require('changes.read')
  @ApiOperation({ summary: 'A change, what it edits, and who else edits that' })
  async one(@Param('id', ParseIntPipe) id: number): Promise<ChangeAnswer> {
    const change = await this.changes.find(id);
    const files = await changesStore.files(this.database, id);
    const others = await changesStore.others(this.database, id);
    return { ...change, files: files.map(({ text: _, ...file }) => file), others };
  }

  @Put(':id')
  @Require('changes.edit')
  @ApiOperation({ summary: 'Name a change, close it, or open it again' })
  set(@AskedBy() caller: Caller, @Param('id', ParseIntPipe) id: number, @Body() body: SetBody): Promise<ChangeRow> {
    return this.changes.set(caller, id, body);
  }

  @Get(':id/files')
  @Require('changes.read')
  @ApiOperation({ summary: 'The newest versions of the files that a change edits' })
  async files(@Param('id', ParseIntPipe) id: number, @Query() { path }: FileQuery): Promise<{ rows: ChangeFile[] }> {
    await this.changes.find(id);
    return { rows: await changesStore.files(this.database, id, path) };
  }

  @Put(':id/files')
  @Require('changes.edit')
  @ApiOperation({
    summary: 'Save a file',
    description: 'Refused with FILE_EDITED where the version that was edited is not the newest.',
  })
  save(
    @AskedBy() caller: Caller,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: SaveBody,
  ): Promise<{ version: number }> {
    return this.changes.save(caller, id, body);
  }

  @Get(':id/versions')
  @Require('changes.read')
  @ApiOperation({ summary: 'All versions of a file in a change, newest first' })
  async versions(@Param('id', ParseIntPipe) id: number, @Query() query: VersionQuery): Promise<Page<ChangeFile>> {
    const { path } = query;
    await this.changes.find(id);
    return pageOf(query, {
      key: ['number'],
      read: (after, count) => changesStore.versions(this.database, { id, path }, after?.[0], count),
      keyOf: ({ version }) => [version],
    });
  }
}
