import type { Draw } from '@reckoner/engine';
import type { RunOptions } from '../commands/run.js';

/** What is said to those who run chunks of lines, and what they say. */

export interface WorkerStart {
  readonly flow: string;
  readonly options: RunOptions;
  /** The moment the whole run began. */
  readonly start: string;
}

export type ToRunner =
  /** Whole lines of the input. */
  | { readonly kind: 'chunk'; readonly index: number; readonly firstLine: number; readonly bytes: Uint8Array }
  /** What the entries of a chunk that another one ran drew from balances. */
  | { readonly kind: 'draws'; readonly index: number; readonly draws: readonly Draw[] };

export type FromRunner =
  /** It has loaded the workspace. */
  | { readonly kind: 'ready' }
  /** The chunk has run; its draws are known before its lines are written out. */
  | { readonly kind: 'draws'; readonly index: number; readonly draws: readonly Draw[] }
  | ({ readonly kind: 'lines'; readonly index: number; readonly bytes: Uint8Array } & ChunkEnd);

/** What is to be known of the lines of a chunk when they are written. */
export interface ChunkEnd {
  readonly anyFailed: boolean;
  /** Why the run stops after these lines. */
  readonly stop: string | undefined;
  /** The control totals of the chunk as JSON: exact numbers do not cross threads as they are. */
  readonly totals: string | undefined;
}
