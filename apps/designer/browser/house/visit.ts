/** One person's browser: signed in, watched for what a page must never do, looked at by axe, pictured. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ROOT } from '../../../../tools/build/fresh.js';
import type { Server } from './server.js';

/** People of the demo. */
export type Person = 'Ines Keller' | 'Priya Nair' | 'Omar Haddad' | 'Alma Lindqvist' | 'Viktor Holm' | 'Administrator';

export interface VisitOptions {
  /** Who it is; by itself the analyst. `null`: nobody is signed in. */
  readonly as?: Person | null;
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PICTURES = join(ROOT, 'docs/pictures');
const UNSAVED = join(ROOT, 'apps/designer/dist/pictures');
/** What somebody waits for before something is wrong. */
const PATIENCE_MS = 10_000;

export class Visit {
  readonly #faults: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly server: Server,
    private readonly isUpdating: boolean,
  ) {
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => this.#faults.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !isExpected(message.text())) this.#faults.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== server.url)
        this.#faults.push(`foreign request: ${request.url()}`);
    });
  }

  static async begin(browser: Browser, server: Server, options: VisitOptions, isUpdating: boolean): Promise<Visit> {
    const { as = 'Ines Keller', scheme = 'light', width = 1280, height = 800 } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: 'reduce',
      timezoneId: 'Europe/Berlin',
      locale: 'en-GB',
    });
    const visit = new Visit(await context.newPage(), context, server, isUpdating);
    if (as !== null) await visit.#signIn(as);
    return visit;
  }

  /** Goes to a page of the environment `dev` and waits until it has settled. */
  async go(path: string): Promise<void> {
    await this.page.goto(`${this.server.url}/e/dev${path}`);
    await this.page.locator('main h1').first().waitFor();
  }

  /** What axe finds on the page as it is, in words; a story expects none. */
  async axe(): Promise<void> {
    await this.page.evaluate(AXE);
    const found = await this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResult> } };
      const { violations } = await axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      });
      return violations.map(
        ({ id, impact, nodes }) =>
          `${id} (${impact}): ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join('; ')}`,
      );
    });
    if (found.length > 0) throw new Error(`axe on ${this.page.url()}:\n${found.join('\n')}`);
  }

  /** A picture for docs/pictures, where they are made anew; otherwise beside the build, to look at. */
  async picture(name: string): Promise<void> {
    const path = join(this.isUpdating ? PICTURES : UNSAVED, `${name}.png`);
    mkdirSync(dirname(path), { recursive: true });
    await this.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }

  /** What was seen last, for whoever mends the story. */
  async failed(title: string): Promise<void> {
    await this.page.screenshot({ path: join(UNSAVED, `failed ${title.replace(/[^\w]+/g, '-')}.png`) });
  }

  /** Ends it; throws where the page did what none may: a fault, a word on the console, a request to elsewhere. */
  async end(): Promise<void> {
    await this.context.close();
    if (this.#faults.length > 0) throw new Error(`The page misbehaved:\n${this.#faults.join('\n')}`);
  }

  async #signIn(as: Person): Promise<void> {
    const link = new URL(await this.server.makeLink());
    const token = link.searchParams.get('token');
    const headers = { 'reckoner-environment': 'dev' };
    await this.context.request.post(`${this.server.url}/v1/login`, { data: { token } });
    if (as === 'Administrator') return;
    const session = await this.context.request.get(`${this.server.url}/v1/session`);
    const { people } = (await session.json()) as { people: { id: string; name: string }[] };
    const person = people.find(({ name }) => name === as)!.id;
    await this.context.request.post(`${this.server.url}/v1/session/switch`, { data: { person }, headers });
  }
}

/** What axe answers, as far as it is read. */
interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
  }[];
}

/** A browser writes each refused request on the console; what is refused is the page's to show. */
function isExpected(text: string): boolean {
  return /^Failed to load resource: the server responded with a status of 4\d\d/.test(text);
}
