/**
 * The runtime with everything on this machine: database, runtime, target and load. What is compared runs in turns on the
 * same server: an inbox as one writes it by hand for this one flow, COPY, and the runtime on tables that are empty beside
 * tables with a million finished events. CPU is that of the runtime's one process, with all its threads; the database's
 * is not in it.
 *
 *   --long   10,000,000 finished events, and 1,000,000 events through the runtime for its memory
 */
import { atLeast, atMost, effort, shown } from '../measure.js';
import { sustained, sustainedByHand } from '../runtime/flow.js';
import { fillHistory } from '../runtime/history.js';
import { batches, singles } from '../runtime/intake.js';
import { median } from '../runtime/median.js';
import { needSpace } from '../runtime/space.js';
import { Stage } from '../runtime/stage.js';

const ROUNDS = effort(3, 1);
const EVENTS = effort(20_000, 50);
const WARM_UP_EVENTS = effort(10_000, 20);
const HALF_SECONDS = effort(15, 1);
const FINISHED = effort(1_000_000, 1_000);
const LONG = { finished: 10_000_000, events: 1_000_000, gigabytes: 60 };
const QUERY_MS_MAX = 300;
const MEMORY_MB_MAX = 400;
/** What an operator looks at; each must answer at once however much is done. */
const QUERIES = {
  totals: '/v1/totals',
  events: '/v1/events?limit=50',
  deliveries: '/v1/deliveries?limit=50',
  cases: '/v1/cases?limit=50',
  audit: '/v1/audit?limit=50',
};

const count = (number) => number.toLocaleString('en');

async function intakeFigures(stage) {
  const single = await singles(stage);
  const batch = await batches(stage);
  return [
    shown('runtime', 'commits of one small row on 32 connections, /s', single.commits),
    shown('runtime', 'posts of one event that an inbox by hand takes, /s', single.inbox),
    shown('runtime', 'posts of one event that the runtime takes, /s', single.runtime),
    atLeast('runtime', 'single-event durable intake, × the inbox by hand', single.ratio, 0.6),
    shown('runtime', 'events that COPY brings into the same tables, /s', batch.copy),
    shown('runtime', 'events in batches that the runtime takes, /s', batch.runtime),
    atLeast('runtime', 'batch intake, × COPY', batch.ratio, 0.4),
  ];
}

/** The inbox by hand, the runtime on empty tables and the runtime on full ones, round after round. */
async function inTurns(stage, { inbox, empty, full }) {
  const ways = {
    inbox: (options) => sustainedByHand(stage, inbox, options),
    empty: (options) => sustained(stage, empty, options),
    full: (options) => sustained(stage, full, options),
  };
  for (const way of Object.values(ways)) await way({ count: WARM_UP_EVENTS });
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const measured = {};
    for (const [name, way] of Object.entries(ways)) measured[name] = await way({ count: EVENTS });
    rounds.push(measured);
  }
  const middle = (name, figure) => median(rounds.map((round) => round[name][figure]));
  const ratio = (a, b) => median(rounds.map((round) => round[a].perSecond / round[b].perSecond));
  return { middle, ratio };
}

async function flowFigures(stage, { finished }) {
  const full = await stage.runtime('full');
  await fillHistory(stage, full.url, finished);
  const [empty, inbox] = [await stage.runtime('empty'), await stage.inbox('by_hand_delivering', true)];
  const { middle, ratio } = await inTurns(stage, { inbox, empty, full });
  await stage.end(inbox);
  const perSecond = middle('empty', 'perSecond');
  const half = await sustained(stage, empty, {
    count: Math.round((perSecond / 2) * HALF_SECONDS),
    perSecond: perSecond / 2,
  });
  await stage.end(empty);
  const answers = await queryFigures(stage, full, finished);
  await stage.end(full);
  return [
    shown('runtime', 'event to effect, the inbox by hand, /s', middle('inbox', 'perSecond')),
    atLeast('runtime', 'event to confirmed effect, sustained, /s', perSecond, 2_000),
    atLeast('runtime', 'event to confirmed effect, × the inbox by hand', ratio('empty', 'inbox'), 1 / 3),
    atMost('runtime', 'p99 from post to confirmed effect at half that load, ms', half.p99, 1_000),
    shown('runtime', 'CPU of the inbox by hand, ms an event', middle('inbox', 'cpuMs')),
    atMost('runtime', "CPU of the runtime's process, ms an event", middle('empty', 'cpuMs'), 0.4),
    shown(
      'runtime',
      `event to confirmed effect, ${count(finished)} finished events in the tables, /s`,
      middle('full', 'perSecond'),
    ),
    atLeast(
      'runtime',
      `rate with ${count(finished)} finished events, × that on empty tables`,
      ratio('full', 'empty'),
      0.8,
    ),
    ...answers,
  ];
}

async function queryFigures(stage, runtime, finished) {
  const figures = [];
  for (const [name, path] of Object.entries(QUERIES)) {
    const times = [];
    for (let round = 0; round < 5; round += 1) {
      const start = performance.now();
      await stage.ask(runtime, 'GET', path);
      times.push(performance.now() - start);
    }
    figures.push(atMost('runtime', `${name} with ${count(finished)} finished events, ms`, median(times), QUERY_MS_MAX));
  }
  return figures;
}

/** Memory of the runtime's process while so many events go through it, looked at between equal parts. */
async function memoryFigures(stage, events) {
  const runtime = await stage.runtime('memory');
  const part = events / 10;
  const memory = [];
  for (let done = 0; done < events; done += part) {
    await sustained(stage, runtime, { count: part });
    memory.push(runtime.memoryMb());
  }
  await stage.end(runtime);
  const growth = median(memory.slice(-3)) / median(memory.slice(1, 4));
  return [
    atMost('runtime', `memory of the runtime over ${count(events)} events, MB`, Math.max(...memory), MEMORY_MB_MAX),
    atMost('runtime', `memory at the end of ${count(events)} events, × that near the beginning`, growth, 1.15),
  ];
}

/** The figures of this area. */
export async function figures(options = []) {
  const isLong = options.includes('--long');
  if (isLong) needSpace(LONG.gigabytes);
  const stage = await Stage.open();
  try {
    return [
      ...(await intakeFigures(stage)),
      ...(await flowFigures(stage, { finished: isLong ? LONG.finished : FINISHED })),
      ...(await memoryFigures(stage, isLong ? LONG.events : effort(100_000, 50))),
    ];
  } finally {
    await stage.close();
  }
}
