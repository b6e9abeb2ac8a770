/** Who may call: basic, bearer, OAuth2 client credentials with tokens that run out, and SAP's CSRF token with its cookie. Tokens carry their own proof, so they outlive a restart. */
import { createHmac } from 'node:crypto';
import { json, type Answer, type Incoming } from '../http/server.js';
import type { Settings } from './settings.js';
import type { Refusal, Vendor } from './vendor.js';

const TOKEN_PATH = /\/(?:oauth2?\/.*)?token$/;
const CSRF_LIFE_MS = 30 * 60_000;

/** Is this request one for a token? */
export function wantsToken(vendor: Vendor, incoming: Incoming): boolean {
  return vendor.auth === 'oauth' && incoming.method === 'POST' && TOKEN_PATH.test(incoming.path);
}

/** The token endpoint: client id and secret as a form or as basic authentication, or a signed assertion that names the client. */
export function grantToken(incoming: Incoming, settings: Settings): Answer {
  const form = new URLSearchParams(incoming.body);
  if (form.get('grant_type') !== 'client_credentials') return json(400, { error: 'unsupported_grant_type' });
  if (!isClient(incoming, form, settings))
    return json(401, { error: 'invalid_client', error_description: 'Client id or secret is wrong.' });
  const token = tokenOf(settings, incoming.at, settings.tokenLifeS * 1000);
  return json(
    200,
    { access_token: token, token_type: 'Bearer', expires_in: settings.tokenLifeS },
    { 'cache-control': 'no-store' },
  );
}

function isClient(incoming: Incoming, form: URLSearchParams, { user, secret }: Settings): boolean {
  if (incoming.headers.authorization === basic(user, secret)) return true;
  if (form.get('client_id') === user && form.get('client_secret') === secret) return true;
  const claims = form.get('client_assertion')?.split('.')[1];
  if (claims === undefined) return false;
  try {
    return (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iss?: unknown }).iss === user;
  } catch {
    return false;
  }
}

function tokenOf({ secret }: Settings, at: number, life: number): string {
  const text = `${Math.floor(at * 1000).toString(36)}.${Math.floor(at + life).toString(36)}`;
  return `${text}.${signed(secret, text)}`;
}

function isToken(token: string, { secret, tokensFrom }: Settings, at: number): boolean {
  const [issued = '', until = '', proof = ''] = token.split('.');
  if (signed(secret, `${issued}.${until}`) !== proof) return false;
  return parseInt(until, 36) > at && parseInt(issued, 36) / 1000 >= tokensFrom;
}

function signed(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22);
}

function basic(user: string, secret: string): string {
  return `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
}

/** Why the request may not come in, if it may not. */
export function refusedAccess(vendor: Vendor, incoming: Incoming, settings: Settings): Refusal | undefined {
  const given = incoming.headers.authorization ?? '';
  if (vendor.auth === 'none') return undefined;
  if (vendor.auth === 'basic' && given === basic(settings.user, settings.secret)) return undefined;
  if (vendor.auth === 'bearer' && given === `Bearer ${settings.secret}`) return undefined;
  if (vendor.auth === 'oauth' && given.startsWith('Bearer ') && isToken(given.slice(7), settings, incoming.at))
    return undefined;
  return {
    status: 401,
    code: vendor.auth === 'oauth' ? 'INVALID_LOGIN' : 'UNAUTHORIZED',
    message: 'Authentication failed: the credentials are missing, wrong or expired.',
  };
}

/** A token and its cookie for a read that asks with `X-CSRF-Token: Fetch`. */
export function csrfHeaders(incoming: Incoming, settings: Settings): Record<string, string> {
  if (String(incoming.headers['x-csrf-token'] ?? '').toLowerCase() !== 'fetch') return {};
  const session = tokenOf(settings, incoming.at, CSRF_LIFE_MS);
  return {
    'x-csrf-token': signed(settings.secret, session),
    'set-cookie': `SAP_SESSIONID_RKS_100=${session}; path=/; HttpOnly`,
  };
}

/** A write needs both, and they must belong together. */
export function hasCsrf(incoming: Incoming, settings: Settings): boolean {
  const session = /SAP_SESSIONID_RKS_100=([^;]+)/.exec(incoming.headers.cookie ?? '')?.[1];
  const token = incoming.headers['x-csrf-token'];
  return session !== undefined && isToken(session, settings, incoming.at) && token === signed(settings.secret, session);
}
