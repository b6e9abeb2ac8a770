/** The process: settings in, one line for what keeps it from starting, an orderly end when it is asked to end. */
import 'reflect-metadata';
import { Configuration } from './platform/configuration.js';
import { type Runtime, startRuntime } from './platform/runtime.js';
import { messageOf, StartError } from './platform/start-error.js';
import { LoginLink } from './start/login-link.js';

const FINE = 0;
const USAGE = 2;
const FAULT = 3;

/** Runs a runtime until it is asked to end; answers the exit code. The caller then ends the process. */
export async function main(arguments_: readonly string[]): Promise<number> {
  const asked = askedToEnd();
  try {
    const runtime: Runtime = await startRuntime(Configuration.read(arguments_, process.env));
    const link = await runtime.app.get(LoginLink, { strict: false }).at(runtime.url);
    if (link !== undefined) process.stdout.write(`reckoner: log in at ${link}\n`);
    await asked;
    await runtime.stop();
    return FINE;
  } catch (error) {
    if (error instanceof StartError) {
      process.stderr.write(`reckoner: ${error.message}\n`);
      return error.code === 'CONFIGURATION_INVALID' ? USAGE : FAULT;
    }
    const trace = error instanceof Error ? error.stack : undefined;
    process.stderr.write(`reckoner: FAULT: ${messageOf(error)}\n${trace ? `${trace}\n` : ''}`);
    return FAULT;
  }
}

/** The first signal drains; a second one ends at once: leases run out and another process goes on. */
function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    let isAsked = false;
    const end = (): void => {
      if (isAsked) process.exit(FAULT);
      isAsked = true;
      resolve();
    };
    process.on('SIGTERM', end).on('SIGINT', end);
  });
}
