/** The events of the bench: time entries of which each comes to one effect, as CloudEvents. */
import { bill, useRows } from '../pipeline/bill.js';
import { entry } from '../pipeline/generate.js';
import { Random } from '../random.js';

const SEED = 20_261_121;
const POOL = 1_000;

/** Takes the rows of the workspace's tables; answers the function that makes the text of event `number`. */
export function eventsOver(rows, tag) {
  useRows(rows);
  const pool = [];
  const random = new Random(SEED);
  for (let number = 0; pool.length < POOL; number += 1) {
    const { id, ...rest } = entry(random, number);
    if (bill({ id, ...rest }).deliveries.length === 1) pool.push(JSON.stringify(rest).slice(1));
  }
  const head = `{"specversion":"1.0","source":"bench","type":"time-entry","time":"2026-11-02T09:00:00Z","id":"${tag}-`;
  const base = 1_000_000_000 * (1 + (hashOf(tag) % 900));
  return (number) => `${head}${number}","data":{"id":${base + number},${pool[number % POOL]}}`;
}

/** So that the entries of two runs are different things. */
function hashOf(text) {
  let hash = 7;
  for (const letter of text) hash = (hash * 31 + letter.codePointAt(0)) % 1_000_003;
  return hash;
}
