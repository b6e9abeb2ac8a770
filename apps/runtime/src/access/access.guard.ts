import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../platform/http/problem.js';
import { AccessStore, type Environment, type Known } from './access.store.js';
import { Caller } from './caller.js';
import { Credentials } from './credentials.js';
import { INDIVISIBLE, type Permission } from './permissions.js';
import { OPEN, REQUIRED, type KnownRequest } from './require.js';

export const ENVIRONMENT_HEADER = 'reckoner-environment';
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Decides every request by what its handler declares, never by its path: a route that declares nothing is denied, and
 * no spelling of a path or method leads past it.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly credentials: Credentials,
    private readonly store: AccessStore,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<string | undefined>(OPEN, handler) !== undefined) return true;
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(REQUIRED, handler);
    if (permission === undefined) throw denied('The route declares no permission.');
    const request = context.switchToHttp().getRequest<FastifyRequest & KnownRequest>();
    request.caller = await this.admit(request, permission);
    return true;
  }

  /** Who asks, where they hold the permission; else a problem. */
  async admit(request: FastifyRequest, permission: Permission): Promise<Caller> {
    const identified = await this.credentials.identify(request.headers);
    if (!identified) throw unknownCaller();
    const { known, byCookie } = identified;
    const named = headerOf(request);
    // a page of another site can send the cookie along, but no header of ours
    if (byCookie && !READING.has(request.method) && named === undefined) throw environmentMissing();
    const caller = new Caller(known, await this.#environment(known, named), known.grants);
    if (!caller.may(permission)) throw denied(`This needs the permission ${permission}.`);
    if (INDIVISIBLE.has(permission) && caller.scopeOf(permission) !== 'all')
      throw denied(`The permission ${permission} does not hold within limits.`);
    return caller;
  }

  async #environment(known: Known, named: string | undefined): Promise<Environment> {
    if (known.environment) {
      if (named !== undefined && named !== known.environment.name) throw denied('The key is of another environment.');
      return known.environment;
    }
    const environments = await this.store.environments();
    const found =
      named === undefined && environments.length === 1
        ? environments[0]
        : environments.find(({ name }) => name === named);
    if (!found) throw environmentMissing();
    return found;
  }
}

function headerOf(request: FastifyRequest): string | undefined {
  const value = request.headers[ENVIRONMENT_HEADER];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Nobody, or nobody who is known. */
export function unknownCaller(): Problem {
  return new Problem(401, {
    code: 'NOT_AUTHENTICATED',
    detail: 'The request carries no valid key, token or session.',
    remedy: 'Send `Authorization: Bearer …` with an API key or a token of your identity provider, or log in.',
  });
}

function denied(detail: string): Problem {
  return new Problem(403, { code: 'NOT_ALLOWED', detail, remedy: 'Ask an administrator for a role that holds it.' });
}

function environmentMissing(): Problem {
  return new Problem(400, {
    code: 'ENVIRONMENT_MISSING',
    detail: 'The request names no environment, or none that there is.',
    remedy: 'Send the header `Reckoner-Environment` with the name of one.',
  });
}
