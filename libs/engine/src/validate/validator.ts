import { sameValue } from '../values/equality.js';
import type { Value } from '../values/value.js';
import { isBounded } from './bounded.js';
import { listProblem } from './lists.js';
import { objectProblem } from './objects.js';
import type { Problem } from './problem.js';
import { unevaluatedProblem } from './unevaluated.js';
import {
  isObject,
  keywordOf,
  listAt,
  resolveReference,
  textAt,
  typesOf,
  type Located,
  type SchemaLookup,
  type SchemaObject,
} from './schema.js';
import { isType, numberProblem, textProblem, typeNoun } from './simple.js';

/** Values may be so deeply nested; beyond, they do not fit. */
const DEPTH_MAX = 200;

/** What a check carries along. */
export interface Checking {
  readonly validator: SchemaValidator;
  readonly root: Value;
  readonly path: string;
  readonly depth: number;
}

/**
 * Holds values against JSON Schemas (2020-12), keyword by keyword. Only own properties count, numbers are exact, and a
 * text with `format: date` is a date that exists. Here is the meaning; generated validators (`emit/validate.ts`) say
 * only whether a value fits, and leave it to this to say why not.
 */
export class SchemaValidator {
  readonly #lookup: SchemaLookup;
  readonly #bounded = new WeakMap<object, boolean>();

  constructor(lookup: SchemaLookup) {
    this.#lookup = lookup;
  }

  /** The first problem, in the order of the schema; undefined where the value fits. */
  problem(schema: Value, value: Value): Problem | undefined {
    return this.check(schema, value, this.#start(schema));
  }

  /** Whether the value fits a schema that stands in the document `root`. */
  fits(schema: Value, value: Value, root: Value = schema): boolean {
    return this.check(schema, value, this.#start(root)) === undefined;
  }

  #start(root: Value): Checking {
    return { validator: this, root, path: '', depth: this.isBounded(root) ? 0 : DEPTH_MAX + 1 };
  }

  /** Whether checking by the document surely ends soon; if not, nothing fits it. */
  isBounded(document: Value): boolean {
    if (!isObject(document)) return true;
    const known = this.#bounded.get(document);
    if (known !== undefined) return known;
    const made = isBounded(document, (ref, root) => this.resolve(ref, root));
    this.#bounded.set(document, made);
    return made;
  }

  resolve(ref: string, root: Value): Located | undefined {
    return resolveReference(ref, root, this.#lookup);
  }

  check(schema: Value, value: Value, at: Checking): Problem | undefined {
    if (schema === false) return { path: at.path, keyword: 'false schema', expected: 'left out', actual: value };
    if (!isObject(schema)) return undefined;
    if (at.depth > DEPTH_MAX) return { path: at.path, keyword: '$ref', expected: 'simpler to check', actual: value };
    const deeper = { ...at, depth: at.depth + 1 };
    return (
      this.#referenceProblem(schema, value, deeper) ??
      typeProblem(schema, value, at) ??
      listedProblem(schema, value, at) ??
      simpleProblem(schema, value, at) ??
      (isObject(value) ? objectProblem(schema, value, deeper) : undefined) ??
      (Array.isArray(value) ? listProblem(schema, value, deeper) : undefined) ??
      combinationProblem(schema, value, deeper) ??
      (isObject(value) || Array.isArray(value) ? unevaluatedProblem(schema, value, deeper) : undefined)
    );
  }

  /** A reference that leads nowhere is reported where the schema is checked; here it asks for nothing. */
  #referenceProblem(schema: SchemaObject, value: Value, at: Checking): Problem | undefined {
    const ref = textAt(schema, '$ref');
    const target = ref === undefined ? undefined : this.resolve(ref, at.root);
    return target && this.check(target.schema, value, { ...at, root: target.root });
  }
}

function typeProblem(schema: SchemaObject, value: Value, at: Checking): Problem | undefined {
  const types = typesOf(schema);
  if (!types || types.some((type) => isType(value, type))) return undefined;
  return { path: at.path, keyword: 'type', expected: types.map(typeNoun).join(' or '), actual: value };
}

function listedProblem(schema: SchemaObject, value: Value, at: Checking): Problem | undefined {
  const constant = keywordOf(schema, 'const');
  if (constant !== undefined && !sameValue(constant, value)) {
    return { path: at.path, keyword: 'const', expected: JSON.stringify(constant), actual: value };
  }
  const listed = keywordOf(schema, 'enum');
  if (!Array.isArray(listed) || listed.some((each: Value) => sameValue(each, value))) return undefined;
  const shown = listed.slice(0, 8).map((each: Value) => JSON.stringify(each));
  return {
    path: at.path,
    keyword: 'enum',
    expected: `one of ${shown.join(', ')}${listed.length > 8 ? ' …' : ''}`,
    actual: value,
  };
}

function simpleProblem(schema: SchemaObject, value: Value, at: Checking): Problem | undefined {
  if (typeof value === 'string') return textProblem(schema, value, at.path);
  return isType(value, 'number') ? numberProblem(schema, value, at.path) : undefined;
}

function combinationProblem(schema: SchemaObject, value: Value, at: Checking): Problem | undefined {
  const { validator, path } = at;
  const fits = (part: Value): boolean => validator.check(part, value, at) === undefined;
  for (const part of listAt(schema, 'allOf')) {
    const found = validator.check(part, value, at);
    if (found) return found;
  }
  const any = listAt(schema, 'anyOf');
  if (any.length > 0 && !any.some(fits)) return alternativesProblem('anyOf', any, value, at);
  const one = listAt(schema, 'oneOf');
  const fitting = one.filter(fits).length;
  if (one.length > 0 && fitting === 0) return alternativesProblem('oneOf', one, value, at);
  if (fitting > 1) return { path, keyword: 'oneOf', expected: 'of exactly one of the alternatives', actual: value };
  const not = keywordOf(schema, 'not');
  if (not !== undefined && fits(not)) return { path, keyword: 'not', expected: 'something else', actual: value };
  return conditionProblem(schema, value, at);
}

/** Where all alternatives fail, the problem that lies deepest: of the alternative that was most likely meant. */
function alternativesProblem(keyword: string, alternatives: readonly Value[], value: Value, at: Checking): Problem {
  const found = alternatives.flatMap((part) => at.validator.check(part, value, at) ?? []);
  const deepest = found.reduce((a, b) => (b.path.length > a.path.length ? b : a));
  if (deepest.path.length > at.path.length) return deepest;
  const expected = [...new Set(found.map((each) => each.expected))].join(', or ');
  return { path: at.path, keyword, expected, actual: value };
}

function conditionProblem(schema: SchemaObject, value: Value, at: Checking): Problem | undefined {
  const condition = keywordOf(schema, 'if');
  if (condition === undefined) return undefined;
  const branch = keywordOf(schema, at.validator.check(condition, value, at) === undefined ? 'then' : 'else');
  return branch === undefined ? undefined : at.validator.check(branch, value, at);
}
