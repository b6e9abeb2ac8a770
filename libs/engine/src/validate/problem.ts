import { describeValue } from '../values/describe.js';
import type { Maybe } from '../values/value.js';

/** The first thing in a value that does not fit its schema. */
export interface Problem {
  /** Where: `lines[2].hours`; empty for the value itself. */
  readonly path: string;
  /** The keyword of the schema that says so. */
  readonly keyword: string;
  /** What would fit: "a number", "at least 0"; for a field too much or too few, its name. */
  readonly expected: string;
  readonly actual: Maybe;
}

/** The problem as a sentence: "`hours` is \"abc\", and must be a number." */
export function describeProblem({ path, keyword, expected, actual }: Problem): string {
  const place = path === '' ? 'The payload' : `\`${path}\``;
  switch (keyword) {
    case 'required':
      return `${place} has no \`${expected}\`, which is required.`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `${place} has a field \`${expected}\` that the schema does not know.`;
    default:
      return `${place} is ${describeValue(actual)}, and must be ${expected}.`;
  }
}

export function fieldPath(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
