/** How fast events are taken durably: one a post, and in batches. Nothing executes them meanwhile. */
import { effort } from '../measure.js';
import { median } from './median.js';
import { told } from './process.js';

const COPY = new URL('./copy.js', import.meta.url);
const CONNECTIONS = 64;
const ROUNDS = effort(3, 1);
const POSTS = effort(15_000, 50);
const WARM_UP_POSTS = effort(5_000, 20);
const BATCH = effort(1_000, 10);
const BATCHES = effort(30, 2);
const BATCH_CONNECTIONS = 4;
const COMMIT_SECONDS = effort(3, 0.2);

let runs = 0;

async function posted(stage, process, { count, connections, size = 1 }) {
  const tag = `intake${(runs += 1)}`;
  const { seconds, failed, p99 } = await stage.load(process, { tag, count, connections, size });
  if (failed > 0) throw new Error(`${failed} of ${count} posts were refused`);
  return { perSecond: (count * size) / seconds, p99 };
}

const middle = (rounds, name) => median(rounds.map((round) => round[name].perSecond));

/** Posts of one event each: the runtime against the inbox written by hand, in turns. */
export async function singles(stage) {
  const [runtime, inbox] = [await stage.runtime('intake', 'api'), await stage.inbox('by_hand', false)];
  const one = { count: POSTS, connections: CONNECTIONS };
  for (const process of [inbox, runtime]) await posted(stage, process, { ...one, count: WARM_UP_POSTS });
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({ inbox: await posted(stage, inbox, one), runtime: await posted(stage, runtime, one) });
  const { perSecond: commits } = await told(new URL('./commits.js', import.meta.url), {
    database: inbox.url,
    seconds: COMMIT_SECONDS,
  });
  await stage.end(inbox);
  await stage.end(runtime);
  return {
    commits,
    runtime: middle(rounds, 'runtime'),
    inbox: middle(rounds, 'inbox'),
    ratio: median(rounds.map(({ runtime: ours, inbox: theirs }) => ours.perSecond / theirs.perSecond)),
    p99: median(rounds.map((round) => round.runtime.p99)),
  };
}

/** Batches over HTTP against COPY into the same tables, in turns. */
export async function batches(stage) {
  const runtime = await stage.runtime('intake', 'api');
  const rounds = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const load = { count: BATCHES, connections: BATCH_CONNECTIONS, size: BATCH };
    const ours = await posted(stage, runtime, load);
    const asked = { database: runtime.url, rowsFile: stage.rowsFile, tag: `copy${(runs += 1)}` };
    const copy = await told(COPY, { ...asked, count: BATCHES * BATCH, size: BATCH });
    if (round >= 0) rounds.push({ runtime: ours, copy });
  }
  await stage.end(runtime);
  return {
    runtime: middle(rounds, 'runtime'),
    copy: middle(rounds, 'copy'),
    ratio: median(rounds.map(({ runtime: ours, copy }) => ours.perSecond / copy.perSecond)),
  };
}
