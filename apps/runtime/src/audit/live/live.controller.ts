import { Controller, Sse } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import type { Caller } from '../../access/caller.js';
import { AskedBy, Require } from '../../access/require.js';
import { type LiveChange, LiveFeed } from './live-feed.js';

/** What happens, as it happens. */
@ApiTags('live')
@Controller('v1')
export class LiveController {
  constructor(private readonly feed: LiveFeed) {}

  @Sse('live')
  @Require('events.read')
  @ApiProduces('text/event-stream')
  @ApiOperation({
    summary: 'What happens, as server-sent events',
    description:
      'Each line says `{ topic, ids? }`: something of this topic is another now. Within a second or two; ends after five minutes, to be asked for again.',
  })
  listen(@AskedBy() caller: Caller): Observable<{ data: LiveChange | { readonly alive: true } }> {
    return this.feed.listen(caller);
  }
}
