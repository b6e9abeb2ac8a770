/** A real headless Chromium: the one named by CHROMIUM_PATH, else the one that comes with the packages, else an installed one. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const NO_BROWSER =
  'No Chromium starts here: `apt-get install chromium`, or name one with CHROMIUM_PATH=/path/to/chromium; RECKONER_SKIP_BROWSER=1 leaves this check out.';

const CANDIDATES = [
  { name: 'CHROMIUM_PATH', find: () => process.env.CHROMIUM_PATH },
  { name: 'the bundled one', find: bundled },
  ...INSTALLED.map((path) => ({ name: path, find: () => (existsSync(path) ? path : undefined) })),
];

/** Unpacked into a folder of this process: another user's would not be readable. */
let folder;
process.on('exit', () => folder && rmSync(folder, { recursive: true, force: true }));

async function bundled() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  folder = mkdtempSync(join(tmpdir(), 'reckoner-chromium-'));
  // Read when the package is loaded: they make it unpack its own shared libraries, and where.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  process.env.TMPDIR = folder;
  const { default: packaged } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath();
  writeFileSync(join(folder, 'fonts/fonts.conf'), FONTS(folder));
  return { executablePath, args: packaged.args.filter((arg) => !LAX.test(arg)) };
}

/** Made for a place where nobody else is: here a page is held to its policies, and pages are processes of their own. */
const LAX =
  /^--(disable-web-security|allow-running-insecure-content|disable-site-isolation-trials|single-process|no-zygote)$/;

/** The package looks for its fonts elsewhere than it unpacks them; without any a page shows no text, in no font. */
const FONTS = (folder) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;

/** Answers a browser, or undefined where none starts. */
export async function launchChromium() {
  for (const { name, find } of CANDIDATES) {
    try {
      const found = await find();
      if (found === undefined) continue;
      const { executablePath, args } =
        typeof found === 'string' ? { executablePath: found, args: ['--no-sandbox'] } : found;
      return await chromium.launch({ executablePath, args, headless: true });
    } catch (error) {
      process.stderr.write(`${name} does not start: ${String(error.message ?? error).split('\n')[0]}\n`);
    }
  }
  return undefined;
}
