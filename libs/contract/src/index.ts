export type { components, operations, paths } from './api.js';
export {
  allRows,
  answered,
  compareRows,
  openClient,
  sendEvents,
  SESSION_COOKIE,
  uploadEvents,
  type ClientOptions,
  type EventForm,
  type ImportState,
  type Page,
  type RawBody,
  type ReckonerClient,
  type SentEvents,
  type UploadState,
} from './client.js';
export { ProblemError, Unreachable, type ProblemBody } from './problem.js';
