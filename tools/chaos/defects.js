/**
 * `npm run chaos -- --defects`: plants one defect after another in a copy of the runtime, and demands that a campaign
 * catches it, by the counts that it must show in. The same campaign without a defect must find nothing.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../build/fresh.js';

const PATCHES = join(ROOT, 'tools/chaos/defects');
const RUNTIME = 'apps/runtime';
const say = (line) => process.stderr.write(`defects: ${line}\n`);

/** A patch begins with what it breaks and the counts of which one must show it, then the campaign that does. */
const HEAD = /^(?<breaks>.+): caught by (?<counts>[\w, ]+)\.\nCampaign: (?<campaign>.+)\n/;

export function readDefects(only = '') {
  const files = readdirSync(PATCHES).filter((file) => file.endsWith('.patch') && file.includes(only));
  return files.sort().map((file) => {
    const patch = readFileSync(join(PATCHES, file), 'utf8');
    const head = HEAD.exec(patch)?.groups;
    if (!head) throw new Error(`${file} does not begin with what it breaks, what it is caught by, and a campaign.`);
    const { breaks, counts, campaign } = head;
    return {
      name: file.replace('.patch', ''),
      file: join(PATCHES, file),
      patch,
      breaks,
      counts: counts.split(', '),
      campaign,
    };
  });
}

/** A copy of the built runtime; what it depends on is linked. */
function copyRuntime(folder) {
  mkdirSync(join(folder, RUNTIME), { recursive: true });
  for (const part of ['src', 'dist', 'bin', 'package.json'])
    cpSync(join(ROOT, RUNTIME, part), join(folder, RUNTIME, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  symlinkSync(join(ROOT, RUNTIME, 'node_modules'), join(folder, RUNTIME, 'node_modules'));
}

/** Applies the patch and builds what it changed; answers what went wrong, if anything did. */
function plant(folder, { file, patch }) {
  const applied = spawnSync('git', ['apply', '--whitespace=nowarn', file], { cwd: folder, encoding: 'utf8' });
  if (applied.status !== 0) return applied.stderr.trim();
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(ROOT, RUNTIME, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    join(ROOT, RUNTIME),
  );
  for (const [, changed] of patch.matchAll(/^\+\+\+ b\/(.+\.ts)$/gm)) {
    const source = readFileSync(join(folder, changed), 'utf8');
    // one file by itself: nobody is there to tell that the package is made of ES modules
    const alone = { composite: false, incremental: false, declaration: false, sourceMap: false };
    const compilerOptions = { ...options, ...alone, module: ts.ModuleKind.ESNext };
    const { outputText } = ts.transpileModule(source, { compilerOptions, fileName: changed });
    writeFileSync(join(folder, changed.replace('/src/', '/dist/').replace(/\.ts$/, '.js')), outputText);
  }
  return undefined;
}

/** Runs a campaign in a process of its own; answers its result, and nothing where it did not come to one. */
function campaign(options, seed, folder = ROOT) {
  return new Promise((resolve) => {
    const args = [
      join(ROOT, 'tools/chaos/main.js'),
      ...options.split(' '),
      '--seed',
      seed,
      '--runtime',
      folder,
      '--discard',
    ];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, err] = [[], []];
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => err.push(chunk));
    child.on('close', () => {
      const last = Buffer.concat(out).toString('utf8').trim().split('\n').at(-1);
      resolve(last?.startsWith('{') ? JSON.parse(last) : { failed: Buffer.concat(err).toString('utf8').slice(-2_000) });
    });
  });
}

const isShown = (value) => (typeof value === 'boolean' ? !value : value > 0);

export async function tryOne(defect, seed) {
  const folder = mkdtempSync(join(tmpdir(), 'reckoner-defect-'));
  const begun = Date.now();
  try {
    copyRuntime(folder);
    const problem = plant(folder, defect);
    if (problem !== undefined) return { isCaught: false, why: `does not apply: ${problem}`, seconds: 0 };
    const result = await campaign(defect.campaign, seed, folder);
    const seconds = Math.round((Date.now() - begun) / 1000);
    if (result.failed !== undefined) return { isCaught: false, why: `no result: ${result.failed}`, seconds };
    const shown = defect.counts.filter((name) => isShown(result[name]));
    const why = shown.length > 0 ? shown.map((name) => `${name} ${result[name]}`).join(', ') : JSON.stringify(result);
    return { isCaught: shown.length > 0 && !result.isRight, why, seconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Answers the exit code: 1 where a defect survived, does not apply any more, or a campaign finds something in the sound runtime. */
export async function tryDefects({ seed, only }) {
  const defects = readDefects(only);
  const rows = [];
  const put = (row) => {
    rows.push(row);
    process.stdout.write(
      `${row.isCaught ? 'ok  ' : 'FAIL'} ${row.name.padEnd(34)} ${String(row.seconds).padStart(4)} s  ${row.why}\n`,
    );
  };
  for (const options of new Set(defects.map((defect) => defect.campaign))) {
    const begun = Date.now();
    const result = await campaign(options, String(seed));
    const why = result.isRight ? options : (result.failed ?? JSON.stringify(result));
    put({
      name: 'nothing planted',
      isCaught: result.isRight === true,
      why,
      seconds: Math.round((Date.now() - begun) / 1000),
    });
  }
  for (const defect of defects) {
    say(`${defect.name}: ${defect.breaks}`);
    put({ name: defect.name, ...(await tryOne(defect, String(seed))) });
  }
  const failed = rows.filter(({ isCaught }) => !isCaught).map(({ name }) => name);
  const controls = rows.length - defects.length;
  process.stdout.write(
    `${JSON.stringify({ seed, defects: defects.length, controls, caught: rows.length - controls - failed.filter((name) => name !== 'nothing planted').length, failed })}\n`,
  );
  return failed.length === 0 ? 0 : 1;
}
