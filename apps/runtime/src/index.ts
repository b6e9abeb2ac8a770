export { backup, restoreBackup } from './platform/backup/commands.js';
export { main } from './main.js';
export { Configuration, type Role } from './platform/configuration.js';
export { type Runtime, startRuntime } from './platform/runtime.js';
export { type EmbeddedPostgres, startEmbedded } from './platform/postgres/embedded.js';
export { apiDocument } from './platform/http/api-document.js';
