/** The entry that the demo shows: one that a person can do something about, decided by a rule with values in its words. */

const TELLING = ['PROJECT_CLOSED', 'EMPLOYEE_TERMINATED', 'CUSTOMER_ON_HOLD'];
const PURPOSE = 'billing';

/** `inputs` and `outputs` are NDJSON, line by line the same entries; answers the entry and its line, counted from 1. */
export function chooseEntry(inputs, outputs) {
  const lines = outputs.split('\n');
  const entries = inputs
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((text, at) => {
      const given = JSON.parse(text);
      const result = JSON.parse(lines[at]);
      return {
        line: at + 1,
        data: typeof given.specversion === 'string' ? given.data : given,
        purpose: PURPOSE,
        result: result.purposes?.[PURPOSE] ?? result,
      };
    });
  const refused = entries.filter(({ result }) => result.outcome === 'rejected' || result.outcome === 'held');
  const rank = ({ result }) => (TELLING.includes(result.reason) ? TELLING.indexOf(result.reason) : TELLING.length);
  return refused.sort((a, b) => rank(a) - rank(b) || a.line - b.line)[0];
}
