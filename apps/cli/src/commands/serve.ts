import type { Command } from 'commander';

/** What the command line needs of the runtime; it is loaded by name, since applications do not build on each other. */
interface RuntimeProgram {
  main(arguments_: readonly string[]): Promise<number>;
}

const RUNTIME = '@reckoner/runtime';

/** `reckoner serve`: the runtime, in this process, with the workspace of this folder. Its options are its own. */
export function registerServe(reckoner: Command): void {
  reckoner
    .command('serve')
    .description('Run the runtime: its database, its API, its workers. Ends in order on SIGTERM or Ctrl-C.')
    .argument('[options...]', 'options of the runtime: --port, --data, --workspace, --database, --role ...')
    .allowUnknownOption()
    .addHelpText('after', '\nAll options and variables: docs/guide/configuration.md.')
    .action(async (options: readonly string[]) => {
      const { main } = (await import(RUNTIME)) as RuntimeProgram;
      process.exit(await main(withWorkspace(options)));
    });
}

/** Without another word it is the folder that one stands in. */
function withWorkspace(options: readonly string[]): readonly string[] {
  const isGiven = options.some((option) => /^--workspace(=|$)/.test(option)) || process.env['RECKONER_WORKSPACE'];
  return isGiven ? options : [...options, '--workspace', process.cwd()];
}
