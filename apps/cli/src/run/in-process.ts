import type { RunOptions } from '../commands/run.js';
import { openBytes } from '../input/open.js';
import { recordReader, type InputRecord } from '../input/records.js';
import { note } from '../render/output.js';
import { executionLine, unreadableLine } from './line.js';
import { OrderedOutput } from './ordered-output.js';
import type { OpenRun } from './open-run.js';
import { Progress } from './progress.js';

/** Runs all records in this process; answers whether one failed. Memory holds one chunk. */
export async function runInProcess(run: OpenRun, options: RunOptions): Promise<boolean> {
  const reader = recordReader(run.records);
  const output = new OrderedOutput();
  const progress = new Progress(options.input);
  let failed = false;
  const work = async (records: readonly InputRecord[]): Promise<boolean> => {
    const { text, anyFailed, stop } = runRecords(run, records, options.strict === true);
    failed ||= anyFailed;
    await output.write(text);
    return stop;
  };
  for await (const chunk of openBytes(options.input)) {
    const stop = await work(reader.push(chunk));
    progress.add(chunk.length);
    if (stop) return true;
  }
  await work(reader.end());
  progress.end();
  return failed;
}

/** Runs some records; their lines as one text. */
export function runRecords(run: OpenRun, records: readonly InputRecord[], strict: boolean): { text: string; anyFailed: boolean; stop: boolean } {
  const lines: string[] = [];
  let anyFailed = false;
  for (const record of records) {
    if ('error' in record) {
      anyFailed = true;
      lines.push(unreadableLine(record));
      if (!strict) continue;
      note(`Stopped: ${record.error.message}`);
      return { text: joined(lines), anyFailed, stop: true };
    }
    const execution = run.program(record.event, run.host);
    if (execution.draws.length > 0) run.host.commit(execution.draws);
    anyFailed ||= execution.result.outcome === 'failed';
    lines.push(executionLine(execution));
  }
  return { text: joined(lines), anyFailed, stop: false };
}

function joined(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
