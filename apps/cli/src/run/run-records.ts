import type { Execution } from '@reckoner/engine';
import type { InputRecord } from '../input/records.js';
import type { OpenRun } from './open-run.js';

/** What became of some records: their lines as one text. */
export interface Written {
  readonly text: string;
  readonly anyFailed: boolean;
  /** Why the run ends here, under `--strict`. */
  readonly stop: string | undefined;
}

/** What becomes of each record that could be read; balances are drawn on in this order. */
export function execute(run: OpenRun, records: readonly InputRecord[]): (Execution | undefined)[] {
  return records.map((record) => {
    if ('error' in record) return undefined;
    const execution = run.program(record.event, run.host);
    if (execution.draws.length > 0) run.host.commit(execution.draws);
    return execution;
  });
}

/** The lines of executed records, counted as they are written. */
export function write(
  run: OpenRun,
  records: readonly InputRecord[],
  executions: readonly (Execution | undefined)[],
  strict: boolean,
): Written {
  let text = '';
  let anyFailed = false;
  for (const [index, record] of records.entries()) {
    if ('error' in record) {
      anyFailed = true;
      text += `${run.writer.unreadable(record)}\n`;
      run.totals?.countUnreadable(record.error);
      if (strict) return { text, anyFailed, stop: `Stopped: ${record.error.message}` };
      continue;
    }
    const execution = executions[index]!;
    anyFailed ||= execution.result.outcome === 'failed';
    text += `${run.writer.write(execution, record.line)}\n`;
    run.totals?.count(execution);
  }
  return { text, anyFailed, stop: undefined };
}
