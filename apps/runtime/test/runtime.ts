/** A whole runtime for a spec file: its own database, all domains, a real port. */
import { afterAll, beforeAll } from '@jest/globals';
import { Configuration } from '../src/platform/configuration.js';
import { type Runtime, startRuntime } from '../src/platform/runtime.js';
import { makeDatabase, type TestDatabase } from './database.js';

/** A runtime, and the database below it. */
export interface TestRuntime extends Runtime {
  readonly test: TestDatabase;
}

/** Registers with Jest: started before the file's tests and stopped after them. Settings go by their variables. */
export function useRuntime(environment: Readonly<Record<string, string>> = {}): TestRuntime {
  let started: TestRuntime | undefined;
  beforeAll(async () => {
    started = await startTestRuntime(environment);
  });
  afterAll(async () => {
    await started?.stop();
    await started?.test.drop();
  });
  return new Proxy({} as TestRuntime, {
    get: (_, key) => {
      if (!started) throw new Error('The runtime is there within tests and hooks only.');
      return started[key as keyof TestRuntime];
    },
  });
}

/** Starts one; a second on the same database where one is given. */
export async function startTestRuntime(
  environment: Readonly<Record<string, string>> = {},
  test?: TestDatabase,
): Promise<TestRuntime> {
  const on = test ?? (await makeDatabase());
  const configuration = Configuration.read([], {
    PORT: '0',
    RECKONER_LOG: 'silent',
    DATABASE_URL: on.applicationUrl,
    DATABASE_MIGRATION_URL: on.ownerUrl,
    ...environment,
  });
  return { ...(await startRuntime(configuration)), test: on };
}
