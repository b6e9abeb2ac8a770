import type { SchemaIr } from '../ir/definitions.js';
import type { Maybe } from '../values/value.js';
import { describeProblem } from './problem.js';
import { SchemaValidator } from './validator.js';

/** A lowered schema has all that it refers to within itself. */
export const VALIDATOR = new SchemaValidator(() => undefined);

/** What is wrong with a value by a schema, in one sentence with the place and the value; undefined where it fits. */
export function validateValue(schema: SchemaIr, value: Maybe): string | undefined {
  if (value === undefined) return `There is no value, where a \`${schema.id}\` is needed.`;
  const problem = VALIDATOR.problem(schema.schema, value);
  return problem && describeProblem(problem);
}
