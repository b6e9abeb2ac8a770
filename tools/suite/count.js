/** How many tests passed and failed, from what the runners that we use print: jest, node --test, and our own line. */

const ESCAPES = /\u001b\[[\d;]*m/g;
const JEST = /^Tests:\s.*$/gm;
const NODE_PASS = /^(?:ℹ|#) pass (\d+)$/gm;
const NODE_FAIL = /^(?:ℹ|#) fail (\d+)$/gm;
const OWN = /^(\d+) passed, (\d+) failed/gm;

const total = (matches, group = 1) => [...matches].reduce((sum, match) => sum + Number(match[group]), 0);

/** A run that failed without naming a failed test counts as one that did; one without counts, as one that passed. */
export function counted({ output, fine }) {
  const text = output.replace(ESCAPES, '');
  const jest = [...text.matchAll(JEST)].map(([line]) => line);
  const inJest = (what) =>
    jest.reduce((sum, line) => sum + Number(new RegExp(`(\\d+) ${what}`).exec(line)?.[1] ?? 0), 0);
  const passed = inJest('passed') + total(text.matchAll(NODE_PASS)) + total(text.matchAll(OWN));
  const failed = inJest('failed') + total(text.matchAll(NODE_FAIL)) + total(text.matchAll(OWN), 2);
  if (!fine && failed === 0) return { passed, failed: 1, fine };
  return { passed: fine && passed === 0 ? 1 : passed, failed, fine: fine && failed === 0 };
}
