import type { Definition } from '@reckoner/definitions';
import type { SchemaIr } from '../ir/definitions.js';
import type { Bindings, FlowIr, StepIr } from '../ir/flow.js';
import type { Type } from '../types/type.js';

/**
 * Which edits of a schema a flow need not be lowered anew for: those of single fields that it does not read. Whatever
 * reads a field names it, in the flow, in a connection that it delivers to, or in a type that a value must fit.
 */

type Names = ReadonlySet<string>;

const KNOWN = new WeakMap<Type, WeakMap<Type, Names | 'more'>>();

/** The names of the scalar fields by which two types differ, however deep; `more` where they differ in anything else. */
export function differingFields(a: Type, b: Type): Names | 'more' {
  const known = KNOWN.get(a) ?? new WeakMap<Type, Names | 'more'>();
  KNOWN.set(a, known);
  const found = known.get(b) ?? compared(a, b);
  known.set(b, found);
  return found;
}

function compared(a: Type, b: Type): Names | 'more' {
  const names = new Set<string>();
  return collect(a, b, names) ? names : 'more';
}

function collect(a: Type, b: Type, names: Set<string>): boolean {
  if (a === b) return true;
  if (!isSameBesideParts(a, b) || !a.item !== !b.item || !a.fields !== !b.fields) return false;
  if (a.item && b.item && !collect(a.item, b.item, names)) return false;
  // Of an open object without declared fields any may be read.
  if (a.fields?.size === 0 || b.fields?.size === 0) return a.fields?.size === b.fields?.size;
  for (const name of new Set([...(a.fields?.keys() ?? []), ...(b.fields?.keys() ?? [])])) {
    const [was, is] = [a.fields!.get(name), b.fields!.get(name)];
    if (was && is && (was === is || (!isScalar(was) && !isScalar(is)))) {
      if (!collect(was, is, names)) return false;
    } else if ((was && !isScalar(was)) || (is && !isScalar(is))) return false;
    else if (!was || !is || !isSameBesideParts(was, is)) names.add(name);
  }
  return true;
}

function isScalar({ kind }: Type): boolean {
  return kind === 'boolean' || kind === 'number' || kind === 'text';
}

function isSameBesideParts(a: Type, b: Type): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Type>;
  keys.delete('item');
  keys.delete('fields');
  return [...keys].every((key) => a[key] === b[key] || (key === 'values' && isSameList(a.values, b.values)));
}

function isSameList(a: Type['values'], b: Type['values']): boolean {
  return a !== undefined && b !== undefined && a.length === b.length && a.every((value, index) => value === b[index]);
}

/**
 * Whether the flow reads none of the fields, as far as that is easily told. `met`: its definition, and all that it asked.
 * What it is given as a whole must fit as before: it is of the same schema, or none of the fields is asked of it.
 */
export function isUnread(flow: FlowIr, names: Names, met: readonly unknown[]): boolean {
  const isNamed = met.some(
    (each) => (isDefinition(each) && isNamedIn(each, names)) || (isSchema(each) && hasField(each.type, names)),
  );
  return (
    !isNamed && [...flow.steps, ...flow.after.flatMap(({ steps }) => steps)].every((step) => fitsStep(step, names))
  );
}

function isDefinition(met: unknown): met is Definition {
  return typeof met === 'object' && met !== null && 'source' in met;
}

function isSchema(met: unknown): met is SchemaIr {
  return typeof met === 'object' && met !== null && 'schema' in met && 'type' in met;
}

/** A text with escapes may name what it does not show. */
function isNamedIn({ source: { text } }: Definition, names: Names): boolean {
  return text.includes('\\') || [...names].some((name) => text.includes(name));
}

function fitsStep(step: StepIr, names: Names): boolean {
  if ('given' in step && !fitsGiven(step.given, names)) return false;
  const inner = 'steps' in step ? step.steps : step.kind === 'route' ? step.branches.flatMap(({ steps }) => steps) : [];
  return inner.every((each) => fitsStep(each, names));
}

function fitsGiven(given: Bindings, names: Names): boolean {
  return given.every(
    ({ input, value }) =>
      (input.type.schema !== undefined && input.type.schema === value.type.schema) || !hasField(input.type, names),
  );
}

/** Whether values of the type may have one of the fields, however deep. */
function hasField(type: Type, names: Names): boolean {
  if (type.item && hasField(type.item, names)) return true;
  return [...(type.fields ?? [])].some(([name, inner]) => names.has(name) || hasField(inner, names));
}
