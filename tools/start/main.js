/**
 * `npm start`: the runtime with this workspace, and the sandbox around it, each a process of its own. The first start
 * imports the sample rows and leads the connections to the sandbox, through the API as anybody would.
 */
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { NODE_FLAGS } from '../../apps/runtime/bin/node-flags.js';
import { ensureBuilt, ensureDesignerBuilt, ROOT } from '../build/fresh.js';
import { HELP, readOptions } from './options.js';
import { Ended, Process } from './processes.js';
import { endCounts, say, showCounts, welcome } from './screen.js';

const LOOK_MS = 1_000;
/** Looking may cost so small a share of the time. */
const LOOK_SHARE = 20;

process.exitCode = await main(process.argv.slice(2));

async function main(args) {
  const options = readOptions(args);
  if (options.wrong || options.help) {
    process.stderr.write(options.wrong ? `${options.wrong} See npm start -- --help.\n` : HELP);
    return options.wrong ? 2 : 0;
  }
  if (!ensureBuilt() || !ensureDesignerBuilt()) return 1;
  const running = [];
  const asked = new AbortController();
  let signals = 0;
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      asked.abort();
      // Whoever asks twice does not want to wait; the next start recovers.
      if ((signals += 1) > 1) for (const each of running) each.kill();
    });
  try {
    await start(options, running, asked.signal);
    return 0;
  } catch (error) {
    if (asked.signal.aborted) return 0;
    if (!(error instanceof Error)) throw error;
    process.stderr.write(`${error instanceof Ended ? error.message : `npm start: ${error.message}`}\n`);
    return error instanceof Ended ? error.code : 3;
  } finally {
    // First who takes, then who sends to it and books for it.
    for (const each of running) await each.end();
  }
}

async function start(options, running, signal) {
  const data = await writableFolder(resolve(ROOT, options.data));
  const url = `http://127.0.0.1:${options.port}`;
  const sandbox = `http://127.0.0.1:${options.sandboxPort}`;
  const folders = { runtime: join(data, 'reckoner'), sandbox: join(data, 'sandbox') };
  const settings = ['--workspace', ROOT, '--data', folders.runtime, '--port', String(options.port), '--log', 'info'];
  const runtime = new Process('runtime', 'apps/runtime/bin/runtime.js', settings, NODE_FLAGS);
  const targets = new Process('sandbox', 'apps/sandbox/bin/sandbox.js', [
    ...['--workspace', ROOT, '--folder', folders.sandbox, '--port', String(options.sandboxPort)],
  ]);
  running.push(runtime, targets);
  await Promise.all([
    targets.readyWhen((output) => output.includes('Sandbox at ')),
    runtime.readyWhen((output) => output.includes(process.env.DATABASE_URL ? '"runtime started"' : 'log in at ')),
  ]);
  const link = runtime.heard(/log in at (\S+)/);
  const keyFile = join(folders.runtime, 'local.key');
  const client = await setUp({ url, sandbox, key: keyOf(keyFile), folder: folders.sandbox, rate: options.rate });
  const place = (file) => relative(process.cwd(), file) || '.';
  welcome({
    url,
    link,
    sandbox,
    data: place(data),
    keyFile: place(keyFile),
    imported: client.imported,
    rate: options.rate,
  });
  await watch(client.client, [runtime, targets], signal);
}

async function setUp({ url, sandbox, key, folder, rate }) {
  const { openClient } = await import('@reckoner/contract');
  const { connectTargets, importSamples, isTaken, letSend, senderKey } = await import('./set-up.js');
  const client = openClient({ url, key });
  const imported = await importSamples(client);
  await connectTargets(client, sandbox);
  const apiKey = await senderKey(client, folder, (kept) => isTaken(openClient({ url, key: kept })));
  await letSend(sandbox, { url, apiKey, rate });
  return { client, imported };
}

/** Looks until it is asked to end, or one of the processes ends by itself. */
async function watch(client, processes, signal) {
  const { countsOf } = await import('./counts.js');
  const aborted = new Promise((done) => signal.addEventListener('abort', done, { once: true }));
  const fallen = Promise.race(processes.map((each) => each.ended.then(() => each)));
  while (!signal.aborted) {
    const began = performance.now();
    await countsOf(client).then(showCounts, () => undefined);
    const pause = Math.max(LOOK_MS, (performance.now() - began) * LOOK_SHARE);
    const over = await Promise.race([aborted, fallen, wait(pause, undefined, { signal }).catch(() => undefined)]);
    if (over instanceof Process) {
      endCounts();
      throw new Ended(`The ${over.name} ended: ${over.lastWords}`);
    }
  }
  endCounts();
  say('Ending: what is begun is finished first.');
}

function keyOf(file) {
  const given = process.env.RECKONER_KEY;
  if (given) return given;
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new Ended('With a database of your own no key is made: give one as RECKONER_KEY.', 2);
}

async function writableFolder(folder) {
  try {
    const { makeFolder } = await import('../../apps/runtime/dist/platform/make-folder.js');
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (error) {
    throw new Ended(`The folder ${folder} cannot be written (${error.code}); choose another with --data.`);
  }
}
