import type { Ir } from '../ir/expression.js';
import { BAIL } from './bail.js';
import type { Block } from './block.js';
import { code, type Code } from './code.js';
import { partsOf } from '../ir/parts.js';

/**
 * The interpreter ends an evaluation after a million steps, and generated code must not go on where it ends. So loops
 * count, rather too much than too little, and leave to the interpreter what comes near.
 */
const STEPS_SAFE = 500_000;

/** A loop of so few passes, in no other loop, goes uncounted: what `STEPS_SAFE` leaves free makes up for it. */
const PASSES_FREE = 256;

/** The statement that counts the passes of a loop that evaluates so many nodes in each. */
export function countPasses(count: Code, nodesEach: number, at: Block): Code {
  const counted = countedPasses(count, nodesEach, at);
  return leaveIf(at.isRepeated ? counted : code`${count} > ${PASSES_FREE} && ${counted}`, at);
}

/** The same of the parts of a split. */
export function countParts(count: Code, nodesEach: number, at: Block): Code {
  return leaveIf(countedPasses(count, nodesEach, at), at);
}

function countedPasses(count: Code, nodesEach: number, at: Block): Code {
  const { unit } = at.emission;
  return code`(${unit.bind('run', unit.links.run)}.steps += ${count} * ${nodesEach}) > ${STEPS_SAFE}`;
}

function leaveIf(condition: Code, at: Block): Code {
  return code`if (${condition}) throw ${at.emission.unit.bind('bail', BAIL)};`;
}

/** How many nodes an evaluation visits at most, but for repetitions. */
export function nodesOf(ir: Ir): number {
  return partsOf(ir).reduce((sum, part) => sum + nodesOf(part), 1);
}
