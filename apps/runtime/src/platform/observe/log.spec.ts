import { expect, test } from '@jest/globals';
import { Log, type LogFields } from './log.js';

function logged(level: string, write: (log: Log) => void): Record<string, unknown>[] {
  let text = '';
  write(new Log(level, { write: (chunk: string) => void (text += chunk) }));
  const lines = text.split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('a line holds its message and the fields on the list, nothing else', () => {
  const fields = { event: 7, body: { salary: 1 }, password: 'x' } as LogFields;
  const [line] = logged('info', (log) => log.info('taken', fields));
  expect(Object.keys(line!).sort()).toEqual(['event', 'level', 'message', 'process', 'time']);
});

test('whatever is in a text, it stays one line', () => {
  const hostile = 'a\r\n{"level":"info","message":"forged"}\u2028\u0000';
  expect(logged('info', (log) => log.info(hostile, { source: hostile }))).toHaveLength(1);
});

test.each([
  ['postgres://u:hunter2@h/d', 'postgres://u:***@h/d'],
  ['sent Authorization: Bearer abc.def-1', 'sent Authorization: Bearer ***'],
])('%s is masked', (given, shown) => {
  const [line] = logged('info', (log) => log.warn('failed', { detail: given }, new Error(given)));
  expect([line!['detail'], line!['error']]).toEqual([shown, shown]);
});

test('what is less important than the level is left out', () => {
  expect(logged('warn', (log) => log.info('small'))).toEqual([]);
});
