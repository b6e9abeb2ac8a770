/** The sandbox as a process: one line when it is ready, one line why it is not. */
import { judged } from './control/ledger-views.js';
import { commandOf, HELP } from './options.js';
import { startSandbox, type SandboxOptions } from './sandbox.js';

const command = commandOf(process.argv.slice(2));
if (command.what === 'help') process.stdout.write(HELP);
else if (command.what === 'wrong') end(2, `${command.message} See --help.`);
else if (command.what === 'report')
  process.stdout.write(`${JSON.stringify(judged(command.folder).summary(), null, 2)}\n`);
else await serve(command.options);

async function serve(options: Partial<SandboxOptions> & Pick<SandboxOptions, 'folder' | 'workspace'>): Promise<void> {
  const onFailure = (cause: Error): never => process.exit(failed(`The ledger cannot be written: ${cause.message}`));
  const sandbox = await startSandbox({ ...options, onFailure }).catch((cause: unknown) =>
    end(1, explained(cause, options)),
  );
  if (sandbox === undefined) return;
  process.stdout.write(`Sandbox at ${sandbox.address}, ledger in ${options.folder}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}

function explained(cause: unknown, { port, host, folder }: Partial<SandboxOptions>): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `Port ${port} of ${host} is taken; choose another with --port.`;
  if (code === 'EACCES' || code === 'EROFS')
    return `The folder ${folder} cannot be written; choose another with --folder.`;
  return message;
}

function end(code: number, message: string): undefined {
  process.exitCode = code;
  failed(message);
}

function failed(message: string): number {
  process.stderr.write(`${message}\n`);
  return 1;
}
