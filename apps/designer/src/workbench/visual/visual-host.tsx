import type { Kind } from '@reckoner/definitions';
import { editYaml } from '@reckoner/definitions/edit';
import { Source } from '@reckoner/diagnostics';
import { useCheck, useDocument, useWorkspace } from '../../workspace/use.js';
import { kindOfPath } from '../kind-of-path.js';
import { visualEditors } from './editors.js';

interface VisualHostProps {
  readonly path: string;
  readonly onOpen: (path: string, line?: number) => void;
}

const NONE: readonly never[] = [];

/** Gives the editor of a kind the text, and writes what it wants changed into it. */
export function VisualHost({ path, onOpen }: VisualHostProps) {
  const { store } = useWorkspace();
  const document = useDocument(path);
  const { byFile } = useCheck();
  const Editor = visualEditors[kindOfPath(path) as Kind];
  const text = document?.text;
  if (!Editor || text === undefined || text === null) return null;
  return (
    <Editor
      file={path}
      text={text}
      findings={byFile.get(path) ?? NONE}
      onEdits={(edits) => {
        const now = store.get(path)?.text ?? text;
        const written = editYaml(new Source(path, now), edits);
        store.edit(
          path,
          written.map(({ span, text: by }) => ({ start: span.start, end: span.end, text: by })),
        );
      }}
      onTextEdits={(edits) => store.edit(path, edits)}
      onUndo={() => void store.undo(path)}
      onRedo={() => void store.redo(path)}
      onOpen={onOpen}
    />
  );
}
