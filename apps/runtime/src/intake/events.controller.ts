import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../access/caller.js';
import { AskedBy, Require } from '../access/require.js';
import { rawBody } from '../platform/http/body.js';
import { Problem } from '../platform/http/problem.js';
import { contentMode, EVENT_MEDIA_TYPES, readBatch, readBinary, readStructured } from './cloud-events.js';
import { Backlog } from './backlog.js';
import { linesOf, type StreamLine } from './lines.js';
import type { IncomingEvent, IntakeProblem, Read } from './incoming.js';
import { Intake, type Receipt, type Sender } from './intake.js';
import { conflictOf, Receipts } from './receipts.js';
import { Senders } from './senders.js';

/** What sending events needs. */
export const SENDING = 'events.send';

/** Lines of a stream that are stored together. */
const STREAM_GROUP = 500;

/** Events in. */
@ApiTags('events')
@Controller('v1')
export class EventsController {
  constructor(
    private readonly intake: Intake,
    private readonly senders: Senders,
    private readonly backlog: Backlog,
  ) {}

  @Post('events')
  @HttpCode(202)
  @Require(SENDING)
  @ApiOperation({
    summary: 'Send events',
    description:
      'CloudEvents 1.0: one, a batch, one a line, or the data alone with `ce-` headers. 2xx means committed. The same event again is answered the same and does nothing; another body under its id is a conflict, which opens a case.',
  })
  @ApiConsumes(...EVENT_MEDIA_TYPES)
  @ApiBody({ schema: { type: 'object', required: ['specversion', 'id', 'source', 'type'] } })
  @ApiResponse({ status: 202, description: 'All of it is stored, now or before.' })
  @ApiResponse({ status: 207, description: 'Some of it is not stored; `problems` says which and why.' })
  @ApiResponse({ status: 409, description: '`EVENT_CONFLICT`: another body came under the id before; a case is open.' })
  async send(
    @AskedBy() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Receipt | Receipts> {
    await this.backlog.admit();
    const sender = await this.senders.of(caller, request.id, 'http');
    const mode = contentMode(request.headers['content-type']);
    if (mode === 'stream')
      return answered(reply, await this.#acceptLines(sender, request.body as AsyncIterable<Buffer>));
    const body = rawBody(request);
    if (mode === undefined || body === undefined) throw unknownType();
    if (mode === 'batch') return answered(reply, await this.#acceptAll(sender, readBatch(body), new Receipts()));
    const read = mode === 'structured' ? readStructured(body) : readBinary(request.headers, body);
    if ('problem' in read) throw refused(read.problem);
    const [receipt] = await this.intake.accept(sender, [read.event]);
    if (receipt!.outcome === 'conflict') throw refused(conflictOf(read.event));
    return receipt!;
  }

  async #acceptLines(sender: Sender, stream: AsyncIterable<Buffer>): Promise<Receipts> {
    const receipts = new Receipts();
    let group: Read[] = [];
    for await (const line of linesOf(stream)) {
      group.push(readLine(line));
      if (group.length < STREAM_GROUP) continue;
      await this.#acceptAll(sender, group, receipts);
      group = [];
    }
    return this.#acceptAll(sender, group, receipts);
  }

  async #acceptAll(sender: Sender, reads: readonly Read[], receipts: Receipts): Promise<Receipts> {
    const taken: { readonly event: IncomingEvent; readonly at?: number }[] = [];
    for (const read of reads) {
      if ('problem' in read) receipts.refuse(read.problem);
      else taken.push(read);
    }
    const accepted = await this.intake.accept(
      sender,
      taken.map(({ event }) => event),
    );
    for (const [index, { event, at }] of taken.entries()) receipts.add(accepted[index]!, event, at);
    return receipts;
  }
}

function readLine(line: StreamLine): Read {
  if ('tooLong' in line) {
    const message = `Line ${line.number} has ${line.tooLong} bytes.`;
    return { problem: { code: 'EVENT_TOO_LARGE', message, remedy: 'Send smaller events.', at: line.number } };
  }
  const read = readStructured(line.bytes);
  return 'problem' in read ? { problem: { ...read.problem, at: line.number } } : { ...read, at: line.number };
}

/** 202 where all were taken, 207 where some were refused. */
function answered(reply: FastifyReply, receipts: Receipts): Receipts {
  reply.status(receipts.refused + receipts.conflict > 0 ? 207 : 202);
  return receipts;
}

const STATUS: Partial<Record<IntakeProblem['code'], number>> = { EVENT_TOO_LARGE: 413, EVENT_CONFLICT: 409 };

function refused({ code, message, remedy }: IntakeProblem): Problem {
  return new Problem(STATUS[code] ?? 400, { code, detail: message, remedy });
}

function unknownType(): Problem {
  return new Problem(415, {
    code: 'CONTENT_TYPE_UNKNOWN',
    detail: 'The content type is none that events come in.',
    remedy: `Send one of ${EVENT_MEDIA_TYPES.join(', ')}.`,
  });
}
