/** The load as a process of its own: what it is to do comes as JSON, what came of it goes out as JSON. */
import { readFileSync, writeFileSync } from 'node:fs';
import { eventsOver } from './entries.js';
import { load, requestOf } from './load.js';

const { rowsFile, tag, path, key, size = 1, sentFile, ...options } = JSON.parse(process.argv[2]);
const eventAt = eventsOver(JSON.parse(readFileSync(rowsFile, 'utf8')), tag);
const headers = {
  'content-type': size === 1 ? 'application/cloudevents+json' : 'application/cloudevents-batch+json',
  ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
};

function bodyAt(index) {
  if (size === 1) return eventAt(index);
  const events = [];
  for (let number = index * size; number < (index + 1) * size; number += 1) events.push(eventAt(number));
  return `[${events.join(',')}]`;
}

// Batches are made before the clock starts: making them is no work of whoever takes them.
const made = size === 1 ? undefined : Array.from({ length: options.count }, (_, index) => bodyAt(index));
const requestAt = (index) => requestOf(path, headers, made ? made[index] : bodyAt(index));
const { seconds, sentAt, waited, failed } = await load({ ...options, requestAt });
if (sentFile !== undefined) writeFileSync(sentFile, Buffer.from(sentAt.buffer));
waited.sort();
const at = (share) => waited[Math.floor(waited.length * share)];
process.stdout.write(JSON.stringify({ seconds, failed, p50: at(0.5), p99: at(0.99) }));
