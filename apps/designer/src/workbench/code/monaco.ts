/** Monaco, set up once: its worker from an own address, the language of definitions, and what of it is never asked for left out. */
import 'monaco-editor/features/register.all.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import { languages } from 'monaco-editor/editor/editor.api.js';
import { registerProviders } from './providers.js';
import { registerReferences } from './references.js';
import { CONFIGURATION, LANGUAGE, TOKENS } from './tokens.js';

let isReady = false;

export function setUpMonaco(): void {
  if (isReady) return;
  isReady = true;
  globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() };
  languages.register({ id: LANGUAGE });
  languages.setLanguageConfiguration(LANGUAGE, CONFIGURATION);
  languages.setMonarchTokensProvider(LANGUAGE, TOKENS);
  registerProviders();
  registerReferences();
}
