import { Injectable } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { entitiesOf, type Caller } from '../../access/caller.js';
import { Database } from '../../platform/database/database.js';
import { statement } from '../../platform/database/statement.js';
import { type Page, pageOf, PageQuery } from '../../platform/http/page.js';

const STATES = ['queued', 'executed', 'unmatched'] as const;

/** Which events are asked for. */
export class EventsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STATES })
  @IsIn(STATES)
  @IsOptional()
  state?: (typeof STATES)[number];

  @ApiPropertyOptional({ description: 'The connection that they came through.' })
  @IsString()
  @Length(1, 512)
  @IsOptional()
  source?: string;

  @ApiPropertyOptional()
  @IsString()
  @Length(1, 512)
  @IsOptional()
  type?: string;
}

export interface ListedEvent {
  readonly id: number;
  readonly source: string;
  readonly sourceId: string;
  readonly type: string;
  readonly receivedAt: string;
  readonly legalEntity: string | null;
  readonly intake: string;
  readonly state: (typeof STATES)[number];
}

/** Each event of the page looks for its execution by itself; asked with EXISTS, the server reads all executions first. */
const PAGE = statement(`
SELECT * FROM (
  SELECT id, source, source_id AS "sourceId", type, received_at AS "receivedAt", legal_entity AS "legalEntity", intake,
    CASE WHEN x.is_there THEN 'executed'
      WHEN EXISTS (SELECT FROM execution_queue q WHERE q.environment = $1 AND q.event_id = event.id) THEN 'queued'
      ELSE 'unmatched' END AS state
  FROM event LEFT JOIN LATERAL (SELECT true AS is_there FROM execution WHERE event_id = event.id LIMIT 1) x ON true
  WHERE environment = $1 AND id < $2 AND ($3::text IS NULL OR source = $3) AND ($4::text IS NULL OR type = $4)
    AND ($5::text[] IS NULL OR legal_entity = ANY($5))
) listed
WHERE $6::text IS NULL OR state = $6 ORDER BY id DESC LIMIT $7`);

/** The same for what waits: found from the queue, which is small, and not from all events there ever were. */
const QUEUED_PAGE = statement(`
SELECT DISTINCT id, source, source_id AS "sourceId", type, received_at AS "receivedAt", legal_entity AS "legalEntity", intake,
  'queued' AS state
FROM event
WHERE environment = $1 AND id < $2 AND ($3::text IS NULL OR source = $3) AND ($4::text IS NULL OR type = $4)
  AND ($5::text[] IS NULL OR legal_entity = ANY($5)) AND id IN (SELECT event_id FROM execution_queue WHERE environment = $1)
  AND NOT EXISTS (SELECT FROM execution x WHERE x.event_id = event.id) AND $6 = 'queued'
ORDER BY id DESC LIMIT $7`);

/** Pages of events: those that the caller may see. */
@Injectable()
export class EventList {
  constructor(private readonly database: Database) {}

  page(caller: Caller, query: EventsQuery): Promise<Page<ListedEvent>> {
    const { state, source, type } = query;
    const entities = entitiesOf(caller.scopeOf('events.read'));
    const text = state === 'queued' ? QUEUED_PAGE : PAGE;
    const values = [source ?? null, type ?? null, entities ?? null, state ?? null];
    return pageOf(query, {
      key: ['number'],
      read: (after, count) =>
        this.database.query<ListedEvent>(text, [
          caller.environment,
          after?.[0] ?? Number.MAX_SAFE_INTEGER,
          ...values,
          count,
        ]),
      keyOf: ({ id }) => [id],
    });
  }
}
