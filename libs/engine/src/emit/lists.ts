import type { Ir, IterateIr } from '../ir/expression.js';
import type { Block } from './block.js';
import { named } from './branch.js';
import { code, type Code } from './code.js';
import { value } from './expression.js';
import { isSurely, mayBeMissing } from './knowledge.js';
import { LIST_MAX } from './limits.js';
import { elements } from './runtime.js';
import { countPasses, nodesOf } from './steps.js';
import { test } from './truth.js';

/** Statements of one pass, for the element under this name. */
export type Pass = (element: Code, body: Block) => void;

/**
 * A loop over a list. Where that is itself a filter or map, its statements join the loop over *its* list, and no list
 * in between is made: `sum(filter(map(…)))` is one loop. Answers how many passes there are.
 */
export function loop(list: Ir, at: Block, pass: Pass, nodesEach: number): Code {
  if (list.kind === 'map') {
    return loop(
      list.list,
      at,
      (element, body) => pass(mapped(list, element, body), body),
      nodesEach + nodesOf(list.body),
    );
  }
  if (list.kind === 'filter') {
    const chosen: Pass = (element, body) => {
      body.bind(list.item, element);
      const condition = test(list.body, body);
      body.push(code`if (!(${condition})) continue;`);
      pass(element, body);
    };
    return loop(list.list, at, chosen, nodesEach + nodesOf(list.body));
  }
  return loopOverList(list, at, pass, nodesEach);
}

/** The element of a mapped list; a missing one counts as null. */
function mapped(list: IterateIr, element: Code, body: Block): Code {
  body.bind(list.item, element);
  const made = value(list.body, body);
  return named(mayBeMissing(list.body.type) ? code`(${made} ?? null)` : made, body);
}

function loopOverList(list: Ir, at: Block, pass: Pass, nodesEach: number): Code {
  const { names } = at.emission;
  const source = at.constant('list', checkedList(list, at));
  const count = at.constant('n', code`${source}.length`);
  const [index, element] = [names.fresh('i'), names.fresh('item')];
  const body = at.loop();
  pass(element, body);
  at.push(countPasses(count, nodesEach, at));
  at.push(
    code`for (let ${index} = 0; ${index} < ${count}; ${index}++) {\nconst ${element} = ${source}[${index}];\n${body.code()}\n}`,
  );
  return count;
}

/** A list that can be gone through; of a typed one only the length is looked at. */
function checkedList(list: Ir, at: Block): Code {
  const given = value(list, at);
  const check = at.emission.unit.bind('elements', elements);
  if (!isSurely(list.type, 'list')) return code`${check}(${given})`;
  const source = named(given, at);
  return code`${source}.length > ${LIST_MAX} ? ${check}(${source}) : ${source}`;
}

/** Whether the list is made by stages that join the loop. A loop may not end early then: a later stage could fail. */
export function isStaged(list: Ir): boolean {
  return list.kind === 'map' || list.kind === 'filter';
}
