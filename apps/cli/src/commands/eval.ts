import type { Command } from 'commander';
import { evalLine, OPERATORS } from '@reckoner/engine';
import { EXIT } from '../exit.js';
import { readLines } from '../input/lines.js';
import { out } from '../render/output.js';

/** `reckoner eval`: one NDJSON line `{"logic":…,"data":…}` in, one line `{"result":…}` or `{"error":…}` out. */
export function registerEval(reckoner: Command): void {
  reckoner
    .command('eval')
    .description('Evaluate JSON-Logic or formulas: NDJSON {"logic":…,"data":…} on standard input, one result a line.')
    .option('--conformance', 'behave exactly as json-logic-js does: IEEE doubles, its coercions, its scoping')
    .option('--interpreted', 'in conformance mode, run in the interpreter instead of compiled')
    .action(async (options: { conformance?: boolean; interpreted?: boolean }) => {
      const settings = {
        conformance: options.conformance === true,
        compiled: options.interpreted !== true,
        operators: OPERATORS,
        now: new Date().toISOString(),
      };
      let failed = false;
      for await (const line of readLines(process.stdin)) {
        if (line.trim() === '') continue;
        const answer = evalLine(line, settings);
        failed ||= answer.failed;
        out(`${answer.text}\n`);
      }
      process.exitCode = failed ? EXIT.findings : EXIT.fine;
    });
}
