import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit/audit.module.js';
import { Configuration } from '../platform/configuration.js';
import { AccessController } from './access.controller.js';
import { AccessGuard } from './access.guard.js';
import { AccessStore } from './access.store.js';
import { ApiKeys } from './api-keys.js';
import { Credentials } from './credentials.js';
import { OIDC_SETTINGS, OidcTokens, type OidcSettings } from './oidc-tokens.js';
import { SessionController } from './session.controller.js';
import { Sessions } from './sessions.js';

@Global()
@Module({
  imports: [AuditModule],
  controllers: [AccessController, SessionController],
  providers: [
    AccessStore,
    ApiKeys,
    Credentials,
    OidcTokens,
    Sessions,
    { provide: APP_GUARD, useClass: AccessGuard },
    {
      provide: OIDC_SETTINGS,
      inject: [Configuration],
      useFactory: ({ oidcIssuer, oidcAudience, oidcKeys }: Configuration): OidcSettings | undefined =>
        oidcIssuer && oidcAudience && oidcKeys
          ? { issuer: oidcIssuer, audience: oidcAudience, keys: oidcKeys }
          : undefined,
    },
  ],
  exports: [AccessStore, ApiKeys, Sessions],
})
export class AccessModule {}
