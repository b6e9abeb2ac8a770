import type { ReferenceIr, SchemaIr } from '../ir/definitions.js';
import type { ReferenceRows } from '../reference/rows.js';
import { TextKeys } from '../reference/text-keys.js';
import { VALIDATOR } from '../validate/validate.js';
import type { Maybe } from '../values/value.js';
import type { Links } from './unit.js';
import { compileValidator } from './validate.js';

type Fits = (value: Maybe) => boolean;

/** What the generated code of one workspace is bound to. `rows`: the tables whose rows never change while it runs. */
export function linksFor(
  rows: (table: ReferenceIr) => ReferenceRows | undefined,
  onFallback?: (thrown: unknown) => void,
): Links {
  const validators = new Map<SchemaIr, Fits>();
  const links: Links = {
    run: { now: '', host: undefined, steps: 0 },
    rows,
    keys: new TextKeys(),
    validator: (schema) => {
      const known = validators.get(schema) ?? compiledWhenUsed(() => compileValidator(schema.schema, VALIDATOR, links));
      validators.set(schema, known);
      return known;
    },
    ...(onFallback ? { onFallback } : {}),
  };
  return links;
}

function compiledWhenUsed(compile: () => Fits): Fits {
  let compiled: Fits | undefined;
  return (value) => value !== undefined && (compiled ??= compile())(value);
}
