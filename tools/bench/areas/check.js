/** Checking: the shipped workspace as a whole, and one edited file of it, in a warm process. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Workspace } from '../../../libs/definitions/dist/index.js';
import { Engine } from '../../../libs/engine/dist/engine.js';
import { checkWorkspace } from '../../../libs/engine/dist/index.js';
import { atMost, effort } from '../measure.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const ROUNDS = effort(20, 1);
const WARM_UP_ROUNDS = effort(10, 0);

/** An edit of one file of each kind that people edit most; each round another one, so that nothing can be kept. */
const EDITS = {
  'rules/billing/eligibility.rules.yaml': (text, round) =>
    text.replace(/entry.hours > \d+/, `entry.hours > ${25 + round}`),
  'rules/billing/multiplier.table.yaml': (text, round) => text.replace('1.25', `${2 + round}.25`),
  'mappings/harvest/time-entry.mapping.yaml': (text, round) => text.replace('"harvest:"', `"harvest-${round}:"`),
  'mappings/canonical/time-entry.schema.yaml': (text, round) =>
    text.replace('\nproperties:\n', `\nproperties:\n  added${round}: { type: string }\n`),
  'flows/approved-time.flow.yaml': (text, round) => text.replace(/^title: .*$/m, `title: Edited ${round}`),
};

/** The definitions of the shipped workspace with their rows, without tests and samples of payloads. */
function shipped() {
  const files = new Map([['reckoner.yaml', readFileSync(join(ROOT, 'reckoner.yaml'), 'utf8')]]);
  for (const folder of ['mappings', 'rules', 'flows']) {
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || /\.test\.yaml$|\.sample\.json$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(path.slice(ROOT.length), readFileSync(path, 'utf8'));
    }
  }
  return files;
}

function medianOf(work) {
  const times = [];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    const start = process.hrtime.bigint();
    work(round);
    if (round >= 0) times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1];
}

/** Reads, checks and compiles all flows. */
function compile(files) {
  const checked = checkWorkspace(Workspace.of(files));
  const engine = new Engine(checked);
  for (const flow of checked.program.all('flow')) engine.flow(flow.id);
  return checked;
}

/** The figures of this area. */
export function figures() {
  const files = shipped();
  const whole = atMost(
    'check',
    'read, check and compile the shipped workspace, ms',
    medianOf(() => compile(files)),
    300,
  );
  const before = compile(files);
  const edits = Object.entries(EDITS).map(([file, edit]) => {
    let checked = before;
    const time = medianOf((round) => {
      const text = edit(files.get(file), round + WARM_UP_ROUNDS);
      if (text === files.get(file)) throw new Error(`the edit of ${file} changes nothing`);
      checked = checkWorkspace(checked.workspace.withFile(file, text), { previous: checked });
    });
    return atMost('check', `check again after an edit of ${file}, ms`, time, 10);
  });
  return [whole, ...edits];
}
