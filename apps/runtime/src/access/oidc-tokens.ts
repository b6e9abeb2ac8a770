import { Inject, Injectable } from '@nestjs/common';
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Identity } from './people.js';

/** The company's identity provider, where there is one. */
export interface OidcSettings {
  readonly issuer: string;
  readonly audience: string;
  /** Where its keys are; as its discovery document says. */
  readonly keys: string;
}

export const OIDC_SETTINGS = Symbol('OIDC settings');

/** Signed by the provider with a key of its own; never `none`, never a shared secret. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA'];
const CLOCK_SKEW_SECONDS = 30;

/** Bearer tokens of the company's identity provider. */
@Injectable()
export class OidcTokens {
  readonly #keys: JWTVerifyGetKey | undefined;

  constructor(@Inject(OIDC_SETTINGS) private readonly settings: OidcSettings | undefined) {
    this.#keys = settings && createRemoteJWKSet(new URL(settings.keys));
  }

  /** Who the token speaks for; undefined where it is not ours to trust. */
  async verify(token: string): Promise<Identity | undefined> {
    if (!this.settings || !this.#keys) return undefined;
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        issuer: this.settings.issuer,
        audience: this.settings.audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_SKEW_SECONDS,
        requiredClaims: ['exp', 'sub'],
      });
      const email = textOf(payload['email']);
      const name = textOf(payload['name']) ?? textOf(payload['preferred_username']) ?? email ?? payload.sub!;
      return { issuer: this.settings.issuer, subject: payload.sub!, name, email };
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}

const LONGEST_CLAIM = 200;

const textOf = (claim: unknown): string | undefined =>
  typeof claim === 'string' && claim !== '' ? claim.slice(0, LONGEST_CLAIM) : undefined;
