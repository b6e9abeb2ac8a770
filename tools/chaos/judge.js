/**
 * Holds three accounts against each other: what the source says it sent and what should come of it, what the runtime
 * says it did, and what the targets have. The first and the last are the sandbox's ledger, which shares no code and no
 * database with the runtime.
 */
import { judgeGates } from './gates.js';

/**
 * What a person must look at first: effects that are unknown, were refused, or stand with no way back; events that were
 * put aside because their workers were killed too often.
 */
const AT_PERSONS = `
SELECT split_part(e.source_id, '@', 1) AS key FROM exception_case c JOIN event e ON e.id = c.event_id WHERE c.kind = 'quarantined'
UNION SELECT DISTINCT f.key FROM delivery d JOIN effect f ON f.id = d.effect_id
WHERE d.state IN ('unknown', 'refused')
  OR EXISTS (SELECT FROM exception_case c WHERE c.delivery_id = d.id AND c.kind = 'stranded' AND c.state = 'open')`;

/** Each query counts what must not be. */
const MUST_BE_NONE = {
  /** An event that was taken has one execution for each flow, or a case that says why not. */
  eventsWithoutEnd: `
    SELECT count(*) FROM event e WHERE NOT EXISTS (SELECT FROM execution x WHERE x.event_id = e.id)
      AND NOT EXISTS (SELECT FROM exception_case c WHERE c.event_id = e.id AND c.kind IN ('unmatched', 'quarantined'))`,
  executionsWithoutEnd: `
    SELECT count(*) FROM execution x WHERE x.outcome <> 'superseded' AND NOT EXISTS (SELECT FROM end_state s WHERE s.execution_id = x.id)`,
  doubledExecutions: `
    SELECT count(*) FROM (SELECT event_id, flow FROM execution WHERE cause = 'received' GROUP BY 1, 2 HAVING count(*) > 1) doubled`,
  /** A budget has lost exactly what stands drawn from it. */
  balancesOff: `
    SELECT count(*) FROM balance b LEFT JOIN (SELECT name, key, sum(amount) AS drawn FROM draw GROUP BY 1, 2) d USING (name, key)
    WHERE b.drawn <> coalesce(d.drawn, 0)`,
  /** Whatever is not settled is in a person's hands, with a case. */
  stuckDeliveries: `
    SELECT count(*) FROM delivery d WHERE d.state IN ('pending', 'sending', 'sent')
      OR (d.state = 'unknown' AND NOT EXISTS (SELECT FROM exception_case c WHERE c.delivery_id = d.id))`,
  effectsWithoutAudit: `
    SELECT count(*) FROM delivery d WHERE d.state = 'posted' AND NOT EXISTS (
      SELECT FROM audit a WHERE a.object_kind = 'delivery' AND a.object_id = d.id::text AND a.action = 'delivery.posted')`,
};

export async function judge(stage, { feeding, disturbances, poisoned }) {
  const ledger = await stage.askSandbox('GET', '/_ledger');
  const differences = await stage.askSandbox('GET', '/_ledger/differences');
  const { counts, unknown, events, quarantined, uploaded, sealed } = await stage.asOwner(async (client) => {
    const one = async (text) => Number((await client.query(text)).rows[0].count);
    const found = {};
    for (const [name, text] of Object.entries(MUST_BE_NONE)) found[name] = await one(text);
    return {
      counts: found,
      unknown: (await client.query(AT_PERSONS)).rows,
      events: await one('SELECT count(*) FROM event'),
      quarantined: await one("SELECT count(*) FROM exception_case WHERE kind = 'quarantined'"),
      uploaded: await one("SELECT count(*) FROM event WHERE intake = 'upload'"),
      sealed: await one('SELECT coalesce(sum(row_count), 0) AS count FROM audit_seal'),
    };
  });
  const inside = await stage.askSandbox('GET', '/_ledger/violations?graceMs=-1');
  const gates = judgeGates(inside, disturbances, stage.concurrency);
  const taken = await acknowledged(stage);
  const conflicts = await unseenConflicts(stage);
  const missing = await missingEvents(stage, taken);
  // What a person must settle first cannot agree yet; it is counted, and bounded, by itself.
  const explained = differences.filter(({ key }) =>
    unknown.some((row) => row.key.includes(key.replace(/^harvest:/, ''))),
  );
  const faults = Object.values(ledger.faults).reduce((sum, count) => sum + count, 0);
  const audit = await auditIsWhole(stage);
  const wrong = {
    lost: missing + Math.max(0, feeding.uploaded - uploaded),
    doubled: ledger.doubled,
    insideGates: gates.breaches,
    differences: differences.length - explained.length,
    innocentsAside: Math.abs(quarantined - poisoned),
    conflictsTaken: conflicts,
    ...counts,
    auditBroken: audit ? 0 : 1,
  };
  return {
    events,
    acknowledged: taken.size,
    effects: ledger.effects,
    targetFaults: faults,
    gates: ledger.gates,
    excusedUnderWay: gates.underWay,
    excusedProbes: gates.probes,
    atPersons: unknown.length,
    sealed,
    ...wrong,
    isRight: Object.values(wrong).every((count) => count === 0),
    examples: [
      ...differences.filter((difference) => !explained.includes(difference)).slice(0, 5),
      ...gates.examples.slice(0, 5),
    ],
  };
}

/** The identities of the events that the source was told are taken. */
async function acknowledged(stage) {
  const places = new Map();
  const taken = new Set();
  for (const record of await records(stage, 'emitted')) places.set(`${record.run} ${record.s}`, record.id);
  for (const { run, s, record } of await records(stage, 'acknowledged'))
    if (record === 'acknowledged') for (const place of s) taken.add(sourceIdOf(run, places.get(`${run} ${place}`)));
  return taken;
}

/** What is pulled is named by its fields, as the workspace declares. */
function sourceIdOf(run, id) {
  return run === 'pulled' ? id.replace(/^expense-/, '').replace('@', ':') : id;
}

async function records(stage, kind) {
  const found = [];
  for (let after = 0; ;) {
    const answer = await fetch(`http://127.0.0.1:${stage.sandboxPort}/_ledger/${kind}?after=${after}&limit=10000`);
    const page = (await answer.text())
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
    found.push(...page);
    if (page.length === 0) return found;
    after = page.at(-1).n;
  }
}

async function missingEvents(stage, taken) {
  return stage.asOwner(async (client) => {
    const { rows } = await client.query(
      'SELECT count(*) FROM unnest($1::text[]) AS taken WHERE NOT EXISTS (SELECT FROM event e WHERE e.source_id = taken)',
      [[...taken]],
    );
    return Number(rows[0].count);
  });
}

/** The same id was sent with two bodies and both were answered: the runtime must have noticed. */
async function unseenConflicts(stage) {
  const answered = new Set(
    (await records(stage, 'acknowledged')).flatMap(({ run, s }) => s.map((place) => `${run} ${place}`)),
  );
  const bodies = new Map();
  for (const { run, s, id, hash } of await records(stage, 'emitted'))
    if (answered.has(`${run} ${s}`)) bodies.set(id, (bodies.get(id) ?? new Set()).add(hash));
  const ids = [...bodies].filter(([, hashes]) => hashes.size > 1).map(([id]) => id);
  return stage.asOwner(async (client) => {
    const { rows } = await client.query(
      `SELECT count(*) FROM event e WHERE e.source_id = ANY ($1) AND NOT EXISTS (SELECT FROM event_conflict c WHERE c.event_id = e.id)`,
      [ids],
    );
    return Number(rows[0].count);
  });
}

async function auditIsWhole(stage) {
  const answer = await stage.ask('POST', '/v1/audit/verify');
  return answer.valid;
}
