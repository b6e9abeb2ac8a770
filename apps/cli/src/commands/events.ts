import type { Command } from 'commander';
import { Option } from 'commander';
import { setTimeout as wait } from 'node:timers/promises';
import { answered, type components, type ReckonerClient } from '@reckoner/contract';
import { EXIT, UsageError } from '../exit.js';
import { formatOption, wholeNumber, type Format } from '../render/options.js';
import { out } from '../render/output.js';
import { printFields, printRows, rowsOf, textOf, type Shown } from '../remote/list.js';
import { reach, reaching, type ReachOptions } from '../remote/reach.js';

type ListedEvent = components['schemas']['ListedEvent'];
type EventAnswer = components['schemas']['EventAnswer'];

interface Filter {
  readonly state?: 'queued' | 'executed' | 'unmatched';
  readonly source?: string;
  readonly type?: string;
}

interface ListOptions extends ReachOptions, Filter {
  readonly limit: number;
  readonly follow?: boolean;
  readonly format: Format;
}

interface ShowOptions extends ReachOptions {
  readonly source?: string;
  readonly format: Format;
}

const LOOK_MS = 1_000;
const SHOWN: readonly Shown<ListedEvent>[] = [
  ['id', ({ id }) => id],
  ['received', ({ receivedAt }) => receivedAt.slice(0, 19)],
  ['state', ({ state }) => state],
  ['source', ({ source }) => source],
  ['type', ({ type }) => type],
  ['source id', ({ sourceId }) => sourceId],
];

/** `reckoner events`: what came in and what became of it. */
export function registerEvents(reckoner: Command): void {
  const events = reckoner
    .command('events')
    .description('See events: the newest, those searched for, or one with all that came of it.');
  const list = events
    .command('list', { isDefault: true })
    .description('The newest events, or those that fit')
    .addOption(new Option('--state <state>', 'only these').choices(['queued', 'executed', 'unmatched']))
    .option('--source <connection>', 'only what came through it')
    .option('--type <type>', 'only of this type')
    .option('--limit <n>', 'so many', wholeNumber(1), 20)
    .option('--follow', 'go on with those that come in, until Ctrl-C')
    .addOption(formatOption());
  reaching(list).action(async (options: ListOptions) => {
    const client = reach(options);
    if (options.follow) return follow(client, options);
    await printRows(newest(client, options, options.limit), {
      format: options.format,
      shown: SHOWN,
      none: 'There is no such event.',
    });
    process.exitCode = EXIT.fine;
  });
  const show = events
    .command('show')
    .description('One event, its executions, and where its deliveries stand')
    .argument('<id>', 'its number; with --source, what its sender calls it')
    .option('--source <connection>', 'the connection that it came through')
    .addOption(formatOption());
  reaching(show).action(async (id: string, options: ShowOptions) => {
    const event = await find(reach(options), id, options.source);
    if (options.format === 'json') out(`${JSON.stringify(event)}\n`);
    else print(event);
    process.exitCode = EXIT.fine;
  });
}

const newest = (client: ReckonerClient, { state, source, type }: Filter, limit: number): AsyncGenerator<ListedEvent> =>
  rowsOf(
    (page) => answered(client.GET('/v1/events', { params: { query: { ...page, ...given({ state, source, type }) } } })),
    limit,
  );

/** What was not asked for is no parameter. */
const given = <T extends object>(filter: T): T =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as T;

/** Looks each second; what came since is printed in the order in which it came. */
async function follow(client: ReckonerClient, options: ListOptions): Promise<void> {
  const asked = new AbortController();
  process.once('SIGINT', () => asked.abort());
  let seen = 0;
  for (let limit: number | undefined = options.limit; !asked.signal.aborted; limit = undefined) {
    const fresh: ListedEvent[] = [];
    for await (const event of newest(client, options, limit ?? Infinity)) {
      if (event.id <= seen) break;
      fresh.unshift(event);
    }
    for (const event of fresh)
      out(
        options.format === 'json'
          ? `${JSON.stringify(event)}\n`
          : `${SHOWN.map(([, of]) => textOf(of(event))).join('  ')}\n`,
      );
    seen = Math.max(seen, fresh.at(-1)?.id ?? 0);
    await wait(LOOK_MS, undefined, { signal: asked.signal }).catch(() => undefined);
  }
  process.exitCode = EXIT.fine;
}

function find(client: ReckonerClient, id: string, source: string | undefined): Promise<EventAnswer> {
  if (source !== undefined) return answered(client.GET('/v1/status', { params: { query: { source, id } } }));
  if (!/^\d{1,15}$/.test(id))
    throw new UsageError(`${id} is no number; to find an event by its sender's word, add --source.`);
  return answered(client.GET('/v1/events/{id}', { params: { path: { id: Number(id) } } }));
}

function print({ executions, ...event }: EventAnswer): void {
  printFields(Object.entries(event));
  for (const { id, flow, outcome, reason, attempt, ends, deliveries } of executions) {
    out(`\n${flow}: ${textOf(outcome)}${reason === null ? '' : ` ${reason}`} (execution ${id}, attempt ${attempt})\n`);
    for (const { purpose, part, outcome: end, reason: why } of ends)
      out(`  ${[purpose, part].filter(Boolean).join('/') || 'all'}: ${end}${why === null ? '' : ` ${textOf(why)}`}\n`);
    for (const { id: delivery, connection, operation, part, state, reference } of deliveries)
      out(
        `  → ${connection} ${operation}${part && ` ${part}`}: ${state}${reference === null ? '' : ` as ${textOf(reference)}`} (delivery ${delivery})\n`,
      );
  }
}
