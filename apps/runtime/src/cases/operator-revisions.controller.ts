import { Body, Controller, HttpCode, Param, ParseIntPipe, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsDefined, IsString, Length } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../access/caller.js';
import { AskedBy, Require } from '../access/require.js';
import { depthOf } from '../platform/http/body.js';
import { Problem } from '../platform/http/problem.js';
import { OperatorRevisions } from './operator-revisions.js';

/** As for events. */
const DEEPEST = 64;

class RevisionBody {
  @ApiProperty({
    description: 'The whole entry as it should have come, as JSON text: numbers stay as they are spelled.',
  })
  @IsDefined()
  @IsString()
  @Length(2, 1_000_000)
  body: string;

  @ApiProperty({ description: 'Why it is not corrected at its source.' })
  @IsString()
  @Length(1, 4000)
  note: string;
}

/** Entries edited here, by one person, and released by another. */
@ApiTags('cases')
@Controller('v1/cases')
export class OperatorRevisionsController {
  constructor(private readonly revisions: OperatorRevisions) {}

  @Post(':id/revisions')
  @Require('cases.edit')
  @ApiOperation({
    summary: "Write an operator's revision",
    description: 'It takes effect when another person releases it.',
  })
  async write(
    @AskedBy() caller: Caller,
    @Param('id', ParseIntPipe) id: number,
    @Body() { body, note }: RevisionBody,
    @Req() { id: correlation }: FastifyRequest,
  ): Promise<{ number: number }> {
    const work = { caller, permission: 'cases.edit' as const, id, correlation };
    return { number: await this.revisions.write(work, jsonBytes(body), note) };
  }

  @Post(':id/revisions/:number/approve')
  @HttpCode(202)
  @Require('cases.approve')
  @ApiOperation({ summary: "Release an operator's revision that somebody else wrote" })
  approve(
    @AskedBy() caller: Caller,
    @Param('id', ParseIntPipe) id: number,
    @Param('number', ParseIntPipe) number: number,
    @Req() { id: correlation }: FastifyRequest,
  ): Promise<void> {
    return this.revisions.approve({ caller, permission: 'cases.approve', id, correlation }, number);
  }

  @Post(':id/revisions/:number/refuse')
  @HttpCode(204)
  @Require('cases.approve')
  @ApiOperation({ summary: "Refuse an operator's revision" })
  refuse(
    @AskedBy() caller: Caller,
    @Param('id', ParseIntPipe) id: number,
    @Param('number', ParseIntPipe) number: number,
    @Req() { id: correlation }: FastifyRequest,
  ): Promise<void> {
    return this.revisions.refuse({ caller, permission: 'cases.approve', id, correlation }, number);
  }
}

function jsonBytes(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (depthOf(bytes) <= DEEPEST && isJson(text)) return bytes;
  throw new Problem(400, { code: 'NOT_JSON', detail: 'The body is no JSON text, or too deep.' });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
