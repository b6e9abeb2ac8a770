/** The editor's colours: those of the design system, read from the page. */
import { editor } from 'monaco-editor/editor/editor.api.js';

export type Scheme = 'light' | 'dark';

export function applyTheme(scheme: Scheme): void {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => written(style.getPropertyValue(`--${name}`).trim());
  const bare = (name: string): string => colour(name).replace('#', '');
  const name = `reckoner-${scheme}`;
  editor.defineTheme(name, {
    base: scheme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: bare('text') },
      { token: 'comment', foreground: bare('text-3'), fontStyle: 'italic' },
      { token: 'type', foreground: bare('accent-text') },
      { token: 'string', foreground: bare('syntax-text') },
      { token: 'number', foreground: bare('syntax-number') },
      { token: 'keyword', foreground: bare('syntax-word') },
      { token: 'function', foreground: bare('syntax-name') },
      { token: 'variable', foreground: bare('text') },
      { token: 'delimiter', foreground: bare('text-2') },
      { token: 'operator', foreground: bare('text-2') },
    ],
    colors: {
      'editor.background': colour('surface'),
      'editor.foreground': colour('text'),
      'editorLineNumber.foreground': colour('text-3'),
      'editorLineNumber.activeForeground': colour('text'),
      'editor.lineHighlightBackground': colour('sunken'),
      'editor.lineHighlightBorder': colour('sunken'),
      'editorCursor.foreground': colour('accent'),
      'editor.selectionBackground': `${colour('accent')}40`,
      'editorWidget.background': colour('raised'),
      'editorWidget.border': colour('border-strong'),
      'editorHoverWidget.background': colour('raised'),
      'editorHoverWidget.border': colour('border-strong'),
      'editorSuggestWidget.background': colour('raised'),
      'editorSuggestWidget.border': colour('border-strong'),
      'editorSuggestWidget.foreground': colour('text'),
      'editorSuggestWidget.selectedBackground': colour('selected'),
      'editorSuggestWidget.selectedForeground': colour('text'),
      'editorSuggestWidget.highlightForeground': colour('accent-text'),
      'editorSuggestWidget.focusHighlightForeground': colour('accent-text'),
      'editorIndentGuide.background1': colour('border'),
      'editorError.foreground': colour('bad'),
      'editorWarning.foreground': colour('warn'),
      'editorInfo.foreground': colour('info'),
      focusBorder: colour('accent'),
    },
  });
  editor.setTheme(name);
}

/** Style sheets are written short when they are bundled: `#fff`; the editor knows six digits only. */
function written(colour: string): string {
  return colour.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
}
