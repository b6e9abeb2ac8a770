import type { Command } from 'commander';

/** What the command line needs of the runtime; it is loaded by name, since applications do not build on each other. */
interface RuntimeProgram {
  backup(arguments_: readonly string[]): Promise<number>;
  restoreBackup(arguments_: readonly string[]): Promise<number>;
}

const RUNTIME = '@reckoner/runtime';
const MORE = '\nMore: docs/guide/operations/backup-and-restore.md.';

/** `reckoner backup DIR` and `reckoner restore DIR`: the database as files, and out of them. */
export function registerBackup(reckoner: Command): void {
  reckoner
    .command('backup')
    .description('Write one state of the database into a new folder, beside a runtime that works.')
    .argument('[options...]', 'the folder; and options of the runtime: --data, --database, --migration-database')
    .allowUnknownOption()
    .addHelpText('after', MORE)
    .action(async (arguments_: readonly string[]) => {
      const { backup } = (await import(RUNTIME)) as RuntimeProgram;
      process.exit(await backup(arguments_));
    });
  reckoner
    .command('restore')
    .description('Fill an empty database from a backup; what was sent since is not sent again.')
    .argument('[options...]', 'the folder; --doubtful-days 30, --mark-only MOMENT, and options of the runtime')
    .allowUnknownOption()
    .addHelpText('after', MORE)
    .action(async (arguments_: readonly string[]) => {
      const { restoreBackup } = (await import(RUNTIME)) as RuntimeProgram;
      process.exit(await restoreBackup(arguments_));
    });
}
