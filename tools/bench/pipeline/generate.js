/** Entries, projects and rates for the pipeline's benchmark, from a seed; written once to a folder. */
import { createWriteStream, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { Random } from '../random.js';

const PROJECTS = 2000;
const WORKSPACE = fileURLToPath(new URL('./workspace/', import.meta.url));

/** Copies the workspace into the folder and adds the rows of its tables; answers the rows. */
export function writeWorkspace(folder, seed) {
  const random = new Random(seed);
  cpSync(WORKSPACE, folder, { recursive: true });
  const projects = Array.from({ length: PROJECTS }, (_, number) => project(random, number));
  const rates = projects.flatMap(({ code }) => ratesOf(random, code));
  writeFileSync(
    join(folder, 'rules/projects.csv'),
    csv(['code', 'status', 'closedOn', 'customer', 'type', 'country', 'entity'], projects),
  );
  writeFileSync(join(folder, 'rules/rates.csv'), csv(['code', 'amount', 'currency', 'validFrom', 'validTo'], rates));
  mkdirSync(join(folder, 'input'), { recursive: true });
  writeFileSync(join(folder, 'input/rows.json'), JSON.stringify({ projects, rates }));
}

function project(random, number) {
  const closed = random.below(20) === 0;
  const country = random.pick(['DE', 'FR', 'US', 'GB']);
  return {
    code: `P-${String(number).padStart(4, '0')}`,
    status: closed ? 'closed' : 'open',
    closedOn: closed ? `2026-10-${String(1 + random.below(28)).padStart(2, '0')}` : '',
    customer: `C-${random.below(300)}`,
    type: random.pick(['tm', 'tm', 'tm', 'tm', 'capped', 'fixed']),
    country,
    entity: `${country}01`,
  };
}

function ratesOf(random, code) {
  const amount = () => (80 + random.below(12_000) / 100).toFixed(2).replace(/\.?0+$/, '');
  return [
    { code, amount: amount(), currency: 'EUR', validFrom: '2026-01-01', validTo: '2026-10-14' },
    { code, amount: amount(), currency: 'EUR', validFrom: '2026-10-15', validTo: '' },
  ];
}

function csv(columns, rows) {
  return [columns.join(','), ...rows.map((row) => columns.map((column) => row[column]).join(','))].join('\n') + '\n';
}

const LINES_A_WRITE = 5000;

/** Writes so many entries as NDJSON, streaming. */
export async function writeEntries(file, count, seed) {
  const random = new Random(seed);
  const out = createWriteStream(file);
  for (let written = 0; written < count; written += LINES_A_WRITE) {
    let text = '';
    for (let at = written; at < Math.min(count, written + LINES_A_WRITE); at += 1)
      text += `${JSON.stringify(entry(random, at))}\n`;
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

const NOTES = [
  'Review of the specification',
  'Workshop with the client',
  'Data quality checks',
  'Fixing the nightly import',
  'Planning of the next release',
];

/** An entry as its source sends it. */
export function entry(random, number) {
  const code = `P-${String(random.below(PROJECTS + 4)).padStart(4, '0')}`;
  const person = random.below(500);
  return {
    id: 2_741_200_000 + number,
    spent_date: `2026-10-${String(1 + random.below(31)).padStart(2, '0')}`,
    hours: random.below(1000) / 100,
    rounded_hours: random.below(48) / 4,
    notes: `${random.pick(NOTES)} ${number}`,
    billable: random.below(20) !== 0,
    approval_status: random.below(25) === 0 ? 'draft' : 'approved',
    is_locked: true,
    project: { id: 1000 + person, code, name: `Project ${code}` },
    user: { id: 4_430_000 + person, name: `Person ${person}` },
    task: { id: 900 + random.below(30), name: random.pick(['Programming', 'Consulting', 'Project management']) },
    client: { id: 77, name: 'Larkspur AG', currency: 'EUR' },
    created_at: '2026-10-30T17:04:12Z',
    updated_at: '2026-10-31T09:12:45Z',
  };
}
