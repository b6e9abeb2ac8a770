/**
 * The pipeline as a good engineer writes it for this one purpose: the same parse, checks, look-ups, decisions, exact
 * amounts and lines out. node by-hand.js ROWS.json INPUT.ndjson > OUTPUT.ndjson
 */
import { createReadStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import { bill, useRows } from './bill.js';

const [rowsFile, input] = process.argv.slice(2);
useRows(JSON.parse(readFileSync(rowsFile, 'utf8')));

function run(line) {
  try {
    return JSON.stringify(bill(JSON.parse(line)));
  } catch (error) {
    return JSON.stringify({ outcome: 'failed', error: { code: 'NOT_JSON', message: error.message }, deliveries: [] });
  }
}

const decoder = new StringDecoder('utf8');
let rest = '';
for await (const chunk of createReadStream(input, { highWaterMark: 1024 * 1024 })) {
  const lines = (rest + decoder.write(chunk)).split('\n');
  rest = lines.pop();
  let out = '';
  for (const line of lines) if (line !== '') out += `${run(line)}\n`;
  if (!process.stdout.write(out)) await once(process.stdout, 'drain');
}
