/** Runs the steps of the image in a clean folder, in the order of the Dockerfile, and the result as an ordinary user. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { after, test } from 'node:test';
import { ROOT } from '../build/fresh.js';

const read = (file) => readFileSync(join(ROOT, file), 'utf8');
/** What .dockerignore leaves out: some names wherever they are, some at the top. */
const IGNORED = read('.dockerignore').split('\n').filter(Boolean);

function isTaken(path) {
  const within = relative(ROOT, path);
  return !IGNORED.some((line) => (line.startsWith('**/') ? basename(path) === line.slice(3) : within === line));
}

const place = mkdtempSync(join(tmpdir(), 'reckoner-image-'));
chmodSync(place, 0o755);
after(() => rmSync(place, { recursive: true, force: true }));

const source = join(place, 'source');
const image = join(place, 'app');

function step(script, ...options) {
  const { status, stdout, stderr } = spawnSync('sh', [`docker/steps/${script}`, ...options], {
    cwd: source,
    encoding: 'utf8',
  });
  assert.equal(status, 0, `${script}: ${stdout}\n${stderr}`);
}

/** `nobody` where the test runs as root, else whoever runs it. */
function ordinaryUser() {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout));
  return { uid, gid };
}

test('the steps of the Dockerfile are those that are run here', () => {
  const steps = [...read('docker/Dockerfile').matchAll(/^RUN sh docker\/steps\/(\S+)/gm)].map(([, name]) => name);
  assert.deepEqual(steps, ['install.sh', 'build.sh', 'assemble.sh']);
  assert.match(read('docker/Dockerfile'), /^USER node$/m);
});

test('in a clean folder they make what runs as an ordinary user, is ready, and ends in order', async () => {
  cpSync(ROOT, source, { recursive: true, filter: isTaken });
  assert.equal(existsSync(join(source, 'node_modules')), false);
  step('install.sh');
  step('build.sh');
  step('assemble.sh', image);
  assert.equal(existsSync(join(image, 'node_modules/typescript')), false, 'what only builds is left out');

  const data = join(place, 'data');
  mkdirSync(data, { mode: 0o777 });
  chmodSync(data, 0o777);
  const port = String(20_000 + (process.pid % 20_000));
  const env = { PATH: process.env.PATH, HOME: data, NODE_ENV: 'production', PORT: port };
  const child = spawn('sh', ['docker/steps/start.sh'], {
    ...ordinaryUser(),
    cwd: image,
    env: { ...env, RECKONER_DATA: join(data, 'reckoner'), RECKONER_WORKSPACE: image },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  const isUp = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said.push(chunk);
        if (String(Buffer.concat(said)).includes('runtime started')) resolve(true);
      });
    }
    child.once('close', () => resolve(false));
  });
  assert.ok(await isUp, `It did not start: ${Buffer.concat(said)}`);
  const health = spawnSync(process.execPath, ['docker/steps/health.js'], { cwd: image, env });
  assert.equal(health.status, 0);
  child.kill('SIGTERM');
  assert.equal(await new Promise((resolve) => child.once('exit', resolve)), 0);
});
