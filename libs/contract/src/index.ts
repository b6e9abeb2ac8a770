export type { components, operations, paths } from './api.js';
export {
  allRows,
  answered,
  compareHistory,
  compareRows,
  openClient,
  sendEvents,
  SESSION_COOKIE,
  uploadEvents,
  type ClientOptions,
  type EventForm,
  type HistoryState,
  type ImportState,
  type Page,
  type RawBody,
  type ReckonerClient,
  type SentEvents,
  type UploadState,
} from './client.js';
export { ProblemError, Unreachable, type ProblemBody } from './problem.js';
