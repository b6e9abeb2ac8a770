import type { RunOptions } from '../commands/run.js';
import { openBytes } from '../input/open.js';
import { recordReader, type InputRecord } from '../input/records.js';
import { note } from '../render/output.js';
import { OrderedOutput } from './ordered-output.js';
import type { OpenRun } from './open-run.js';
import { Progress } from './progress.js';
import { execute, write } from './run-records.js';

/** Runs all records in this process; answers whether one failed. Memory holds one chunk. */
export async function runInProcess(run: OpenRun, options: RunOptions): Promise<boolean> {
  const reader = recordReader(run.records);
  const output = new OrderedOutput();
  const progress = new Progress(options.input);
  let failed = false;
  const work = async (records: readonly InputRecord[]): Promise<boolean> => {
    const { text, anyFailed, stop } = write(run, records, execute(run, records), options.strict === true);
    failed ||= anyFailed;
    await output.write(text);
    if (stop !== undefined) note(stop);
    return stop !== undefined;
  };
  for await (const chunk of openBytes(options.input)) {
    const stopped = await work(reader.push(chunk));
    progress.add(chunk.length);
    if (stopped) return true;
  }
  await work(reader.end());
  progress.end();
  return failed;
}
