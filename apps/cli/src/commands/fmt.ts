import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { formatFile } from '@reckoner/definitions/format';
import { renderJson, renderText, type Diagnostic } from '@reckoner/diagnostics';
import { EXIT } from '../exit.js';
import { formatOption, type Format } from '../render/options.js';
import { note, out } from '../render/output.js';
import { findRoot, readFiles } from '../workspace/files.js';

/** `reckoner fmt [DIR]`: the canonical layout of all definitions; comments and order are kept. */
export function registerFmt(reckoner: Command): void {
  reckoner
    .command('fmt')
    .description('Bring all definitions into their canonical layout; comments and meaning stay.')
    .argument('[dir]', 'a folder of the workspace', '.')
    .addOption(formatOption())
    .option('--check', 'change nothing; tell which files differ, and end with 1 if there are any')
    .action((dir: string, options: { check?: boolean; format: Format }) => {
      const root = findRoot(dir);
      const changed: string[] = [];
      const unreadable: Diagnostic[] = [];
      for (const [file, text] of readFiles(root)) {
        if (!file.endsWith('.yaml')) continue;
        const formatted = formatFile(file, text);
        if ('diagnostics' in formatted) unreadable.push(...formatted.diagnostics);
        else if (formatted.text !== text) {
          changed.push(file);
          if (!options.check) writeFileSync(path.join(root, file), formatted.text);
        }
      }
      if (options.format === 'json') out(`${JSON.stringify({ files: changed, ...diagnosticsJson(unreadable) })}\n`);
      else printText(changed, unreadable, options.check === true);
      process.exitCode = unreadable.length > 0 || (options.check && changed.length > 0) ? EXIT.findings : EXIT.fine;
    });
}

function diagnosticsJson(diagnostics: readonly Diagnostic[]): object {
  return JSON.parse(renderJson(diagnostics)) as object;
}

function printText(changed: readonly string[], unreadable: readonly Diagnostic[], isCheck: boolean): void {
  if (unreadable.length > 0) note(renderText(unreadable));
  for (const file of changed) out(`${file}\n`);
  note(
    changed.length === 0
      ? 'All files are formatted.'
      : `${changed.length === 1 ? '1 file' : `${changed.length} files`} ${isCheck ? 'not formatted' : 'formatted'}.`,
  );
}
