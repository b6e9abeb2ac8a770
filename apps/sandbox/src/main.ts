/** The sandbox as a process: one line when it is ready, one line why it is not. */
import { judged } from './control/ledger-views.js';
import { Ledger } from './ledger/ledger.js';
import type { LedgerRecord } from './ledger/records.js';
import { commandOf, HELP, type Command } from './options.js';
import { readFirm } from './source/firm.js';
import { Finished, Push } from './source/push.js';
import { startSandbox, type SandboxOptions } from './sandbox.js';

const command = commandOf(process.argv.slice(2));
if (command.what === 'help') process.stdout.write(HELP);
else if (command.what === 'wrong') end(2, `${command.message} See --help.`);
else if (command.what === 'report')
  process.stdout.write(`${JSON.stringify(judged(command.folder).summary(), null, 2)}\n`);
else if (command.what === 'push') await push(command);
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

async function push({ folder, workspace, fsync, options }: Extract<Command, { what: 'push' }>): Promise<void> {
  const firm = readFirm(workspace);
  if (firm === undefined)
    return end(1, `${workspace} has no sample rows to make entries from; name another with --workspace.`);
  const before = new Finished();
  const onFailure = (cause: Error): never => process.exit(failed(`The ledger cannot be written: ${cause.message}`));
  const take = (record: LedgerRecord): void => {
    if ('run' in record && record.run === options.run) before.replay(record);
  };
  let ledger: Ledger;
  try {
    ledger = new Ledger({ folder, fsync, onFailure }, take);
  } catch (cause) {
    return end(1, explained(cause, { folder }));
  }
  const running = new Push(firm, options, ledger, before);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => running.stop());
  const progress = await running.done;
  await ledger.close();
  process.stdout.write(`${JSON.stringify(progress)}\n`);
  if (progress.refused > progress.conflicts) process.exitCode = 1;
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
