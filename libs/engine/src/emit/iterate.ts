import type { Ir, IterateIr, ReduceIr } from '../ir/expression.js';
import { mismatch } from '../types/relations.js';
import { BAIL } from './bail.js';
import type { Block } from './block.js';
import { code, type Code } from './code.js';
import { value } from './expression.js';
import { isStaged, loop, type Pass } from './lists.js';
import { addAny, extreme, groupBy, sortBy } from './runtime.js';
import { nodesOf } from './steps.js';
import { amountAdded, emitSum } from './sums.js';
import { test } from './truth.js';

/** Iterations as loops: what each kind makes of the elements. */
export function emitIterate(ir: IterateIr, at: Block): Code {
  switch (ir.kind) {
    case 'map':
    case 'filter':
      return collected(ir, at);
    case 'all':
      return searched(ir, at, { start: code`false`, otherwise: code`true`, isHit: false });
    case 'some':
      return searched(ir, at, { start: code`false`, otherwise: undefined, isHit: true });
    case 'none':
      return searched(ir, at, { start: code`true`, otherwise: undefined, isHit: true });
    case 'find':
      return found(ir, at);
    case 'count':
      return counted(ir, at);
    case 'sum':
      return emitSum({ ...ir, amount: ir.body }, at);
    case 'min-of':
      return extremeOf(ir, at, -1);
    case 'max-of':
      return extremeOf(ir, at, 1);
    case 'sort-by':
      return keyed(ir, at, sortBy);
    case 'group-by':
      return keyed(ir, at, groupBy);
  }
}

function loopBody(ir: IterateIr, at: Block, pass: Pass): void {
  const bound: Pass = (element, body) => {
    body.bind(ir.item, element);
    pass(element, body);
  };
  loop(ir.list, at, bound, nodesOf(ir.body) + 1);
}

function collected(ir: IterateIr, at: Block): Code {
  const made = at.constant('made', code`[]`);
  loop(ir, at, (element, body) => body.push(code`${made}.push(${element});`), 1);
  return made;
}

interface Search {
  readonly start: Code;
  /** What the answer becomes with each element that does not end the search. */
  readonly otherwise: Code | undefined;
  /** Whether an element for which the condition holds ends it, or one for which it does not. */
  readonly isHit: boolean;
}

/** `all`, `some`, `none`: the first element that decides ends the search. */
function searched(ir: IterateIr, at: Block, search: Search): Code {
  const { names } = at.emission;
  const answer = names.fresh('answer');
  at.push(code`let ${answer} = ${search.start};`);
  const decided = search.isHit ? code`${answer} = !${search.start};` : code`${answer} = false;`;
  const over = isStaged(ir.list) ? names.fresh('over') : undefined;
  if (over) at.push(code`let ${over} = false;`);
  loopBody(ir, at, (_, body) => {
    const inner = over ? body.child() : body;
    const holds = test(ir.body, inner);
    const ends = search.isHit ? code`${holds}` : code`!(${holds})`;
    inner.push(code`if (${ends}) { ${decided} ${over ? code`${over} = true;` : code`break;`} }`);
    if (search.otherwise)
      inner.push(over ? code`else ${answer} = ${search.otherwise};` : code`${answer} = ${search.otherwise};`);
    if (over) body.push(code`if (!${over}) {\n${inner.code()}\n}`);
  });
  return answer;
}

function found(ir: IterateIr, at: Block): Code {
  const answer = at.emission.names.fresh('answer');
  at.push(code`let ${answer};`);
  const staged = isStaged(ir.list);
  loopBody(ir, at, (element, body) => {
    const inner = staged ? body.child() : body;
    inner.push(code`if (${test(ir.body, inner)}) { ${answer} = ${element}; ${staged ? code`` : code`break;`} }`);
    if (staged) body.push(code`if (${answer} === undefined) {\n${inner.code()}\n}`);
  });
  return answer;
}

function counted(ir: IterateIr, at: Block): Code {
  const count = at.emission.names.fresh('count');
  at.push(code`let ${count} = 0;`);
  loopBody(ir, at, (_, body) => body.push(code`if (${test(ir.body, body)}) ${count}++;`));
  return count;
}

function extremeOf(ir: IterateIr, at: Block, sign: -1 | 1): Code {
  const best = at.emission.names.fresh('best');
  at.push(code`let ${best};`);
  const better = at.emission.unit.bind('extreme', extreme);
  loopBody(ir, at, (_, body) => body.push(code`${best} = ${better}(${best}, ${value(ir.body, body)}, ${sign});`));
  return best;
}

function keyed(ir: IterateIr, at: Block, arrange: typeof sortBy | typeof groupBy): Code {
  const [list, keys] = [at.constant('list', code`[]`), at.constant('keys', code`[]`)];
  loopBody(ir, at, (element, body) => {
    body.push(code`${list}.push(${element});`);
    body.push(code`${keys}.push(${value(ir.body, body)});`);
  });
  return at.constant('made', code`${at.emission.unit.bind('arrange', arrange)}(${list}, ${keys})`);
}

/** `reduce`: the accumulator starts as the initial value and is what the body yields, missing too. */
export function emitReduce(ir: ReduceIr, at: Block): Code {
  const amount = amountAdded(ir);
  if (amount) return reducedSum(ir, amount, at);
  // Its type is that of the initial value; a body that yields another could not be relied upon.
  if (mismatch(ir.body.type, ir.accumulator.type)) return code`${at.emission.unit.bind('give', giveUp)}()`;
  const accumulator = at.emission.names.fresh('sum');
  at.push(code`let ${accumulator} = ${value(ir.initial, at)};`);
  const pass: Pass = (element, body) => {
    body.bind(ir.item, element);
    body.bind(ir.accumulator, accumulator);
    body.push(code`${accumulator} = ${value(ir.body, body)};`);
  };
  loop(ir.list, at, pass, nodesOf(ir.body) + 1);
  return accumulator;
}

function reducedSum(ir: ReduceIr, amount: Ir, at: Block): Code {
  const total = emitSum({ ...ir, amount }, at);
  if (ir.initial.kind === 'const' && ir.initial.value === 0) return total;
  return at.constant('sum', code`${at.emission.unit.bind('add', addAny)}(${value(ir.initial, at)}, ${total})`);
}

function giveUp(): never {
  throw BAIL;
}
