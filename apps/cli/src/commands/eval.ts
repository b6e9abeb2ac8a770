import type { Command } from 'commander';
import { OPERATORS } from '@reckoner/engine';
import { evalLine, type EvalAnswer } from '@reckoner/engine/eval-line';
import { EXIT } from '../exit.js';
import { readLines } from '../input/lines.js';
import { formatOption, type Format } from '../render/options.js';
import { out } from '../render/output.js';

/** `reckoner eval`: one NDJSON line `{"logic":…,"data":…}` in, one line `{"result":…}` or `{"error":…}` out. */
export function registerEval(reckoner: Command): void {
  reckoner
    .command('eval')
    .description('Evaluate JSON-Logic or formulas: NDJSON {"logic":…,"data":…} on standard input, one result a line.')
    .addOption(formatOption('json'))
    .option('--conformance', 'behave exactly as json-logic-js does: IEEE doubles, its coercions, its scoping')
    .option('--interpreted', 'in conformance mode, run in the interpreter instead of compiled')
    .action(async (options: { conformance?: boolean; interpreted?: boolean; format: Format }) => {
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
        out(`${options.format === 'json' ? answer.text : answerText(answer)}\n`);
      }
      process.exitCode = failed ? EXIT.findings : EXIT.fine;
    });
}

/** The result as JSON, or `CODE: message`. */
function answerText({ text, failed }: EvalAnswer): string {
  if (!failed) return text.slice('{"result":'.length, -1);
  const { error } = JSON.parse(text) as { error: { code: string; message: string } };
  return `${error.code}: ${error.message}`;
}
