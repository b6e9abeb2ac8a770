import { Command, CommanderError } from 'commander';
import { EXIT, UsageError } from './exit.js';
import { registerAudit } from './commands/audit.js';
import { registerCases } from './commands/cases.js';
import { registerBackup } from './commands/backup.js';
import { registerCheck } from './commands/check.js';
import { registerDiff } from './commands/diff.js';
import { registerEval } from './commands/eval.js';
import { registerEvents } from './commands/events.js';
import { registerExplain } from './commands/explain.js';
import { registerExport } from './commands/export.js';
import { registerFmt } from './commands/fmt.js';
import { registerImport } from './commands/import.js';
import { registerInit } from './commands/init.js';
import { registerLogin } from './commands/login.js';
import { registerRun } from './commands/run.js';
import { registerSandbox } from './commands/sandbox.js';
import { registerSecret } from './commands/secret.js';
import { registerSend } from './commands/send.js';
import { registerServe } from './commands/serve.js';
import { registerTest } from './commands/test.js';
import { sayRefusal } from './remote/refusal.js';

const VERSION = '0.1.0';

/** `reckoner`: one file per command under `commands/`; each answers its exit code. */
function program(): Command {
  const reckoner = new Command('reckoner')
    .description('Turns approved work into correct bills, by versioned mappings and rules.')
    .version(VERSION)
    .exitOverride()
    .configureHelp({ sortSubcommands: false })
    .addHelpText('after', '\nExit codes: 0 fine, 1 findings, 2 usage, 3 fault.');
  for (const register of [
    registerInit,
    registerCheck,
    registerFmt,
    registerTest,
    registerRun,
    registerExplain,
    registerEval,
    registerDiff,
    registerServe,
    registerBackup,
    registerSandbox,
    registerLogin,
    registerSecret,
    registerSend,
    registerEvents,
    registerCases,
    registerImport,
    registerExport,
    registerAudit,
  ]) {
    register(reckoner);
  }
  return reckoner;
}

/** Runs the command line; nothing is thrown to the person but bugs of ours. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    const reckoner = program();
    if (argv.length <= 2) {
      reckoner.outputHelp();
      return EXIT.usage;
    }
    await reckoner.parseAsync([...argv]);
    return Number(process.exitCode ?? EXIT.fine);
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.fine : EXIT.usage;
    if (thrown instanceof UsageError) {
      process.stderr.write(`${thrown.message}\n`);
      return EXIT.usage;
    }
    const refused = sayRefusal(thrown);
    if (refused !== undefined) return refused;
    if (isRefusal(thrown)) {
      process.stderr.write(`${thrown.message}\n`);
      return EXIT.usage;
    }
    process.stderr.write(
      `This is a fault in reckoner, not in your files. Please report it with this trace:\n${String((thrown as Error).stack ?? thrown)}\n`,
    );
    return EXIT.fault;
  }
}

/** What the system refuses because of what was asked for: a file where a folder is needed, no right to read or write. */
const REFUSALS = ['EACCES', 'EEXIST', 'EISDIR', 'ENOENT', 'ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS'];

function isRefusal(thrown: unknown): thrown is NodeJS.ErrnoException {
  return (
    thrown instanceof Error && 'syscall' in thrown && REFUSALS.includes(String((thrown as NodeJS.ErrnoException).code))
  );
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.fine);
  throw error;
});
process.exitCode = await main(process.argv);
