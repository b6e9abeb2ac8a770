import { expect } from '@jest/globals';

/** A quarter of a second is promised; a test of instrumented code on a machine that does other things takes longer. */
const PROCESSOR_MS = 5_000;

/**
 * What `act` answers, held to time of the processor, not of the clock: waiting for others does not count. What it is
 * there to find takes minutes.
 */
export function withoutHanging<T>(act: () => T): T {
  const before = process.cpuUsage();
  const answer = act();
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(PROCESSOR_MS);
  return answer;
}
