import type { FlowProgram } from '../engine.js';
import { ROUNDS_MAX, type Asked, type Execution, type FlowEvent, type Host } from './execution.js';
import { failed } from './outcome.js';

/**
 * Runs an event until its host has all that it needs: yields what is still asked for, and goes on when the caller has
 * fetched it, in whatever way and for however many events at once. An event that asks without end fails.
 */
export function* rounds(program: FlowProgram, event: FlowEvent, host: Host): Generator<Asked, Execution, void> {
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const execution = program(event, host);
    if (!execution.asked) return execution;
    yield execution.asked;
  }
  const { result } = failed('ROUNDS_LIMIT', `the flow needs rows that depend on rows more than ${ROUNDS_MAX} times`);
  return { result, deliveries: [], draws: [], subject: undefined };
}
