/**
 * Declarative HTTP: what a connection's definition says becomes requests, and answers become verdicts. Pure: sending is
 * the caller's, and so are the clock and the secrets.
 */
export { checkAddress, problemOfResolved, type Allowance, type CheckedAddress } from './address/address.js';
export { readLookUp, readPoll } from './answer/asked.js';
export { readBulk } from './answer/bulk.js';
export { readHead, readSend } from './answer/read.js';
export { retryAfterMs } from './answer/retry-after.js';
export { AUTH_NEEDS, authHeaders, readToken, tokenRequest, type Credentials, type TokenAnswer } from './auth/auth.js';
export { connectionOf, type Auth, type Connection, type Operation, type SendingClass } from './connection.js';
export { headerOf, type HttpAnswer, type HttpRequest } from './http.js';
export { buildBulk, buildLookUp, buildPoll, buildSend, type Built } from './request/build.js';
export type { Outgoing } from './request/outgoing.js';
export type { Difference, Made, Verdict } from './verdict.js';
