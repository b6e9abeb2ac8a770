/**
 * Compares conformance mode with json-logic-js on random pairs of logic and data: the interpreter, the compiled program
 * and the reference must answer the same, to the last bit. Needs a build.
 *
 *   node tools/fuzz/conformance.js [--cases 1000000] [--seed N]
 */
import { parseArgs } from 'node:util';
import jsonLogic from 'json-logic-js';
import { disagreement } from '../../libs/engine/dist/conformance/agreement.js';
import { randomCases } from '../../libs/engine/dist/conformance/fuzz.js';
import { ownReads } from '../../libs/engine/dist/conformance/own-reads.js';

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});
const cases = Number(values.cases);
const seed = Number(values.seed);
if (!Number.isSafeInteger(cases) || cases < 1 || !Number.isSafeInteger(seed)) {
  console.error('Usage: node tools/fuzz/conformance.js [--cases N] [--seed N]');
  process.exit(2);
}

// `log` of the reference prints; everything else of it stays as it is.
jsonLogic.add_operation('log', (value) => value);
const plain = compared('plain names', (logic, data) => jsonLogic.apply(logic, data), cases, false);
const inherited = compared('inherited names', ownReads(jsonLogic), Math.ceil(cases / 10), true);
process.exit(plain + inherited === 0 ? 0 : 1);

function compared(title, reference, count, withInherited) {
  const started = performance.now();
  let done = 0;
  let differing = 0;
  for (const { logic, data } of randomCases(seed, count, withInherited)) {
    const found = disagreement(reference, logic, data);
    if (found && ++differing <= 10) console.log(JSON.stringify(found));
    if (++done % 10_000 === 0 && process.stderr.isTTY) process.stderr.write(`\r${title}: ${done} of ${count}`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`${title}: ${count} pairs, seed ${seed}, ${differing} differ, ${seconds} s`);
  return differing;
}
