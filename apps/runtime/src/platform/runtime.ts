/** A runtime from its settings to its end: database, schema, application, workers; and back in order. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Configuration } from './configuration.js';
import { openDatabase } from './database/open.js';
import { makeApplication } from './http/application.js';
import { Log } from './observe/log.js';
import { codeOf, messageOf, StartError } from './start-error.js';
import { Workers } from './work/workers.js';

/** A runtime that runs. */
export interface Runtime {
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Drains and ends it; answers whether all claimed work was finished. */
  readonly stop: () => Promise<boolean>;
}

export async function startRuntime(configuration: Configuration): Promise<Runtime> {
  const log = new Log(configuration.logLevel);
  const opened = await openDatabase(configuration, log);
  let app: NestFastifyApplication | undefined;
  try {
    app = await makeApplication({ configuration, database: opened.database, log });
    await listen(app, configuration);
  } catch (error) {
    await app?.close().catch(() => undefined);
    await opened.close();
    throw error;
  }
  const workers = app.get(Workers);
  workers.start();
  const running = app;
  const url = await app.getUrl();
  log.info('runtime started', { address: url, role: [...configuration.roles].join(',') });
  return {
    url,
    app: running,
    stop: async () => {
      const isFinished = await workers.stop(configuration.drainTimeout);
      await running.close();
      await opened.close();
      log.info('runtime stopped', {
        detail: isFinished ? 'all claimed work was finished' : 'some work was handed over',
      });
      return isFinished;
    },
  };
}

async function listen(app: NestFastifyApplication, { host, port }: Configuration): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const remedy = 'Free it, or choose another with --port or PORT.';
    if (codeOf(error) === 'EADDRINUSE')
      throw new StartError('PORT_TAKEN', `Port ${port} is taken by another program.`, remedy);
    if (codeOf(error) === 'EACCES') throw new StartError('PORT_REFUSED', `Port ${port} is not for this user.`, remedy);
    if (codeOf(error) === 'EADDRNOTAVAIL' || codeOf(error) === 'ENOTFOUND') {
      throw new StartError(
        'HOST_UNKNOWN',
        `${host} is no address of this machine: ${messageOf(error)}.`,
        'Correct --host or HOST.',
      );
    }
    throw error;
  }
}
