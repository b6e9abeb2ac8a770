/** What an editor knows of a workspace: pure functions of a checked workspace, a file and an offset. */
export { complete, type CompletionList } from './complete/complete.js';
export type { Completion } from './complete/completion.js';
export { hover, type Hover } from './describe/hover.js';
export { signatureHelp, type SignatureHelp } from './describe/signature.js';
export { operatorDocs, signatureOf } from './describe/operator-docs.js';
export { fieldDocs, type FieldDocs } from './describe/schema-docs.js';
export { definitionOf } from './refer/definition-of.js';
export { type QuickFix, quickFixes } from './refer/fixes.js';
export { type Reference, referenceAt, referencesIn, referencesTo } from './refer/references.js';
export { rename, type Renaming } from './refer/rename.js';
export { folds, outline, type OutlineItem, type Symbol, symbols } from './outline/outline.js';
export { kindOfFile } from './place/kind.js';
export { expressionsAt, expressionsOf, type KnownExpression } from './place/expressions.js';
