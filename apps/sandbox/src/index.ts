/** Stand-ins for the systems around the runtime, for tests and demonstrations, and their ledger, read with no server. */
export { startSandbox, SANDBOX, type Sandbox, type SandboxOptions } from './sandbox.js';
export { Ledger, type LedgerOptions } from './ledger/ledger.js';
export { readLedger, segmentsOf } from './ledger/read.js';
export { Oracle, type Doubled, type Violation } from './ledger/oracle.js';
export { judged } from './control/ledger-views.js';
export type { Difference } from './ledger/expected.js';
export type * from './ledger/records.js';
export { cloudEvent, Finished, Push, pushOptions, PUSH, type Progress, type PushOptions } from './source/push.js';
export { stream, MIXED, PLAIN_MIX, type Emission, type Mix } from './source/stream.js';
export { readFirm, type Firm } from './source/firm.js';
export { webhookHeaders } from './source/webhook.js';
export { Connection, type Reply } from './http/wire.js';
export { exact, textOf, plus, minus, times, type Exact } from './exact.js';
