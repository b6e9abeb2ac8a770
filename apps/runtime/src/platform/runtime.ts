/** A runtime from its settings to its end: database, schema, application, workers; and back in order. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as wait } from 'node:timers/promises';
import type { Configuration } from './configuration.js';
import { type OpenedDatabase, openDatabase } from './database/open.js';
import { type Foundation, makeApplication } from './http/application.js';
import { Log } from './observe/log.js';
import { Metrics } from './observe/metrics.js';
import { startTraces } from './observe/traces.js';
import { codeOf, messageOf, StartError } from './start-error.js';
import { Drain } from './work/drain.js';
import { Workers } from './work/workers.js';

/** A runtime that runs. */
export interface Runtime {
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Drains and ends it; answers whether all claimed work was finished. */
  readonly stop: () => Promise<boolean>;
}

/** What requests in flight may still take once the workers are done. */
const LAST_ANSWERS = 5_000;

export async function startRuntime(configuration: Configuration): Promise<Runtime> {
  const log = new Log(configuration.logLevel);
  const flush = configuration.tracesUrl === undefined ? undefined : await startTraces(configuration.tracesUrl);
  const opened = await openDatabase(configuration, log);
  const metrics = new Metrics();
  const foundation: Foundation = { configuration, database: opened.database, log, metrics, drain: new Drain() };
  const app = await listening(foundation).catch(async (error: unknown) => {
    await opened.close();
    throw error;
  });
  app.get(Workers).start();
  const url = await app.getUrl();
  log.info('runtime started', { address: url, role: [...configuration.roles].join(',') });
  const end = async (): Promise<boolean> => {
    const isFinished = await stop(app, opened, foundation);
    await flush?.();
    return isFinished;
  };
  return { url, app, stop: end };
}

async function listening(foundation: Foundation): Promise<NestFastifyApplication> {
  const app = await makeApplication(foundation);
  try {
    await listen(app, foundation.configuration);
    return app;
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
}

/**
 * First nothing new is taken; then what is claimed is finished, as far as the time goes (the rest is another's once its
 * lease has run out); then the last answers go out; the database ends last.
 */
async function stop(app: NestFastifyApplication, opened: OpenedDatabase, foundation: Foundation): Promise<boolean> {
  const { drain, log, configuration } = foundation;
  drain.begin();
  const isFinished = await app.get(Workers).stop(configuration.drainTimeout);
  await closed(app);
  await opened.close();
  log.info('runtime stopped', { detail: isFinished ? 'all claimed work is finished' : 'some work is left to others' });
  return isFinished;
}

async function closed(app: NestFastifyApplication): Promise<void> {
  const given = new AbortController();
  const late = wait(LAST_ANSWERS, undefined, { signal: given.signal }).then(
    () => app.getHttpServer().closeAllConnections(),
    () => undefined,
  );
  await app.close();
  given.abort();
  await late;
}

async function listen(app: NestFastifyApplication, { host, port }: Configuration): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const remedy = 'Free it, or choose another with --port or PORT.';
    if (codeOf(error) === 'EADDRINUSE') {
      throw new StartError('PORT_TAKEN', `Port ${port} is taken by another program.`, remedy);
    }
    if (codeOf(error) === 'EACCES') throw new StartError('PORT_REFUSED', `Port ${port} is not for this user.`, remedy);
    if (codeOf(error) === 'EADDRNOTAVAIL' || codeOf(error) === 'ENOTFOUND') {
      const reason = `${host} is no address of this machine: ${messageOf(error)}.`;
      throw new StartError('HOST_UNKNOWN', reason, 'Correct --host or HOST.');
    }
    throw error;
  }
}
