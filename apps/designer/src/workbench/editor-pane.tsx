import { SegmentedControl } from '@mantine/core';
import type { Kind } from '@reckoner/definitions';
import { lazy, Suspense } from 'react';
import { Boundary } from '../app/boundary.js';
import { useStored } from '../app/shell/stored.js';
import { useMay } from '../api/session.js';
import { SplitPanes } from '../design/layout/split-panes.js';
import { isEdited } from '../workspace/document.js';
import { useDocument, useWorkspace } from '../workspace/use.js';
import { ConflictBar } from './conflict-bar.js';
import type { Navigation } from './code/references.js';
import { kindOfPath } from './kind-of-path.js';
import { LowerPane } from './lower-pane.js';
import { visualEditors } from './visual/editors.js';
import { VisualHost } from './visual/visual-host.js';
import css from './workbench.module.css';

const CodeEditor = lazy(async () => ({ default: (await import('./code/code-editor.js')).CodeEditor }));

interface EditorPaneProps extends Navigation {
  readonly path: string;
  readonly line: { readonly number: number; readonly at: number } | undefined;
  readonly open: (path: string, line?: number) => void;
}

/** A definition as code or visually: two views of one text. */
export function EditorPane({ path, line, open, renamed }: EditorPaneProps) {
  const document = useDocument(path);
  const may = useMay('changes.edit');
  const [view, setView] = useStored<'code' | 'visual'>('reckoner.view', 'code');
  const hasVisual = visualEditors[kindOfPath(path) as Kind] !== undefined;
  const isVisual = hasVisual && view === 'visual';
  if (!document || document.text === null) return <Absent path={path} isDeleted={document?.base !== undefined} />;
  const editor = (
    <div className={css.editor}>
      <Boundary resetBy={path}>
        <Suspense fallback={<div className={css.editor} aria-busy />}>
          {isVisual ? (
            <VisualHost key={path} path={path} onOpen={open} />
          ) : (
            <CodeEditor path={path} line={line} isReadOnly={may === false} open={open} renamed={renamed} />
          )}
        </Suspense>
      </Boundary>
    </div>
  );
  return (
    <>
      <div className={css.bar}>
        <span className={css.path}>{path}</span>
        <SaveWords path={path} />
        {may === false && <span className={css.quiet}>You may read this, not edit it.</span>}
        {hasVisual && (
          <SegmentedControl
            size="xs"
            aria-label="View"
            value={view}
            onChange={(value) => setView(value as 'code' | 'visual')}
            data={[
              { value: 'code', label: 'Code' },
              { value: 'visual', label: 'Visual' },
            ]}
          />
        )}
      </div>
      {document.conflict && (
        <ConflictBar key={document.conflict.version} document={document} conflict={document.conflict} />
      )}
      <SplitPanes
        id="editor"
        isVertical
        panes={[
          { id: 'text', content: editor, size: 76, min: 120 },
          { id: 'lower', content: <LowerPane path={path} onOpen={open} />, size: 24, min: 60, isCollapsible: true },
        ]}
      />
    </>
  );
}

function SaveWords({ path }: { readonly path: string }) {
  const { store, saving } = useWorkspace();
  const document = useDocument(path);
  if (!document || !isEdited(document)) return <span className={css.quiet}>as released</span>;
  const words = {
    saved: 'saved in your change',
    waiting: 'not saved yet',
    saving: 'saving…',
    failed: `not saved: ${document.failure ?? ''}`,
    conflict: 'edited elsewhere meanwhile',
  };
  return (
    <>
      <span className={css.quiet} role="status" data-state={document.save}>
        {words[document.save]}
      </span>
      {document.save === 'failed' && (
        <button type="button" className={css.link} onClick={() => void saving.save(path)}>
          Save again
        </button>
      )}
      <button type="button" className={css.link} onClick={() => store.restore(path)}>
        Back to the release
      </button>
    </>
  );
}

function Absent({ path, isDeleted }: { readonly path: string; readonly isDeleted: boolean }) {
  const { store } = useWorkspace();
  const document = useDocument(path);
  return (
    <div className={css.absent}>
      <p>{isDeleted ? `${path} is deleted in your change.` : `There is no ${path} in this workspace.`}</p>
      {document && document.base !== null && (
        <button type="button" className={css.link} onClick={() => store.restore(path)}>
          Bring it back
        </button>
      )}
    </div>
  );
}
