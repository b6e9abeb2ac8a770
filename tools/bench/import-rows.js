/**
 * `node tools/bench/import-rows.js [ROWS]`: a reference table of so many rows (1,000,000) is imported over the API into a
 * runtime with a database of its own: compared, applied, and compared once more with a thousandth of it changed. Prints
 * the seconds and the most memory that the runtime's process took, as one line of JSON.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ROOT } from '../build/fresh.js';
import { Process } from '../start/processes.js';

const TABLE = 'reference/tasks';
const HEADER = 'projectCode,code,name,status,billable,serviceItem\n';
const ROWS_A_CHUNK = 2_000;

if (!ensureBuilt()) process.exit(1);
const rows = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'reckoner-import-'));
const port = await freePort();
const runtime = new Process('runtime', 'apps/runtime/bin/runtime.js', [
  ...['--workspace', ROOT, '--data', folder, '--port', String(port), '--log', 'info'],
]);
const most = { rssMiB: 0 };
try {
  await runtime.readyWhen((output) => output.includes('"runtime started"'));
  const before = memoryOf(runtime.pid);
  const watching = setInterval(() => (most.rssMiB = Math.max(most.rssMiB, memoryOf(runtime.pid))), 100);
  const first = await timed('compare', () => compare(0));
  const applied = await timed('apply', () => apply(first.answer.id));
  const second = await timed('compare again', () => compare(rows / 1000));
  const changed = await timed('apply the changes', () => apply(second.answer.id));
  clearInterval(watching);
  const { added, unchanged, changed: differing } = second.answer;
  const seconds = Object.fromEntries([first, applied, second, changed].map((step) => [step.name, step.seconds]));
  const memory = { 'rss at rest, MiB': before, 'rss at most, MiB': most.rssMiB };
  console.log(JSON.stringify({ rows, seconds, ...memory, second: { added, unchanged, changed: differing } }));
} finally {
  await runtime.end();
  rmSync(folder, { recursive: true, force: true });
}

async function timed(name, work) {
  const begun = performance.now();
  const answer = await work();
  const seconds = Number(((performance.now() - begun) / 1000).toFixed(1));
  process.stderr.write(`${name}: ${seconds} s\n`);
  return { name, answer, seconds };
}

function compare(changed) {
  return call(`/v1/reference/${encodeURIComponent(TABLE)}/imports`, { body: file(changed), duplex: 'half' });
}

function apply(id) {
  return call(`/v1/reference/imports/${id}/apply`, {});
}

async function call(path, init) {
  const key = readFileSync(join(folder, 'local.key'), 'utf8').trim();
  const headers = { authorization: `Bearer ${key}`, 'reckoner-environment': 'dev', 'content-type': 'text/csv' };
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, ...init });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

/** The CSV, chunk by chunk: it is never whole in memory on this side either. */
function file(changed) {
  let at = 0;
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      if (at === 0) controller.enqueue(encoder.encode(HEADER));
      let text = '';
      for (let end = Math.min(rows, at + ROWS_A_CHUNK); at < end; at += 1)
        text += `P-${at % 5_000},T-${at},Task ${at < changed ? 'renamed' : 'number'} ${at},open,true,S-${at % 90}\n`;
      if (text === '') controller.close();
      else controller.enqueue(encoder.encode(text));
    },
  });
}

function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}
