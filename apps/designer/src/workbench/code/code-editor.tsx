import { useComputedColorScheme } from '@mantine/core';
import { editor, KeyCode, KeyMod } from 'monaco-editor/editor/editor.api.js';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useWorkspace } from '../../workspace/use.js';
import { modelsOf, pathOf } from './models.js';
import { setUpMonaco } from './monaco.js';
import { navigateBy, type Navigation } from './references.js';
import { applyTheme } from './theme.js';
import css from './code.module.css';

interface CodeEditorProps extends Navigation {
  readonly path: string;
  /** Shown and made the cursor's, whenever `at` is another. */
  readonly line: { readonly number: number; readonly at: number } | undefined;
  readonly isReadOnly: boolean;
}

/** Where each file was left. */
const left = new Map<string, editor.ICodeEditorViewState>();

/** The text of a definition, with everything that the engine knows about it. */
export function CodeEditor({ path, line, isReadOnly, open, renamed }: CodeEditorProps) {
  const session = useWorkspace();
  const host = useRef<HTMLDivElement>(null);
  const shown = useRef<editor.IStandaloneCodeEditor>(undefined);
  const scheme = useComputedColorScheme('light');
  useEffect(() => navigateBy({ open, renamed }), [open, renamed]);
  useLayoutEffect(() => {
    setUpMonaco();
    const made = editor.create(host.current!, OPTIONS);
    shown.current = made;
    addHistory(made, session.store);
    return () => {
      leave(made);
      made.dispose();
      shown.current = undefined;
    };
  }, [session]);
  useLayoutEffect(() => applyTheme(scheme), [scheme]);
  useLayoutEffect(() => {
    const made = shown.current!;
    leave(made);
    made.setModel(modelsOf(session).of(path) ?? null);
    const state = left.get(path);
    if (state) made.restoreViewState(state);
    made.updateOptions({ ariaLabel: `Text of ${path}`, readOnly: isReadOnly });
  }, [session, path, isReadOnly]);
  useEffect(() => {
    if (!line) return;
    shown.current?.revealLineInCenterIfOutsideViewport(line.number);
    shown.current?.setPosition({ lineNumber: line.number, column: 1 });
    shown.current?.focus();
  }, [line]);
  return <div ref={host} className={css.code} />;
}

function leave(made: editor.IStandaloneCodeEditor): void {
  const model = made.getModel();
  const state = model && made.saveViewState();
  if (model && state) left.set(pathOf(model.uri), state);
}

interface Travels {
  undo(path: string): boolean;
  redo(path: string): boolean;
}

/** One history for all views of a text: Monaco's own is never asked. */
function addHistory(made: editor.IStandaloneCodeEditor, store: Travels): void {
  const travelling = (travel: 'undo' | 'redo') => (): void => {
    const model = made.getModel();
    if (model) store[travel](pathOf(model.uri));
  };
  made.addAction({
    id: 'reckoner.undo',
    label: 'Undo',
    keybindings: [KeyMod.CtrlCmd | KeyCode.KeyZ],
    run: travelling('undo'),
  });
  made.addAction({
    id: 'reckoner.redo',
    label: 'Redo',
    keybindings: [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, KeyMod.CtrlCmd | KeyCode.KeyY],
    run: travelling('redo'),
  });
}

const OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontFamily: 'JetBrains Mono Variable, ui-monospace, Menlo, Consolas, monospace',
  fontSize: 13,
  lineHeight: 20,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  renderLineHighlight: 'line',
  fixedOverflowWidgets: true,
  wordBasedSuggestions: 'off',
  quickSuggestions: { strings: true, comments: false, other: true },
  suggest: { showWords: false, showStatusBar: false, preview: false },
  links: false,
  wordWrap: 'on',
  wrappingIndent: 'deepIndent',
  stickyScroll: { enabled: false },
  colorDecorators: false,
  occurrencesHighlight: 'singleFile',
  guides: { indentation: true },
  bracketPairColorization: { enabled: false },
  padding: { top: 8, bottom: 8 },
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
  unicodeHighlight: { ambiguousCharacters: true, invisibleCharacters: true },
  model: null,
};
