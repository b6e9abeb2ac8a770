/** Views of definitions that are not their text. Each is loaded when a definition of its kind is first shown so. */
import type { ComponentType, LazyExoticComponent } from 'react';
import type { Kind } from '@reckoner/definitions';
import type { Edit } from '@reckoner/definitions/edit';
import type { Finding } from '../../engine/facts.js';
import type { TextEdit } from '../../workspace/text-edits.js';

/** What a visual editor is given. It keeps nothing of the definition: it shows the text, and says how the text shall change. */
export interface VisualEditorProps {
  readonly file: string;
  readonly text: string;
  /** What the engine found about the file; may be about a text a moment older. */
  readonly findings: readonly Finding[];
  /** Changes by paths of the YAML: written as the smallest edits of the text. One call is one step of undo. */
  readonly onEdits: (edits: readonly Edit[]) => void;
  /** Changes by offsets, for what no path names. */
  readonly onTextEdits: (edits: readonly TextEdit[]) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** Opens another file of the workspace. */
  readonly onOpen: (path: string, line?: number) => void;
}

export type VisualEditor = LazyExoticComponent<ComponentType<VisualEditorProps>>;

/** Kinds that are not here have their text only. */
export const visualEditors: Partial<Record<Kind, VisualEditor>> = {};
