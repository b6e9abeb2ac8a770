import type { Command } from 'commander';
import { explainFlow, MemoryHost, stringifyJson, validateValue } from '@reckoner/engine';
import { EXIT, UsageError } from '../exit.js';
import { openInput, type InputOptions } from '../input/open.js';
import { formatOption, inputOptions, wholeNumber, type Format } from '../render/options.js';
import { out } from '../render/output.js';
import { explanationJson, renderExplanation } from '../render/explain.js';
import { recordWriter } from '../run/line.js';
import { findFlow } from '../workspace/find-flow.js';
import { loadWorkspace } from '../workspace/load.js';
import { reportErrors } from '../workspace/report.js';

interface Options extends InputOptions {
  readonly format: Format;
  readonly workspace: string;
  readonly line?: number;
  readonly match?: string;
}

/** `reckoner explain FLOW --input FILE`: why each entry ended as it did. */
export function registerExplain(reckoner: Command): void {
  const command = reckoner
    .command('explain')
    .description(
      'Say why entries end as they do: each condition with its values, near misses, what would have to change, where each field comes from.',
    )
    .argument('<flow>', 'the flow')
    .addOption(formatOption())
    .option('--line <number>', 'only the entry in this line of the input', wholeNumber(1))
    .option('--match <text>', 'only entries whose text contains this');
  for (const option of inputOptions()) command.addOption(option);
  command.action(async (flowRef: string, options: Options) => {
    const { checked } = loadWorkspace(options.workspace, { withoutTests: true, rows: options.rows });
    if (reportErrors(checked)) return;
    const flow = findFlow(checked, flowRef);
    const host = new MemoryHost(checked.rows);
    let shown = 0;
    for await (const record of openInput(options, { flow, checked })) {
      if ('error' in record) {
        if (options.line !== record.line) continue;
        const writer = recordWriter(flow, options.format);
        out(`${writer.unreadable(record)}\n`);
        process.exitCode = EXIT.findings;
        return;
      }
      const explanation = explainFlow(flow, record.event, host, validateValue);
      host.commit(explanation.execution.draws);
      if (options.line !== undefined && record.line !== options.line) continue;
      if (options.match !== undefined && !stringifyJson(record.event.data).includes(options.match)) continue;
      shown += 1;
      out(
        options.format === 'json'
          ? `${explanationJson(explanation)}\n`
          : `${shown > 1 ? '\n' : ''}line ${record.line}: ${renderExplanation(explanation)}`,
      );
      if (options.line !== undefined) break;
    }
    if (shown === 0) throw new UsageError('No entry of the input was asked for; see --line and --match.');
    process.exitCode = EXIT.fine;
  });
}
