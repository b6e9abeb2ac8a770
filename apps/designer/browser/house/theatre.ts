/** Tells stories one after the other and says how they went. */
import type { Browser } from 'playwright-core';
import { NO_BROWSER } from '../../../../tools/browser/chromium.js';
import { startServer, type Server } from './server.js';
import { stories, type Story } from './story.js';
import { Visit } from './visit.js';

export interface Programme {
  /** Only stories whose title holds one of them. */
  readonly words: readonly string[];
  readonly isUpdating: boolean;
  /** The first story only. */
  readonly isSmoke: boolean;
}

/** Answers how many failed. */
export async function tellAll(
  launch: () => Promise<Browser | undefined>,
  { words, isUpdating, isSmoke }: Programme,
): Promise<number> {
  const chosen = stories
    .filter(({ title }) => words.length === 0 || words.some((word) => title.toLowerCase().includes(word)))
    .slice(0, isSmoke ? 1 : undefined);
  // The server first: the browser has this process keep its temporary files where no other account reads.
  const server = await startServer();
  const browser = await launch();
  let failed = browser ? 0 : chosen.length;
  try {
    if (!browser) say(`✗ ${NO_BROWSER}`);
    else for (const story of chosen) if (!(await told(story, { browser, server, isUpdating }))) failed += 1;
  } finally {
    await browser?.close();
    await server.stop();
  }
  say(`${chosen.length - failed} passed, ${failed} failed`);
  return failed;
}

interface Stock {
  readonly browser: Browser;
  readonly server: Server;
  readonly isUpdating: boolean;
}

async function told({ title, tell }: Story, { browser, server, isUpdating }: Stock): Promise<boolean> {
  const visits: Visit[] = [];
  const began = performance.now();
  try {
    await tell({
      browser,
      server,
      visit: async (options = {}) => {
        const visit = await Visit.begin(browser, server, options, isUpdating);
        visits.push(visit);
        return visit;
      },
    });
    for (const visit of visits.splice(0)) await visit.end();
    say(`✓ ${title} (${Math.round(performance.now() - began)} ms)`);
    return true;
  } catch (error) {
    say(`✗ ${title}\n${error instanceof Error ? error.stack : String(error)}`);
    for (const [index, visit] of visits.entries()) {
      await visit.failed(`${title} ${index + 1}`).catch(() => undefined);
      await visit.end().catch((also: Error) => say(also.message));
    }
    return false;
  }
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
