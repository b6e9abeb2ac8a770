/** One campaign on a stage of its own; the last line is what came of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Campaign } from './campaign.js';
import { Stage } from './stage.js';

const say = (line) => process.stderr.write(`chaos: ${line}\n`);

/** Answers the exit code: 1 where anything was wrong. */
export async function run(options) {
  const folder = mkdtempSync(join(tmpdir(), 'reckoner-chaos-'));
  say(`seed ${options.seed}, ${options.events} events, in ${folder}`);
  let isKept = options.keep;
  let stage;
  try {
    stage = await Stage.open(folder, options.runtime);
    const result = await new Campaign(stage, options, say).run();
    process.stdout.write(`${JSON.stringify(result)}\n`);
    isKept ||= !result.isRight && !options.discard;
    return result.isRight ? 0 : 1;
  } finally {
    await stage?.close();
    if (!isKept) rmSync(folder, { recursive: true, force: true });
  }
}
