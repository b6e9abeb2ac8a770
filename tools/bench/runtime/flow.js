/** From the post to the confirmed effect: how many a second, how long each takes, what it costs the process. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const CONNECTIONS = 64;
const LOOK_MS = 20;
const PATIENCE_MS = 300_000;

/** How work that is left, and each event's end, are read of a database. */
const RUNTIME = {
  isBusy: 'SELECT EXISTS (SELECT FROM execution_queue) OR EXISTS (SELECT FROM delivery_queue) AS busy',
  ends: `SELECT e.source_id AS id, extract(epoch FROM d.settled_at)::float8 * 1000 AS at
    FROM event e JOIN execution x ON x.event_id = e.id JOIN delivery d ON d.execution_id = x.id
    WHERE e.source_id LIKE $1 AND d.state = 'posted'`,
};
const INBOX = {
  isBusy: 'SELECT EXISTS (SELECT FROM inbox WHERE done_at IS NULL) AS busy',
  ends: `SELECT source_id AS id, extract(epoch FROM done_at)::float8 * 1000 AS at FROM inbox
    WHERE source_id LIKE $1 AND reference IS NOT NULL`,
};

let runs = 0;

/**
 * Posts so many events, one a request, and waits until the target has confirmed the effect of each. `perSecond` holds
 * the load to a rate.
 */
export async function sustained(stage, process, { count, perSecond, kind = RUNTIME }) {
  const tag = `flow${(runs += 1)}`;
  const sentFile = join(stage.folder, `${tag}.sent`);
  return stage.asOwner(process.url, async (client) => {
    const cpu = process.cpuSeconds();
    const begun = performance.now();
    const { failed } = await stage.load(process, { tag, connections: CONNECTIONS, count, perSecond, sentFile });
    if (failed > 0) throw new Error(`${failed} of ${count} posts were refused`);
    while ((await client.query(kind.isBusy)).rows[0].busy) {
      if (performance.now() - begun > PATIENCE_MS + count) throw new Error('the events are not worked off');
      await wait(LOOK_MS);
    }
    const cpuMs = ((process.cpuSeconds() - cpu) * 1000) / count;
    const { rows } = await client.query(kind.ends, [`${tag}-%`]);
    return { ...figuresOf(rows, sentFile, count), cpuMs };
  });
}

/** The inbox written by hand, asked the same. */
export const sustainedByHand = (stage, process, options) => sustained(stage, process, { ...options, kind: INBOX });

function figuresOf(rows, sentFile, count) {
  if (rows.length !== count) throw new Error(`${rows.length} of ${count} events have a confirmed effect`);
  const bytes = readFileSync(sentFile);
  const sentAt = new Float64Array(bytes.buffer, bytes.byteOffset, count);
  const took = Float64Array.from(rows, ({ id, at }) => at - sentAt[Number(id.slice(id.indexOf('-') + 1))]).sort();
  const last = rows.reduce((latest, { at }) => Math.max(latest, at), 0);
  const first = sentAt.reduce((earliest, at) => Math.min(earliest, at), Infinity);
  return {
    perSecond: (count / (last - first)) * 1000,
    p50: took[count >> 1],
    p99: took[Math.floor(count * 0.99)],
  };
}
