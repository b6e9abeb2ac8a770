/** How definitions are coloured: YAML as analysts write it, with formulas inside. JSON is YAML too. */
import type { languages } from 'monaco-editor/editor/editor.api.js';

export const LANGUAGE = 'reckoner';

export const CONFIGURATION: languages.LanguageConfiguration = {
  comments: { lineComment: '#' },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"', notIn: ['string'] },
    { open: "'", close: "'", notIn: ['string', 'comment'] },
  ],
  onEnterRules: [{ beforeText: /:\s*$/, action: { indentAction: 1 } }],
};

export const TOKENS: languages.IMonarchLanguage = {
  words: ['and', 'or', 'not', 'in', 'if', 'then', 'else', 'true', 'false', 'null'],
  tokenizer: {
    root: [
      [/(^|\s)#.*$/, 'comment'],
      [/"[^"\\]*(?:\\.[^"\\]*)*"(?=\s*:)/, 'type'],
      [/[\w$-][\w.$[\]/-]*(?=\s*:(?:\s|$))/, 'type'],
      [/'=\s/, { token: 'keyword', next: '@quotedFormula' }],
      [/"=\s/, { token: 'keyword', next: '@doubleFormula' }],
      [/=\s/, { token: 'keyword', next: '@formula' }],
      [/"(?:[^"\\]|\\.)*"/, 'string'],
      [/'(?:[^']|'')*'/, 'string'],
      [/[>|][+-]?\s*$/, 'keyword'],
      [/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?=[\s,}\]]|$)/i, 'number'],
      [/(?:true|false|null|absent)(?=[\s,}\]]|$)/, 'keyword'],
      [/[{}[\]]/, '@brackets'],
      [/[^\s{}[\],:#"'=>|][^\s{}[\],:]*|./, ''],
    ],
    formula: [
      [/$/, { token: '', next: '@pop' }],
      [/^/, { token: '', next: '@pop' }],
      [/[}\]]/, { token: '@brackets', next: '@pop' }],
      { include: '@parts' },
    ],
    quotedFormula: [
      [/'(?!')/, { token: 'keyword', next: '@pop' }],
      [/^\S/, { token: '', next: '@pop' }],
      { include: '@parts' },
    ],
    doubleFormula: [
      [/"/, { token: 'keyword', next: '@pop' }],
      [/^\S/, { token: '', next: '@pop' }],
      { include: '@parts' },
    ],
    parts: [
      [/\s+#.*$/, 'comment'],
      [/"[^"]*"/, 'string'],
      [/\d+(?:\.\d+)?/, 'number'],
      [/[A-Za-z_][\w-]*(?=\s*\()/, 'function'],
      [/[A-Za-z_]\w*/, { cases: { '@words': 'keyword', '@default': 'variable' } }],
      [/[-+*/&<>=!.,()[\]|]+/, 'operator'],
      [/./, ''],
    ],
  },
};
