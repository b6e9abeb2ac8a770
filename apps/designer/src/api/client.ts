/** The runtime's client for this page: same address, the session's cookie, and the environment that the address names. */
import { openClient, type ReckonerClient } from '@reckoner/contract';
import { environmentOfPath } from './environment.js';

export { answered, type components } from '@reckoner/contract';

const HEADER = 'reckoner-environment';

let environments: readonly string[] = [];

/** Told once who is signed in: the environment for a page whose address names none. */
export function knowEnvironments(names: readonly string[]): void {
  environments = names;
}

/** The environment that requests of this page are about. */
export function currentEnvironment(): string | undefined {
  return environmentOfPath(location.pathname) ?? environments[0];
}

/** A request that belongs to the page; callers may name another environment by the header itself. */
export function send(request: Request): Promise<Response> {
  const environment = currentEnvironment();
  if (environment !== undefined && !request.headers.has(HEADER)) request.headers.set(HEADER, environment);
  return fetch(request);
}

export const api: ReckonerClient = openClient({ url: location.origin, fetch: send });
