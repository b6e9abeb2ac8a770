import { setTimeout as wait } from 'node:timers/promises';
import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AuditModule } from '../audit/audit.module.js';
import { Configuration } from '../platform/configuration.js';
import { Database } from '../platform/database/database.js';
import { Workers } from '../platform/work/workers.js';
import { AccessController } from './access.controller.js';
import { AccessGuard } from './access.guard.js';
import { AccessStore } from './access.store.js';
import { ApiKeys } from './api-keys.js';
import { Credentials } from './credentials.js';
import { DemoPeople } from './demo-people.js';
import { Idempotency } from './idempotency.js';
import { idempotencyStore } from './idempotency.store.js';
import { OIDC_SETTINGS, OidcTokens, type OidcSettings } from './oidc-tokens.js';
import { People } from './people.js';
import { PeopleController } from './people.controller.js';
import { SessionController } from './session.controller.js';
import { Sessions } from './sessions.js';

const PAUSE_MILLISECONDS = 600_000;

@Global()
@Module({
  imports: [AuditModule],
  controllers: [AccessController, PeopleController, SessionController],
  providers: [
    AccessStore,
    ApiKeys,
    Credentials,
    DemoPeople,
    OidcTokens,
    People,
    Sessions,
    AccessGuard,
    { provide: APP_GUARD, useExisting: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: Idempotency },
    {
      provide: OIDC_SETTINGS,
      inject: [Configuration],
      useFactory: ({ oidcIssuer, oidcAudience, oidcKeys }: Configuration): OidcSettings | undefined =>
        oidcIssuer && oidcAudience && oidcKeys
          ? { issuer: oidcIssuer, audience: oidcAudience, keys: oidcKeys }
          : undefined,
    },
  ],
  exports: [AccessStore, ApiKeys, DemoPeople, People, Sessions],
})
export class AccessModule implements OnModuleInit {
  constructor(
    private readonly workers: Workers,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.workers.add({ name: 'access clean-up', role: 'schedule', run: (stopping) => this.#expire(stopping) });
  }

  async #expire(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      await idempotencyStore.expire(this.database);
      await wait(PAUSE_MILLISECONDS, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
}
