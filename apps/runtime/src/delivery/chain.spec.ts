import { describe, expect, it } from '@jest/globals';
import { isSettled, planChain, type Correct, type Link } from './chain.js';

/** `posted a` is a delivery of body a; `posted -1` takes back the first. */
function chain(...written: string[]): Link[] {
  return written.map((text, index): Link => {
    const [state, what] = text.split(' ') as [string, string];
    const isReversal = what.startsWith('-');
    return {
      id: index + 1,
      seq: index + 1,
      kind: isReversal ? 'reversal' : 'effect',
      state: state.replace('!', ''),
      operation: 'put',
      bodyHash: Buffer.from(isReversal ? '' : what),
      revision: '1',
      reverses: isReversal ? Number(what.slice(1)) : null,
      isLeased: state.endsWith('!'),
    };
  });
}

function plan(links: readonly Link[], body: string | undefined, correct: Correct): string {
  const wanted = body === undefined ? undefined : { operation: 'put', bodyHash: Buffer.from(body) };
  const isSame = (link: Link): boolean => link.bodyHash.toString() === body;
  const { withdrawn, reversed, isSent, stranded } = planChain(links, wanted, correct, isSame);
  return [
    ...withdrawn.map(({ id }) => `withdraw ${id}`),
    ...(reversed ? [`reverse ${reversed.id}`] : []),
    ...(isSent ? ['send'] : []),
    ...(stranded ? [`strand ${stranded.id}`] : []),
  ].join(', ');
}

const REVERSE: Correct = { reverseWith: 'undo' };

describe('a chain', () => {
  it.each<[about: string, links: Link[], body: string | undefined, correct: Correct, expected: string]>([
    ['begins with a delivery', chain(), 'a', 'upsert', 'send'],
    ['goes on after a refusal', chain('refused a'), 'b', REVERSE, 'send'],
    ['leaves alone what is the same', chain('posted a'), 'a', REVERSE, ''],
    ['leaves alone what waits and is the same', chain('pending a'), 'a', REVERSE, ''],
    ['replaces what waits', chain('pending a'), 'b', REVERSE, 'withdraw 1, send'],
    ['does not touch what somebody is about to send', chain('pending! a'), 'b', 'upsert', 'send'],
    ['upserts over what stands', chain('posted a'), 'b', 'upsert', 'send'],
    ['reverses what stands before it sends anew', chain('posted a'), 'b', REVERSE, 'reverse 1, send'],
    ['reverses what may stand', chain('unknown a'), 'b', REVERSE, 'reverse 1, send'],
    ['does not reverse twice', chain('posted a', 'posted -1'), 'b', REVERSE, 'send'],
    ['reverses again where that was refused', chain('posted a', 'refused -1'), 'b', REVERSE, 'reverse 1, send'],
    ['returns to what stands', chain('posted a', 'pending -1', 'pending b'), 'a', REVERSE, 'withdraw 2, withdraw 3'],
    ['takes back what is owed no more', chain('posted a'), undefined, REVERSE, 'reverse 1'],
    ['waits for a reversal that is under way', chain('posted a', 'pending -1'), undefined, REVERSE, ''],
    ['withdraws what is owed no more and was not sent', chain('pending a'), undefined, REVERSE, 'withdraw 1'],
    ['is stranded where there is no way back', chain('posted a'), undefined, 'upsert', 'strand 1'],
    ['is not stranded where nothing stands', chain('refused a'), undefined, 'upsert', ''],
    ['forgets what was superseded', chain('superseded a'), 'a', REVERSE, 'send'],
    ['leaves messages as they were sent', chain('posted a'), undefined, 'never', ''],
  ])('%s', (...[, links, body, correct, expected]) => {
    expect(plan(links, body, correct)).toBe(expected);
  });

  it('is settled once nothing of it is on its way', () => {
    expect(isSettled(chain('posted a', 'refused b', 'superseded c'))).toBe(true);
    expect(isSettled(chain('posted a', 'unknown b'))).toBe(false);
  });
});
