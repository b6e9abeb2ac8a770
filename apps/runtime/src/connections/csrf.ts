import type { Connection, HttpAnswer } from '@reckoner/connect';
import { TransportError, type Wire, type WireRequest } from './transport.js';

interface Held {
  readonly token: string;
  readonly cookie: string;
}

/** What came of asking for a token: the token, or the answer of a target that wants nothing now. */
type Asked = { readonly held: Held | undefined } | { readonly refusal: HttpAnswer };

/** Tokens against forged writes: fetched once, sent with their cookies, fetched again when the target calls them stale. */
export class CsrfTokens {
  #held: Promise<Asked> | undefined;

  constructor(
    private readonly wire: Wire,
    private readonly basePath: string,
  ) {}

  async send(plan: Connection, request: WireRequest): Promise<HttpAnswer> {
    const { csrf } = plan;
    if (!csrf || request.method === 'GET') return this.wire.send(request);
    const answer = await this.#write(csrf, request);
    const isStale =
      answer.status === 403 && String(answer.headers[csrf.header.toLowerCase()]).toLowerCase() === 'required';
    if (!isStale) return answer;
    // Refused before anything was done, so the very same request goes again, once, with a new token.
    this.#held = undefined;
    return this.#write(csrf, request);
  }

  async #write(csrf: NonNullable<Connection['csrf']>, request: WireRequest): Promise<HttpAnswer> {
    this.#held ??= this.#fetch(csrf, request);
    const asked = await this.#held.catch((error: unknown) => {
      this.#held = undefined;
      // The write itself was not sent.
      throw error instanceof TransportError ? new TransportError(error.code, error.message, false) : error;
    });
    if ('refusal' in asked) {
      this.#held = undefined;
      return asked.refusal;
    }
    const { held } = asked;
    if (!held) this.#held = undefined;
    const own: Record<string, string> = held ? { [csrf.header.toLowerCase()]: held.token, cookie: held.cookie } : {};
    return this.wire.send({ ...request, headers: { ...request.headers, ...own } });
  }

  async #fetch({ path, header }: NonNullable<Connection['csrf']>, request: WireRequest): Promise<Asked> {
    const { 'content-type': _type, ...headers } = request.headers;
    const answer = await this.wire.send({
      method: 'GET',
      path: this.basePath + path,
      headers: { ...headers, [header.toLowerCase()]: 'Fetch' },
      body: undefined,
      deadlineMs: request.deadlineMs,
      mayGo: request.mayGo,
      onHead: request.onHead,
    });
    // It asks for a pause: the write would be one request more inside it.
    if (answer.status === 429 || (answer.status === 503 && answer.headers['retry-after'] !== undefined))
      return { refusal: answer };
    const token = answer.headers[header.toLowerCase()];
    const cookies = answer.headers['set-cookie'];
    const list = cookies === undefined ? [] : typeof cookies === 'string' ? [cookies] : cookies;
    if (typeof token !== 'string') return { held: undefined };
    return { held: { token, cookie: list.map((text) => text.split(';')[0]).join('; ') } };
  }
}
