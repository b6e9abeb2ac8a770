/** A story: what a person does in the designer, in a real browser, on the real runtime. */
import type { Browser } from 'playwright-core';
import type { Server } from './server.js';
import type { Visit, VisitOptions } from './visit.js';

/** What a story works with. */
export interface Stage {
  readonly server: Server;
  readonly browser: Browser;
  /** A browser of its own for one person, signed in; closed when the story ends, and held to its good conduct then. */
  readonly visit: (options?: VisitOptions) => Promise<Visit>;
}

/** A story as it was told. */
export interface Story {
  readonly title: string;
  readonly tell: (stage: Stage) => Promise<void>;
}

export const stories: Story[] = [];

/** Declares a story; the file `x.story.ts` that does is found by its name. */
export function story(title: string, tell: Story['tell']): void {
  stories.push({ title, tell });
}
