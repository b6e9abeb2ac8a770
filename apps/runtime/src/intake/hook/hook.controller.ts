import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Post, Put, Req } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiResponse, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../access/caller.js';
import { AskedBy, Open, Require } from '../../access/require.js';
import { KnownConnections } from '../../connections/known-connections.js';
import { rawBody } from '../../platform/http/body.js';
import { Problem } from '../../platform/http/problem.js';
import { Backlog } from '../backlog.js';
import type { Receipt } from '../intake.js';
import { HookKeys, type HookPlace, type RotatedHookKey, type ShownHookKey } from './hook-keys.js';
import { Hooks } from './hooks.js';

class HookKeyBody {
  @ApiProperty({ description: 'What the system signs with; `whsec_` and base64, or any text.' })
  @IsString()
  @Length(16, 512)
  secret: string;
}

class HookRotationBody {
  @ApiPropertyOptional({ description: 'What the system will sign with; one is made where it is not given.' })
  @IsString()
  @Length(16, 512)
  @IsOptional()
  secret?: string;

  @ApiPropertyOptional({
    default: 'P1D',
    example: 'PT2H',
    description: 'How long the former key holds; 90 days at most.',
  })
  @Matches(/^P(?:(?:\d|[1-8]\d|90)D|T\d{1,3}H|T\d{1,4}M|T\d{1,5}S)$/)
  @IsOptional()
  oldValidFor?: string;
}

/** The keys of a hook, in their two places. */
interface HookKeyList {
  readonly keys: readonly ShownHookKey[];
}

/** Events that systems send by themselves. */
@ApiTags('hooks')
@Controller('v1')
export class HookController {
  constructor(
    private readonly hooks: Hooks,
    private readonly keys: HookKeys,
    private readonly backlog: Backlog,
    private readonly known: KnownConnections,
  ) {}

  @Post('hooks/:environment/:connection')
  @Open('the signature of the payload')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Where a system sends its webhooks',
    description: 'Signed as Standard Webhooks are: HMAC-SHA-256 over `webhook-id.webhook-timestamp.body`.',
  })
  @ApiResponse({ status: 202, description: 'It is stored, now or before.' })
  @ApiResponse({ status: 401, description: 'It is not signed with a key of this hook, or there is no such hook.' })
  async receive(
    @Param('environment') environment: string,
    @Param('connection') connection: string,
    @Req() request: FastifyRequest,
  ): Promise<Receipt> {
    await this.backlog.admit();
    const header = (name: string): string => {
      const value = request.headers[name];
      return typeof value === 'string' && value.length <= 2_048 ? value : '';
    };
    const signed = {
      id: header('webhook-id'),
      timestamp: header('webhook-timestamp'),
      signatures: header('webhook-signature'),
      body: rawBody(request) ?? Buffer.alloc(0),
    };
    return this.hooks.accept({ environment, connection, correlation: request.id, ...signed });
  }

  @Get('hook-keys/:connection')
  @Require('connections.manage')
  @ApiOperation({ summary: 'Which keys a hook has, without themselves' })
  async list(@AskedBy() caller: Caller, @Param('connection') connection: string): Promise<HookKeyList> {
    const place = placeOf(caller, connection);
    await this.known.check(place.environment, connection);
    return { keys: await this.keys.shown(place) };
  }

  @Post('hook-keys/:connection/rotate')
  @Require('connections.manage')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Give a hook a new key, and the former one an end',
    description: 'The new key is told this once. Until the former one ends both are taken.',
  })
  async rotate(
    @AskedBy() caller: Caller,
    @Param('connection') connection: string,
    @Body() { secret, oldValidFor = 'P1D' }: HookRotationBody,
  ): Promise<RotatedHookKey> {
    const place = placeOf(caller, connection);
    await this.known.check(place.environment, connection);
    return this.keys.rotate(place, { secret, oldValidFor }, caller.actor);
  }

  /** The connection's name is one segment: its slashes are encoded. */
  @Put('hook-keys/:connection/:slot')
  @Require('connections.manage')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Set one of the two keys of a hook',
    description: 'It holds until it is removed or rotated.',
  })
  async put(
    @AskedBy() caller: Caller,
    @Param('connection') connection: string,
    @Param('slot', ParseIntPipe) slot: number,
    @Body() { secret }: HookKeyBody,
  ): Promise<void> {
    const place = placeOf(caller, connection);
    await this.known.check(place.environment, connection);
    return this.keys.put(place, slotOf(slot), secret, caller.actor);
  }

  @Delete('hook-keys/:connection/:slot')
  @Require('connections.manage')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove one of the two keys of a hook' })
  async remove(
    @AskedBy() caller: Caller,
    @Param('connection') connection: string,
    @Param('slot', ParseIntPipe) slot: number,
  ): Promise<void> {
    if (await this.keys.remove(placeOf(caller, connection), slotOf(slot), caller.actor)) return;
    throw new Problem(404, { code: 'HOOK_KEY_UNKNOWN', detail: `${connection} has no key ${slot}.` });
  }
}

function placeOf({ environment: id, environmentName: name }: Caller, connection: string): HookPlace {
  return { environment: { id, name }, connection };
}

function slotOf(slot: number): number {
  if (slot === 1 || slot === 2) return slot;
  throw new Problem(400, { code: 'FIELDS_INVALID', detail: 'The keys of a hook are 1 and 2.' });
}
