import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccessStore, type Known } from './access.store.js';
import { OidcTokens } from './oidc-tokens.js';
import { People } from './people.js';

/** How long credentials that were found good count as such: a revocation takes effect within it. */
const TRUSTED_MS = 5_000;
const CACHE_MAX = 10_000;
export const KEY_PREFIX = 'rk_';
export const SESSION_COOKIE = '__Host-reckoner';

export interface Headers {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
}

/** Finds out who asks: an API key, a bearer token of the company's identity provider, or the cookie of a session. */
@Injectable()
export class Credentials {
  readonly #trusted = new Map<string, { readonly known: Known | undefined; readonly until: number }>();
  /** Who sends many requests sends the same token with each. */
  #last: { readonly token: string; readonly hash: Buffer } = { token: '', hash: Buffer.alloc(0) };

  constructor(
    private readonly store: AccessStore,
    private readonly oidc: OidcTokens,
    private readonly people: People,
  ) {}

  async identify(headers: Headers): Promise<{ known: Known; byCookie: boolean } | undefined> {
    const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
    const token = bearer ?? sessionOf(headers.cookie);
    if (token === undefined) return undefined;
    if (token !== this.#last.token) this.#last = { token, hash: hashOf(token) };
    const known = await this.#once(this.#last.hash, (hash) => this.#find(token, hash, bearer !== undefined));
    return known && { known, byCookie: bearer === undefined };
  }

  /** What was learned of a token is asked again: after a log-out, say. */
  forget(token: string): void {
    this.#trusted.delete(hashOf(token).toString('latin1'));
  }

  async #find(token: string, hash: Buffer, isBearer: boolean): Promise<Known | undefined> {
    if (!isBearer) return this.store.personBySession(hash);
    if (token.startsWith(KEY_PREFIX)) return this.store.keyBySecret(hash);
    const claims = await this.oidc.verify(token);
    if (!claims) return undefined;
    const known = await this.store.personBySubject(claims.issuer, claims.subject);
    if (known || !(await this.people.meet(claims))) return known;
    return this.store.personBySubject(claims.issuer, claims.subject);
  }

  async #once(hash: Buffer, find: (hash: Buffer) => Promise<Known | undefined>): Promise<Known | undefined> {
    const key = hash.toString('latin1');
    const now = performance.now();
    const trusted = this.#trusted.get(key);
    if (trusted && trusted.until > now) return trusted.known;
    const known = await find(hash);
    if (this.#trusted.size >= CACHE_MAX) this.#trusted.clear();
    this.#trusted.set(key, { known, until: now + TRUSTED_MS });
    return known;
  }
}

/** Tokens are random and long: a plain hash keeps them as safe in the tables as a slow one would. */
export function hashOf(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

export function sessionOf(cookie: string | undefined): string | undefined {
  for (const pair of cookie?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === SESSION_COOKIE) return value;
  }
  return undefined;
}
