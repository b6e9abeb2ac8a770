import { expect, test } from '@jest/globals';
import { authHeaders, readToken, tokenRequest } from './auth.js';

const answer = (status: number, body: string) => ({ status, headers: {}, body: new TextEncoder().encode(body) });

test('each way in has its header', () => {
  const credentials = { options: { user: 'ünit' }, secrets: { token: 't', password: 'p:w', key: 'k' } };
  expect(authHeaders('none', credentials)).toEqual({});
  expect(authHeaders('bearer', credentials)).toEqual({ authorization: 'Bearer t' });
  expect(authHeaders('basic', credentials)).toEqual({
    authorization: `Basic ${Buffer.from('ünit:p:w').toString('base64')}`,
  });
  expect(authHeaders('api-key', credentials)).toEqual({ 'x-api-key': 'k' });
  expect(authHeaders('oauth2-client-credentials', credentials, 'tok')).toEqual({ authorization: 'Bearer tok' });
});

test('a token is asked for with the client, in the form or as basic authentication', () => {
  const options = { clientId: 'id', scope: 'a b' };
  const secrets = { clientSecret: 's&' };
  expect(tokenRequest({ options, secrets }).body).toBe(
    'grant_type=client_credentials&scope=a+b&client_id=id&client_secret=s%26',
  );
  const { headers, body } = tokenRequest({ options: { ...options, tokenAuth: 'basic' }, secrets });
  expect(headers).toMatchObject({ authorization: `Basic ${btoa('id:s%26')}` });
  expect(body).not.toContain('s%26');
});

test('a token lives as long as it says; what is none is refused without repeating the answer', () => {
  expect(readToken(answer(200, '{"access_token":"abc","expires_in":60}'))).toEqual({ token: 'abc', lifeMs: 60_000 });
  expect(readToken(answer(200, '{"access_token":"abc","expires_in":"-1"}'))).toEqual({ token: 'abc', lifeMs: 300_000 });
  expect(readToken(answer(200, '{"access_token":"a\\nb"}'))).toHaveProperty('problem');
  expect(readToken(answer(401, '{"error":"invalid_client"}'))).toEqual({
    problem: 'the token was refused with 401 invalid_client',
  });
  expect(readToken(answer(500, '<secret>'))).toEqual({ problem: 'the token was refused with 500' });
});
