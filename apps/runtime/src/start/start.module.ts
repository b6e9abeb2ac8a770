import { Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ReleasesModule } from '../releases/releases.module.js';
import { FirstAdministrator } from './first-administrator.js';
import { FirstStart } from './first-start.js';
import { LoginLink } from './login-link.js';
import { ServeWorkspace } from './serve-workspace.js';

/** What happens between the schema and the first request, in this order. */
@Injectable()
class Start implements OnApplicationBootstrap {
  constructor(
    private readonly workspace: ServeWorkspace,
    private readonly first: FirstStart,
    private readonly administrator: FirstAdministrator,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.workspace.run();
    await this.first.run();
    await this.administrator.run();
  }
}

@Module({
  imports: [AuditModule, ReleasesModule],
  providers: [Start, ServeWorkspace, FirstStart, FirstAdministrator, LoginLink],
})
export class StartModule {}
