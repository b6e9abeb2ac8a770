/**
 * Holds the libraries to being clean for the browser: they bundle without Node built-ins, stay small, and answer the whole
 * corpus of cases with the same bytes as in Node: in a real Chromium, with generated code and where that is forbidden.
 */
import { ensureBuilt } from '../build/fresh.js';
import { bundle, bundleSize, SIZED } from './bundle.js';
import { launchChromium, NO_BROWSER } from './chromium.js';
import { runCorpus } from './corpus.js';
import { readMaterial } from './material.js';

/** What the libraries should weigh, and above which weight this fails; the second only ever comes down. */
const GZIP_AIM = 150_000;
const GZIP_MAX = 205_000;

const CORPUS = "export { runCorpus } from './tools/browser/corpus.js';";
const OPEN = '<!doctype html><title>corpus</title>';
/** A page that lets no text become a program: the engine then interprets. */
const STRICT = `<!doctype html><meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline'"><title>corpus</title>`;

const count = { passed: 0, failed: 0 };

function report(isFine, title, detail = '') {
  count[isFine ? 'passed' : 'failed'] += 1;
  process.stdout.write(`${isFine ? '✓' : '✗'} ${title}${detail === '' ? '' : `: ${detail}`}\n`);
}

async function checkSize() {
  const { plain, gzip } = await bundleSize();
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  report(
    gzip <= GZIP_MAX,
    `${SIZED.join(', ')} bundle without Node built-ins`,
    `${kilobytes(plain)}, ${kilobytes(gzip)} gzipped (aim ${kilobytes(GZIP_AIM)}, limit ${kilobytes(GZIP_MAX)})`,
  );
}

/** The corpus in a page: its lines by area, and whether code could be generated there. */
async function inPage(browser, html, script, material) {
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.setContent(html);
  await page.addScriptTag({ content: script });
  const generates = await page.evaluate(() => {
    try {
      return new Function('return true')();
    } catch {
      return false;
    }
  });
  const answered = await page.evaluate((given) => globalThis.corpus.runCorpus(given), material);
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
  const open = await inPage(browser, OPEN, script, material);
  const strict = await inPage(browser, STRICT, script, material);
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
