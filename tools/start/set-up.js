/** What the demo needs once, all of it through the public API: rows, addresses of targets, a key for who sends, the stream. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answered, compareRows, ProblemError } from '@reckoner/contract';
import { ROOT } from '../build/fresh.js';

const SAMPLE = '.sample.csv';
/** Of the sandbox; they open nothing else. */
const USER = 'reckoner';
const SECRET = 'sandbox-secret';
const basic = { options: { user: USER }, secrets: { password: SECRET } };
const bearer = { options: {}, secrets: { token: SECRET } };
const oauth = (tokenPath) => ({ tokenPath, options: { clientId: USER }, secrets: { clientSecret: SECRET } });

/** The targets that the sandbox stands in for, and how one logs in there. */
const TARGETS = {
  netsuite: oauth('/services/rest/auth/oauth2/v1/token'),
  intacct: oauth('/ia/api/v1/oauth2/token'),
  dynamics365: oauth('/oauth2/v2.0/token'),
  sap: basic,
  oracle: basic,
  stripe: bearer,
  harvest: bearer,
  sip: { options: {}, secrets: {} },
};

/** Everlasting, for somebody who watches. */
const ENTRIES = 100_000_000;

/** Imports the sample rows of each environment table that has none yet; answers how many tables. */
export async function importSamples(client) {
  const known = new Set(
    (await answered(client.GET('/v1/reference', { params: { query: { limit: 500 } } }))).rows.map(({ name }) => name),
  );
  const files = readdirSync(join(ROOT, 'rules'), { recursive: true }).filter((file) => file.endsWith(SAMPLE));
  let count = 0;
  for (const file of files.sort()) {
    const table = file.slice(0, -SAMPLE.length).replaceAll('\\', '/');
    if (known.has(table)) continue;
    const body = readFileSync(join(ROOT, 'rules', file), 'utf8');
    const { id } = await compareRows(client, table, { body, form: 'text/csv', mode: 'replace' });
    await answered(client.POST('/v1/reference/imports/{id}/apply', { params: { path: { id } } }));
    count += 1;
  }
  return count;
}

/** Leads each connection to the sandbox; one that somebody led elsewhere stays. */
export async function connectTargets(client, sandbox) {
  const settings = new Map(
    (await answered(client.GET('/v1/connections/settings', { params: { query: { limit: 500 } } }))).rows.map((each) => [
      each.connection,
      each.address,
    ]),
  );
  for (const [connection, { tokenPath, options, secrets }] of Object.entries(TARGETS)) {
    const address = `${sandbox}/${connection}`;
    const former = settings.get(connection);
    if (former === address || (former !== undefined && !/^http:\/\/127\.0\.0\.1:/.test(former))) continue;
    const body = {
      address,
      options: { ...options, ...(tokenPath ? { tokenAddress: `${address}${tokenPath}` } : {}) },
      secrets,
    };
    await answered(client.PUT('/v1/connections/{connection}/setting', { params: { path: { connection } }, body }));
  }
}

/** The key by which the sandbox sends: made once, kept beside its ledger. */
export async function senderKey(client, folder, isLetIn) {
  const file = join(folder, 'sender.key');
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  if (kept !== undefined && (await isLetIn(kept))) return kept;
  const { key } = await answered(
    client.POST('/v1/access/keys', { body: { name: 'sandbox', roles: [{ role: 'sender' }] } }),
  );
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return key;
}

/** Whether a key of a sender is taken: it asks for an event that is not there. */
export async function isTaken(client) {
  try {
    await client.GET('/v1/status', { params: { query: { source: 'harvest', id: '-' } } });
    return true;
  } catch (error) {
    if (error instanceof ProblemError) return error.status === 404;
    throw error;
  }
}

/** Lets the sandbox send, at this pace, to this address: a stream that ran elsewhere or otherwise is stopped first. */
export async function letSend(sandbox, { url, apiKey, rate }) {
  const run = `start-${createHash('sha256').update(`${url} ${rate} ${apiKey}`).digest('hex').slice(0, 12)}`;
  const running = await (await fetch(`${sandbox}/_control/push`)).json();
  for (const each of running) {
    if (each.run === run || !each.run.startsWith('start-')) continue;
    await fetch(`${sandbox}/_control/push/${each.run}`, { method: 'DELETE' });
  }
  if (rate === 0 || running.some((each) => each.run === run && !each.isDone)) return;
  const push = { run, url, apiKey, rate, count: ENTRIES, form: 'single', concurrency: 4, seed: 1 };
  const answer = await fetch(`${sandbox}/_control/push`, { method: 'POST', body: JSON.stringify(push) });
  if (!answer.ok && answer.status !== 409) throw new Error((await answer.json()).message);
}
