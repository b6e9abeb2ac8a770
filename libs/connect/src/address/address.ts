import { octetsOf, reachOf } from './ip.js';

/** Where a connection may lead: an address that an admin set for an environment, and nothing that a payload says. */

export interface Allowance {
  /** The environment's word that its targets stand in the own network or on this machine. */
  readonly private: boolean;
}

export type CheckedAddress = { readonly url: URL } | { readonly problem: string; readonly remedy: string };

const PORTS = new Set(['', '80', '443', '8080', '8443']);

/** What a connection's address must look like, before its name is resolved. */
export function checkAddress(text: string, allowance: Allowance): CheckedAddress {
  const remedy = 'Give a base address such as `https://api.example.com/v1`.';
  if (!URL.canParse(text)) return { problem: 'it is no address', remedy };
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && allowance.private))
    return { problem: `it begins with \`${url.protocol}\`, not with \`https:\``, remedy };
  if (url.username !== '' || url.password !== '')
    return { problem: 'it holds a user or a password', remedy: 'Give them as options and secrets of the connection.' };
  if (url.search !== '' || url.hash !== '') return { problem: 'it has a query or a fragment', remedy };
  if (!allowance.private && !PORTS.has(url.port))
    return { problem: `port ${url.port} is none of those that targets use`, remedy: 'Use 443, 80, 8443 or 8080.' };
  const literal = octetsOf(url.hostname.replace(/^\[|\]$/g, ''));
  return literal && !isAllowed(literal, allowance) ? { problem: notAllowed(url.hostname), remedy: REMEDY } : { url };
}

const REMEDY = 'Allow private addresses for this environment if the target stands in your own network.';

/** Undefined where a resolved address may be connected to. */
export function problemOfResolved(address: string, allowance: Allowance): string | undefined {
  const octets = octetsOf(address);
  return octets && isAllowed(octets, allowance) ? undefined : notAllowed(address);
}

function isAllowed(octets: readonly number[], allowance: Allowance): boolean {
  const reach = reachOf(octets);
  return reach === 'public' || (reach === 'private' && allowance.private);
}

function notAllowed(address: string): string {
  return `${address} is not an address on the public internet`;
}
