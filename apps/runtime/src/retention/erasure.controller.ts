import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsOptional, IsString, Length } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../access/caller.js';
import { AskedBy, Require } from '../access/require.js';
import { type Erased, Erasure } from './erasure.js';

class ErasureBody {
  @ApiProperty({ type: [String], description: 'What the person is called in the data: names, addresses, identities.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Length(3, 200, { each: true })
  identifiers: string[];

  @ApiProperty({ description: 'Kept in the audit: write no name in it.' })
  @IsString()
  @Length(1, 500)
  reason: string;

  @ApiPropertyOptional({ default: true, description: 'Only count; nothing is changed.' })
  @IsBoolean()
  @IsOptional()
  dryRun: boolean = true;
}

/** What is kept of people, and its end. */
@ApiTags('data')
@Controller('v1/data/erasures')
export class ErasureController {
  constructor(private readonly erasure: Erasure) {}

  @Post()
  @HttpCode(200)
  @Require('data.erase')
  @ApiOperation({
    summary: 'Take a person out of what is stored',
    description:
      'Every text that holds one of the identifiers, and the sensitive fields beside it, in the bytes of events, deliveries, answers, executions and cases. Hashes, identities and sums stay. Counts first; `"dryRun": false` does it.',
  })
  erase(@AskedBy() caller: Caller, @Body() body: ErasureBody, @Req() { id }: FastifyRequest): Promise<Erased> {
    return this.erasure.erase(caller, { ...body, correlation: id });
  }
}
