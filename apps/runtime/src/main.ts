/** The process: settings in, one line for what keeps it from starting, an orderly end when it is asked to end. */
import 'reflect-metadata';
import { Configuration } from './platform/configuration.js';
import { type Runtime, startRuntime } from './platform/runtime.js';
import { messageOf, StartError } from './platform/start-error.js';

const USAGE = 2;
const FAULT = 3;

export async function main(arguments_: readonly string[]): Promise<void> {
  let runtime: Runtime | undefined;
  let isAsked = false;
  const end = (): void => {
    if (isAsked) process.exit(FAULT);
    isAsked = true;
    if (runtime) void ended(runtime);
  };
  process.on('SIGTERM', end).on('SIGINT', end);
  try {
    runtime = await startRuntime(Configuration.read(arguments_, process.env));
    if (isAsked) await ended(runtime);
  } catch (error) {
    process.stderr.write(`reckoner: ${error instanceof StartError ? error.message : `FAULT: ${messageOf(error)}`}\n`);
    process.exitCode = error instanceof StartError && error.code === 'CONFIGURATION_INVALID' ? USAGE : FAULT;
    if (!(error instanceof StartError) && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  }
}

/** The first signal drains; a second one ends at once: leases run out and another process goes on. */
async function ended(runtime: Runtime): Promise<void> {
  await runtime.stop();
  process.exit(0);
}
