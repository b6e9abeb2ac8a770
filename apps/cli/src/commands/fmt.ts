import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { formatFile } from '@reckoner/definitions';
import { renderText } from '@reckoner/diagnostics';
import { EXIT } from '../exit.js';
import { note, out } from '../render/output.js';
import { findRoot, readFiles } from '../workspace/files.js';

/** `reckoner fmt [DIR]`: the canonical layout of all definitions; comments and order are kept. */
export function registerFmt(reckoner: Command): void {
  reckoner
    .command('fmt')
    .description('Bring all definitions into their canonical layout; comments and meaning stay.')
    .argument('[dir]', 'a folder of the workspace', '.')
    .option('--check', 'change nothing; tell which files differ, and end with 1 if there are any')
    .action((dir: string, options: { check?: boolean }) => {
      const root = findRoot(dir);
      const changed: string[] = [];
      let unreadable = 0;
      for (const [file, text] of readFiles(root)) {
        if (!file.endsWith('.yaml')) continue;
        const formatted = formatFile(file, text);
        if ('diagnostics' in formatted) {
          note(renderText(formatted.diagnostics));
          unreadable += 1;
        } else if (formatted.text !== text) {
          changed.push(file);
          if (!options.check) writeFileSync(path.join(root, file), formatted.text);
        }
      }
      for (const file of changed) out(`${file}\n`);
      note(
        changed.length === 0
          ? 'All files are formatted.'
          : `${changed.length === 1 ? '1 file' : `${changed.length} files`} ${options.check ? 'not formatted' : 'formatted'}.`,
      );
      process.exitCode = unreadable > 0 || (options.check && changed.length > 0) ? EXIT.findings : EXIT.fine;
    });
}
