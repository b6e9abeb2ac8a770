/** Calls the API of a spec file's runtime with a key of its own. */
import { ApiKeys } from '../src/access/api-keys.js';
import { Releases } from '../src/releases/releases.js';
import { holdToContract } from './contract.js';
import type { TestRuntime } from './runtime.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly answer: Record<string, unknown>;
}

export interface TestCaller {
  readonly environment: number;
  readonly get: (path: string) => Promise<Answer>;
  readonly post: Write;
  readonly put: Write;
}

type Write = (
  path: string,
  body: string | Uint8Array | ReadableStream,
  contentType: string,
  headers?: Record<string, string>,
) => Promise<Answer>;

/** Lets the environment `dev` run these files, and makes a key with these roles. */
export async function callerOf(
  runtime: TestRuntime,
  files: Readonly<Record<string, string>>,
  roles: readonly string[],
): Promise<TestCaller> {
  const releases = runtime.app.get(Releases, { strict: false });
  const release = await releases.store(new Map(Object.entries(files)), 'test');
  const { environment } = await releases.point('dev', release, 'test');
  const keys = runtime.app.get(ApiKeys, { strict: false });
  const made = await keys.make({ environment, name: 'test', by: 'test', roles: roles.map((role) => ({ role })) });
  const authorization = `Bearer ${made.key}`;
  const call = async (path: string, init: RequestInit): Promise<Answer> => {
    const answer = await answered(fetch(new URL(path, runtime.url), init));
    const contentType = answer.headers.get('content-type') ?? '';
    holdToContract({ method: init.method ?? 'GET', path }, { ...answer, contentType });
    return answer;
  };
  const write =
    (method: string): Write =>
    (path, body, contentType, headers = {}) =>
      call(path, {
        method,
        headers: { 'content-type': contentType, authorization, ...headers },
        body: body as NonNullable<RequestInit['body']>,
        ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
      } as RequestInit);
  return {
    environment,
    get: (path) => call(path, { headers: { authorization } }),
    post: write('POST'),
    put: write('PUT'),
  };
}

async function answered(asked: Promise<Response>): Promise<Answer> {
  const response = await asked;
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const answer = (isJson && text !== '' ? JSON.parse(text) : {}) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, text, answer };
}
