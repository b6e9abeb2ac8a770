export type { components, operations, paths } from './api.js';
export {
  allRows,
  answered,
  compareRows,
  openClient,
  sendEvents,
  type ClientOptions,
  type EventForm,
  type ImportState,
  type Page,
  type ReckonerClient,
  type SentEvents,
} from './client.js';
export { ProblemError, Unreachable, type ProblemBody } from './problem.js';
