/** What a change would do: differences between workspaces in meaning. Pure; nothing is read or written. */
export { diffWorkspaces, type DefinitionChange } from './diff/diff.js';
