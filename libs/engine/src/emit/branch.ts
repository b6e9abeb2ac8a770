import type { Block } from './block.js';
import { code, type Code } from './code.js';

/** Code that is run only sometimes: the statements it needs, and its value. */
export interface Part {
  readonly block: Block;
  readonly value: Code;
}

export function part(at: Block, emit: (inner: Block) => Code): Part {
  const block = at.child();
  return { block, value: emit(block) };
}

/** One of two values. An expression where neither needs statements, else a variable set in two blocks. */
export function choose(test: Code, then: Part, otherwise: Part, at: Block): Code {
  if (then.block.isEmpty && otherwise.block.isEmpty) return code`(${test} ? ${then.value} : ${otherwise.value})`;
  const chosen = at.emission.names.fresh('v');
  at.push(code`let ${chosen};`);
  at.push(code`if (${test}) {\n${assigned(chosen, then)}\n} else {\n${assigned(chosen, otherwise)}\n}`);
  return chosen;
}

function assigned(name: Code, { block, value }: Part): Code {
  block.push(code`${name} = ${value};`);
  return block.code();
}

/** A value used twice: what to write where it is used first, and afterwards. */
export interface Reused {
  readonly first: Code;
  readonly again: Code;
}

const CHEAP = /^(?:[a-z]+\d+(?:\["(?:[^"\\]|\\.)*"\])?|\(?-?[\d.]+\)?|"(?:[^"\\]|\\.)*"|true|false|null|undefined)$/;

/** A name, a literal or one read of a field: written again rather than kept. */
export function isCheap(value: Code): boolean {
  return CHEAP.test(String(value));
}

export function reused(value: Code, at: Block): Reused {
  if (isCheap(value)) return { first: value, again: value };
  const name = at.temporary();
  return { first: code`(${name} = ${value})`, again: name };
}

/** The value under a name, or itself where it is cheap to write again. */
export function named(value: Code, at: Block): Code {
  return isCheap(value) ? value : at.constant('v', value);
}
