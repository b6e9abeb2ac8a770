import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../access/caller.js';
import { AskedBy, Require } from '../access/require.js';
import { Database } from '../platform/database/database.js';
import { type Page, pageOf, PageQuery } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { AuditWriter } from './audit-writer.js';
import { auditStore, type AuditAnswer } from './audit.store.js';
import { AuditVerifier, type Verified } from './verifier.js';

/** Which lines are asked for. */
class AuditQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 200)
  actor?: string;

  @ApiPropertyOptional({ description: 'The action, or how it begins: `case.`' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  action?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 100)
  objectKind?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 200)
  objectId?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 64)
  correlation?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsISO8601({ strict: true })
  from?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsISO8601({ strict: true })
  to?: string;
}

class HeadBody {
  @ApiProperty()
  @IsInt()
  @Min(1)
  number: number;

  @ApiProperty()
  @Matches(/^[0-9a-f]{64}$/)
  hash: string;
}

class VerifyBody {
  @ApiPropertyOptional({ type: [HeadBody], description: 'Heads that earlier verifications answered.' })
  @IsOptional()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => HeadBody)
  heads?: HeadBody[];
}

/** What was done, and the proof that nothing of it was changed. */
@ApiTags('audit')
@Controller('v1/audit')
export class AuditController {
  #isVerifying = false;

  constructor(
    private readonly database: Database,
    private readonly verifier: AuditVerifier,
    private readonly audit: AuditWriter,
  ) {}

  @Get()
  @Require('audit.read')
  @ApiOperation({ summary: 'What was done, newest first' })
  list(@AskedBy() caller: Caller, @Query() query: AuditQuery): Promise<Page<AuditAnswer>> {
    const filter = { ...query, environment: caller.environment };
    return pageOf(query, {
      key: ['number'],
      read: (after, limit) => auditStore.list(this.database, { ...filter, before: after?.[0], limit }),
      keyOf: ({ seq }) => [seq],
    });
  }

  @Post('verify')
  @HttpCode(200)
  @Require('audit.read')
  @ApiOperation({
    summary: 'Compute the chain again from the rows',
    description: 'Names the first row or link that is not as it was sealed, and says how many rows are not sealed yet.',
  })
  async verify(@AskedBy() caller: Caller, @Body() body: VerifyBody, @Req() { id }: FastifyRequest): Promise<Verified> {
    if (this.#isVerifying) throw busy();
    this.#isVerifying = true;
    try {
      const verified = await this.verifier.verify(body?.heads ?? []);
      const { environment, actor } = caller;
      const details = verified.broken?.message ?? `${verified.rows} rows in ${verified.links} links`;
      await this.audit.lines(this.database, [
        {
          environment,
          actor,
          correlation: id,
          action: 'audit.verified',
          objectKind: 'audit',
          objectId: String(verified.links),
          details,
        },
      ]);
      return verified;
    } finally {
      this.#isVerifying = false;
    }
  }
}

function busy(): Problem {
  return new Problem(429, {
    code: 'VERIFYING_ALREADY',
    detail: 'The chain is being verified already.',
    remedy: 'Ask again when that is done.',
    retryAfter: 10,
  });
}
