import { useComputedColorScheme } from '@mantine/core';
import { editor } from 'monaco-editor/editor/editor.api.js';
import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import { setUpMonaco } from './monaco.js';
import { applyTheme } from './theme.js';
import { LANGUAGE } from './tokens.js';
import css from './code.module.css';

interface DiffEditorProps {
  readonly theirs: string;
  readonly mine: string;
  /** Told of the text at the right as it is edited. */
  readonly onMerged: (text: string) => void;
}

/** Two texts beside each other; the right one can be edited until it is what shall be. */
export function DiffEditor({ theirs, mine, onMerged }: DiffEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const told = useEffectEvent(onMerged);
  const scheme = useComputedColorScheme('light');
  useLayoutEffect(() => {
    setUpMonaco();
    const original = editor.createModel(theirs, LANGUAGE);
    const modified = editor.createModel(mine, LANGUAGE);
    const made = editor.createDiffEditor(host.current!, {
      automaticLayout: true,
      originalEditable: false,
      fontSize: 13,
      minimap: { enabled: false },
      links: false,
      scrollBeyondLastLine: false,
    });
    made.setModel({ original, modified });
    modified.onDidChangeContent(() => told(modified.getValue()));
    return () => {
      made.dispose();
      original.dispose();
      modified.dispose();
    };
  }, [theirs, mine]);
  useLayoutEffect(() => applyTheme(scheme), [scheme]);
  return <div ref={host} className={css.code} />;
}
