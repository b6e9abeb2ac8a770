/**
 * Holds the libraries to being clean for the browser: they bundle without Node built-ins, stay small, and answer the whole
 * corpus of cases with the same bytes as in Node: in a real Chromium, with generated code and where that is forbidden.
 */
import { ensureBuilt } from '../build/fresh.js';
import { bundle, bundleSizes, SIZED } from './bundle.js';
import { launchChromium, NO_BROWSER } from './chromium.js';
import { runCorpus } from './corpus.js';
import { readMaterial } from './material.js';

/** What a page may begin with. */
const GZIP_MAX = 150_000;

const CORPUS = "export { runCorpus } from './tools/browser/corpus.js';";
const HTML = '<!doctype html><title>corpus</title><script src="corpus.js"></script><script src="run.js"></script>';

/** Run by the page itself: what a debugger evaluates is not under the page's policy. */
const RUN = `
  try { globalThis.generates = new Function('return true')(); } catch { globalThis.generates = false; }
  globalThis.answered = fetch('material.json').then((answer) => answer.json()).then(corpus.runCorpus);
`;

/** The second page lets no text become a program: the engine then interprets. */
const OPEN = {};
const STRICT = { 'content-security-policy': "script-src 'self'" };

const count = { passed: 0, failed: 0 };

function report(isFine, title, detail = '') {
  count[isFine ? 'passed' : 'failed'] += 1;
  process.stdout.write(`${isFine ? '✓' : '✗'} ${title}${detail === '' ? '' : `: ${detail}`}\n`);
}

async function checkSize() {
  const { core, parts, total } = await bundleSizes();
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  const later = parts.map(({ name, gzip }) => `${name} ${kilobytes(gzip)}`);
  report(
    core.gzip <= GZIP_MAX,
    `${SIZED.join(', ')} bundle without Node built-ins`,
    `${kilobytes(core.plain)}, ${kilobytes(core.gzip)} gzipped at the start (limit ${kilobytes(GZIP_MAX)}); when asked for: ${later.join(', ')}; all ${kilobytes(total.gzip)}`,
  );
}

/** The corpus in a page: its lines by area, and whether code could be generated there. */
async function inPage(browser, headers, files) {
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.route('**/*', (route) => {
    const path = new URL(route.request().url()).pathname;
    return route.fulfill({ headers, ...(files[path] ?? { status: 404, body: '' }) });
  });
  await page.goto('http://corpus.test/');
  const generates = await page.evaluate(() => globalThis.generates);
  const answered = await page.evaluate(() => globalThis.answered);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return { answered, generates };
}

function compare(where, expected, { answered: actual }) {
  for (const [area, lines] of Object.entries(expected)) {
    const at = lines.findIndex((line, index) => line !== actual[area][index]);
    const isSame = at === -1 && lines.length === actual[area].length;
    const difference = isSame
      ? ''
      : `\n  Node:    ${lines[at]?.slice(0, 300)}\n  browser: ${actual[area][at]?.slice(0, 300)}`;
    report(isSame && lines.length > 0, `${area}, ${where}`, `${lines.length} lines${difference}`);
  }
}

async function checkCorpus() {
  const browser = await launchChromium();
  if (!browser) return report(false, NO_BROWSER);
  const material = readMaterial();
  const expected = runCorpus(material);
  const script = await bundle(CORPUS, { format: 'iife', globalName: 'corpus' });
  const files = {
    '/': { contentType: 'text/html; charset=utf-8', body: HTML },
    '/corpus.js': { contentType: 'text/javascript; charset=utf-8', body: script },
    '/run.js': { contentType: 'text/javascript; charset=utf-8', body: RUN },
    '/material.json': { contentType: 'application/json', body: JSON.stringify(material) },
  };
  const open = await inPage(browser, OPEN, files);
  const strict = await inPage(browser, STRICT, files);
  report(open.generates && !strict.generates, 'one page lets code be generated, the other forbids it');
  compare(`Chromium ${browser.version()} as Node ${process.version}`, expected, open);
  compare('where no code may be generated', expected, strict);
  await browser.close();
}

async function main() {
  if (!ensureBuilt()) return 1;
  await checkSize();
  if (process.env.RECKONER_SKIP_BROWSER === '1')
    process.stdout.write('– no browser was started: RECKONER_SKIP_BROWSER=1\n');
  else await checkCorpus();
  process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);
  return count.failed === 0 ? 0 : 1;
}

process.exitCode = await main();
