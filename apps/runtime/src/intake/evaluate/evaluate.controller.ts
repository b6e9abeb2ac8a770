import { Controller, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsISO8601, IsOptional } from 'class-validator';
import { isNumber, JsonError, parseJson, type FlowEvent, type ObjectValue, type Value } from '@reckoner/engine';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../access/caller.js';
import { AskedBy, Require } from '../../access/require.js';
import { rawBody } from '../../platform/http/body.js';
import { Problem } from '../../platform/http/problem.js';
import { EVENT_BYTES_MAX } from '../incoming.js';
import { Evaluation } from './evaluation.js';

/** The line that `reckoner run` prints, nested as the flow nests; numbers as they are spelled. */
const RESULT = {
  type: 'object',
  required: ['outcome'],
  properties: {
    outcome: { type: 'string', enum: ['accepted', 'held', 'excluded', 'rejected', 'failed', 'superseded'] },
    reason: { type: 'string' },
    message: { type: 'string' },
    owner: { type: 'string' },
    remedy: { type: 'string' },
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: { code: { type: 'string' }, message: { type: 'string' } },
    },
    purposes: { type: 'object', additionalProperties: { type: 'object' } },
    parts: { type: 'array', items: { type: 'object' } },
    deliveries: { type: 'array', items: { type: 'object' } },
  },
  additionalProperties: true,
};

class EvaluateQuery {
  @ApiPropertyOptional({ type: 'boolean', default: false, description: 'Also say why, step by step.' })
  @Transform(({ value }) => (value === 'true' || value === '' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  @IsOptional()
  explain = false;

  @ApiPropertyOptional({ format: 'date-time', description: 'What `now` is; by default the moment of the request.' })
  @IsISO8601({ strict: true })
  @IsOptional()
  now?: string;
}

/** Flows tried on data. */
@ApiTags('flows')
@Controller('v1/flows')
export class EvaluateController {
  constructor(private readonly evaluation: Evaluation) {}

  /** The flow's id is one segment: its slashes are encoded. */
  @Post(':flow/evaluate')
  @Require('flows.evaluate')
  @HttpCode(200)
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({
    summary: 'Try a flow on data, without any effect',
    description:
      'The body is the data of an event, or a CloudEvent. Rows and balances of the environment are read as they are now; nothing is written. Answers the line that `reckoner run` prints.',
  })
  @ApiConsumes('application/json', 'application/cloudevents+json')
  @ApiBody({ schema: {} })
  @ApiOkResponse({ schema: RESULT })
  evaluate(
    @AskedBy() caller: Caller,
    @Param('flow') flow: string,
    @Query() { explain, now }: EvaluateQuery,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const { event, time } = eventOf(request);
    const environment = { id: caller.environment, name: caller.environmentName };
    return this.evaluation.evaluate({ environment, flow, event, now: now ?? time, explain });
  }
}

/** The bytes are read again, exactly: what was parsed on the way in is for others. */
function eventOf(request: FastifyRequest): { event: Omit<FlowEvent, 'time'>; time: string | undefined } {
  const body = rawBody(request);
  if (!body) {
    throw new Problem(415, {
      code: 'CONTENT_TYPE_UNKNOWN',
      detail: 'The content type is none that data comes in.',
      remedy: 'Send application/json with the data, or application/cloudevents+json.',
    });
  }
  if (body.length > EVENT_BYTES_MAX) {
    throw new Problem(413, { code: 'EVENT_TOO_LARGE', detail: `The body has more than ${EVENT_BYTES_MAX} bytes.` });
  }
  const value = valueOf(body);
  const given = isObject(value) && typeof value['specversion'] === 'string' ? value : undefined;
  const text = (name: string): string | undefined => (typeof given?.[name] === 'string' ? given[name] : undefined);
  const event = {
    data: given ? (given['data'] ?? null) : value,
    id: text('id') ?? 'evaluation',
    source: text('source') ?? '',
    type: text('type') ?? '',
  };
  return { event, time: text('time') };
}

function valueOf(body: Buffer): Value {
  try {
    return parseJson(body.toString('utf8'));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new Problem(400, { code: 'NOT_JSON', detail: error.message, remedy: 'Send JSON.' });
  }
}

function isObject(value: Value): value is ObjectValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumber(value);
}
