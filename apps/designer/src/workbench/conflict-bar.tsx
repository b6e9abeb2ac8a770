import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Conflict, DocumentState } from '../workspace/document.js';
import { useWorkspace } from '../workspace/use.js';
import css from './workbench.module.css';

const DiffEditor = lazy(async () => ({ default: (await import('./code/diff-editor.js')).DiffEditor }));

interface ConflictBarProps {
  readonly document: DocumentState;
  readonly conflict: Conflict;
}

/** The file was saved from elsewhere meanwhile: both texts beside each other, and which shall be. */
export function ConflictBar({ document, conflict }: ConflictBarProps) {
  const { saving } = useWorkspace();
  const { path } = document;
  const [mine] = useState(document.text ?? '');
  const [merged, setMerged] = useState(mine);
  const settle = (text: string | null): void => void saving.settle(path, text);
  return (
    <section className={css.conflict} aria-label="Edited elsewhere">
      <div className={css.bar} role="alert">
        <span className={css.path}>
          {conflict.by} saved this file meanwhile. Left is theirs, right is yours; edit the right until it is what shall
          be.
        </span>
        <Button size="compact-xs" variant="default" onClick={() => settle(conflict.theirs)}>
          Take theirs
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => settle(mine)}>
          Keep mine
        </Button>
        <Button size="compact-xs" onClick={() => settle(merged)}>
          Use the right side
        </Button>
      </div>
      <div className={css.diff}>
        <Suspense fallback={null}>
          <DiffEditor theirs={conflict.theirs ?? ''} mine={mine} onMerged={setMerged} />
        </Suspense>
      </div>
    </section>
  );
}
