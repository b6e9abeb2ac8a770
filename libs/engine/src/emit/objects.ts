import type { ObjectIr } from '../ir/expression.js';
import type { Block } from './block.js';
import { named } from './branch.js';
import { all, code, commas, literalKey, type Code } from './code.js';
import { value } from './expression.js';
import { mayBeMissing } from './knowledge.js';
import { setOwn } from './runtime.js';

/** A field of an object to be built. */
export interface Entry {
  readonly key: string;
  readonly code: Code;
  /** Left out where the value is missing. */
  readonly optional: boolean;
}

export function emitObject(entries: ObjectIr['entries'], at: Block): Code {
  return buildObject(
    entries.map(({ key, value: of }) => ({ key, code: value(of, at), optional: mayBeMissing(of.type) })),
    at,
  );
}

/**
 * An object of the entries in their order. One literal, where none is missing; that most often holds, and objects
 * from one literal share their shape and are made fastest.
 */
export function buildObject(entries: readonly Entry[], at: Block): Code {
  const kept = entries.map((entry) => (entry.optional ? { ...entry, code: named(entry.code, at) } : entry));
  const optional = kept.filter((entry) => entry.optional);
  if (optional.length === 0) return literal(kept);
  const settled = kept.map((entry) => ({ ...entry, code: named(entry.code, at) }));
  const made = at.emission.names.fresh('made');
  const whole = all(optional.map((entry) => code`${entry.code} !== undefined`));
  const first = settled.findIndex((entry) => entry.optional);
  const steps = settled.slice(first).map((entry) => step(made, entry, at));
  at.push(code`let ${made};`);
  at.push(code`if (${whole}) ${made} = ${literal(settled)};`);
  at.push(code`else {\n${made} = ${literal(settled.slice(0, first))};`);
  steps.forEach((line) => at.push(line));
  at.push(code`}`);
  return made;
}

function literal(entries: readonly Entry[]): Code {
  return code`({ ${commas(entries.map((entry) => code`${literalKey(entry.key)}: ${entry.code}`))} })`;
}

function step(made: Code, { key, code: of, optional }: Entry, at: Block): Code {
  const set =
    key === '__proto__'
      ? code`${at.emission.unit.bind('set', setOwn)}(${made}, ${key}, ${of});`
      : code`${made}[${key}] = ${of};`;
  return optional ? code`if (${of} !== undefined) ${set}` : set;
}
