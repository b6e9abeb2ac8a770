import type { Auth } from '../connection.js';
import { Content, type HttpAnswer, type HttpRequest } from '../http.js';
import { readField, textOf } from '../fields.js';

/** What an environment says of a connection besides its address. */
export interface Credentials {
  /** User name, client id, scope, token address, header name: nothing secret. */
  readonly options: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** What each way in needs, by name. */
export const AUTH_NEEDS: Readonly<Record<Auth, { options: readonly string[]; secrets: readonly string[] }>> = {
  none: { options: [], secrets: [] },
  bearer: { options: [], secrets: ['token'] },
  basic: { options: ['user'], secrets: ['password'] },
  'api-key': { options: [], secrets: ['key'] },
  'oauth2-client-credentials': { options: ['tokenAddress', 'clientId'], secrets: ['clientSecret'] },
};

/** The headers that let us in; `token` is the one that OAuth gave. */
export function authHeaders(auth: Auth, { options, secrets }: Credentials, token?: string): Record<string, string> {
  switch (auth) {
    case 'none':
      return {};
    case 'bearer':
      return { authorization: `Bearer ${secrets['token'] ?? ''}` };
    case 'basic':
      return { authorization: basic(options['user'] ?? '', secrets['password'] ?? '') };
    case 'api-key':
      return { [(options['header'] ?? 'x-api-key').toLowerCase()]: secrets['key'] ?? '' };
    case 'oauth2-client-credentials':
      return { authorization: `Bearer ${token ?? ''}` };
  }
}

/** The request for a token, at the environment's token address. */
export function tokenRequest({
  options,
  secrets,
}: Credentials): Pick<HttpRequest, 'method' | 'headers'> & { body: string } {
  const isBasic = options['tokenAuth'] === 'basic';
  const fields = new URLSearchParams({ grant_type: 'client_credentials' });
  for (const name of ['scope', 'audience', 'resource']) if (options[name]) fields.set(name, options[name]);
  if (!isBasic) {
    fields.set('client_id', options['clientId'] ?? '');
    fields.set('client_secret', secrets['clientSecret'] ?? '');
  }
  const login: Record<string, string> = isBasic
    ? {
        authorization: basic(
          encodeURIComponent(options['clientId'] ?? ''),
          encodeURIComponent(secrets['clientSecret'] ?? ''),
        ),
      }
    : {};
  return {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded', ...login },
    body: fields.toString(),
  };
}

export type TokenAnswer = { readonly token: string; readonly lifeMs: number } | { readonly problem: string };

const TOKEN_LIFE_S = 300;

export function readToken(answer: HttpAnswer): TokenAnswer {
  const { value } = new Content(answer.body);
  if (answer.status < 200 || answer.status >= 300) {
    const error = textOf(readField(value, ['error'])) ?? '';
    return { problem: `the token was refused with ${answer.status}${/^[\w.-]{1,60}$/.test(error) ? ` ${error}` : ''}` };
  }
  const token = readField(value, ['access_token']);
  if (typeof token !== 'string' || !/^[\x21-\x7e]{1,8192}$/.test(token))
    return { problem: 'the answer holds no token' };
  const seconds = Number(textOf(readField(value, ['expires_in'])) ?? TOKEN_LIFE_S);
  return { token, lifeMs: (Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 86_400) : TOKEN_LIFE_S) * 1000 };
}

function basic(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
