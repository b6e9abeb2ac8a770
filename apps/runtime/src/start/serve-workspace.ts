import { Injectable } from '@nestjs/common';
import { Configuration } from '../platform/configuration.js';
import { Log } from '../platform/observe/log.js';
import { StartError } from '../platform/start-error.js';
import { Releases } from '../releases/releases.js';
import { NoWorkspace, readWorkspaceFolder } from '../releases/workspace-folder.js';

/** What the workspace of `reckoner serve` is released as, and where. */
const ENVIRONMENT = 'dev';
const ACTOR = 'system:serve';

/** Makes the folder that the runtime serves a release, and lets `dev` run it. */
@Injectable()
export class ServeWorkspace {
  constructor(
    private readonly configuration: Configuration,
    private readonly releases: Releases,
    private readonly log: Log,
  ) {}

  async run(): Promise<void> {
    const folder = this.configuration.workspace;
    if (folder === undefined) return;
    const release = await this.releases.store(filesOf(folder), ACTOR);
    const { checked } = await this.releases.engineOf(release.id);
    const errors = checked.diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
      const detail = `The workspace ${folder} has ${errors.length} errors; the first: ${errors[0]!.message}`;
      throw new StartError('WORKSPACE_INVALID', detail, `See \`reckoner check ${folder}\`.`);
    }
    const { revision } = await this.releases.point(ENVIRONMENT, release, ACTOR);
    this.log.info('workspace served', {
      environment: ENVIRONMENT,
      release: release.hash,
      detail: `revision ${revision}`,
    });
  }
}

function filesOf(folder: string): Map<string, Buffer> {
  try {
    return readWorkspaceFolder(folder);
  } catch (error) {
    if (error instanceof NoWorkspace)
      throw new StartError('WORKSPACE_MISSING', error.message, 'Name another folder with --workspace.');
    throw error;
  }
}
