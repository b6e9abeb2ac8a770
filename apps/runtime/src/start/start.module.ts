import { Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { ReleasesModule } from '../releases/releases.module.js';
import { FirstStart } from './first-start.js';
import { LoginLink } from './login-link.js';
import { ServeWorkspace } from './serve-workspace.js';

/** What happens between the schema and the first request, in this order. */
@Injectable()
class Start implements OnApplicationBootstrap {
  constructor(
    private readonly workspace: ServeWorkspace,
    private readonly first: FirstStart,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.workspace.run();
    await this.first.run();
  }
}

@Module({ imports: [ReleasesModule], providers: [Start, ServeWorkspace, FirstStart, LoginLink] })
export class StartModule {}
