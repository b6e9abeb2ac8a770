/** What the runtime and the sandbox have counted, in the words of the screen. */
import { answered } from '@reckoner/contract';

/** An entry counts for each purpose, as billing and cost end apart. */
const OUTCOMES = ['accepted', 'held', 'excluded', 'rejected', 'failed'];

export async function countsOf(client) {
  const { events, lines, deliveries } = await answered(client.GET('/v1/totals'));
  const counts = { received: events.received, waiting: events.waiting };
  for (const outcome of OUTCOMES)
    counts[outcome] = lines.filter((line) => line.outcome === outcome).reduce((sum, { entries }) => sum + entries, 0);
  const inState = (...states) =>
    deliveries.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);
  counts.owed = inState('pending', 'sending', 'sent');
  counts.posted = inState('posted');
  counts.refused = inState('refused', 'unknown');
  return counts;
}
