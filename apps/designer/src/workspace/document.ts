/** One file of the workspace as it is edited. */
import type { TextEdit } from './text-edits.js';

/** Somebody saved the file in the same change meanwhile. */
export interface Conflict {
  readonly theirs: string | null;
  readonly version: number;
  readonly by: string;
}

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict';

/** The state of a file; a new object with each change. `text` is null where it is deleted, or not there yet. */
export interface DocumentState {
  readonly path: string;
  /** As the release has it; null where it does not. */
  readonly base: string | null;
  readonly text: string | null;
  /** As the change has it now, and under which version; the release's where the change does not touch it. */
  readonly saved: { readonly text: string | null; readonly version: number };
  readonly save: SaveState;
  readonly conflict: Conflict | undefined;
  readonly failure: string | undefined;
}

/** Where an edit came from, so that a view does not take its own edits again. */
export type Origin = object | undefined;

/** Told of each step of a text. */
export interface TextStep {
  readonly path: string;
  readonly edits: readonly TextEdit[];
  readonly before: string;
  readonly text: string;
  readonly origin: Origin;
}

export function documentOf(path: string, base: string | null): DocumentState {
  return {
    path,
    base,
    text: base,
    saved: { text: base, version: 0 },
    save: 'saved',
    conflict: undefined,
    failure: undefined,
  };
}

/** A file is part of the change where it differs from the release. */
export function isEdited({ base, text }: DocumentState): boolean {
  return base !== text;
}

export function isUnsaved({ text, saved }: DocumentState): boolean {
  return text !== saved.text;
}
