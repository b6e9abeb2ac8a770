import type { Command } from 'commander';
import { renderJson, renderText } from '@reckoner/diagnostics';
import { EXIT } from '../exit.js';
import { isColourful, out, note } from '../render/output.js';
import { formatOption, type Format } from '../render/options.js';
import { loadWorkspace } from '../workspace/load.js';

/** `reckoner check [DIR]`: everything that is wrong with a workspace, each with place, reason and remedy. */
export function registerCheck(reckoner: Command): void {
  reckoner
    .command('check')
    .description('Check all definitions of a workspace.')
    .argument('[dir]', 'a folder of the workspace', '.')
    .addOption(formatOption())
    .action((dir: string, options: { format: Format }) => {
      const { checked } = loadWorkspace(dir);
      const { diagnostics } = checked;
      if (options.format === 'json') out(`${renderJson(diagnostics)}\n`);
      else {
        if (diagnostics.length > 0) out(`${renderText(diagnostics, { colour: isColourful() })}\n`);
        note(summary(diagnostics, checked.workspace.paths.length));
      }
      process.exitCode = diagnostics.some((diagnostic) => diagnostic.severity === 'error') ? EXIT.findings : EXIT.fine;
    });
}

function summary(diagnostics: readonly { severity: string }[], files: number): string {
  const count = (severity: string): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  if (diagnostics.length === 0) return `${files} files, nothing to complain about.`;
  const counted = (severity: string, noun: string): string =>
    `${count(severity)} ${noun}${count(severity) === 1 ? '' : 's'}`;
  return `${files} files: ${counted('error', 'error')}, ${counted('warning', 'warning')}, ${counted('info', 'remark')}.`;
}
